import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Card } from '../cards/card.ts';
import { dayIn } from '../clock.ts';
import { watchers } from '../dates/sweep.ts';
import type { Db, Tx } from '../db.ts';
import { workplaceOf } from '../freshness/queries.ts';
import { workingDaysBetween } from '../freshness/rules.ts';
import { groupBy } from '../group.ts';
import type { Translator } from '../i18n/translator.ts';
import { messageKinds } from '../outbox/registry.ts';
import { relationsSql } from '../people/access.ts';
import { everyone, type Person } from '../people/person.ts';
import { relationsSeeingAll } from '../people/policy.ts';
import { transactionOrTrial } from '../unkept.ts';

/** What people would be told on the morning of a day, if nothing else came up. */
export interface Preview {
  readonly day: Temporal.PlainDate;
  /** Whether what concerns clients that its viewer does not see was left out. */
  readonly isPartial: boolean;
  /** Whom most is told to first. */
  readonly people: readonly {
    readonly person: Person;
    readonly cards: readonly Card[];
    /** The clients that they tell of. */
    readonly accountIds: readonly number[];
  }[];
}

/** Who looks at it, and on which day of theirs. */
interface Viewer {
  readonly person: Pick<Person, 'id' | 'role'>;
  readonly today: Temporal.PlainDate;
}

/** By then everybody's day has begun. */
const hour = '10:00';
/** Rows that a look at the future leaves are told by it from those that were there. */
const trace = 'preview';

/** The next working day where the organisation is. */
const nextWorkingDay = async (db: Tx, now: Temporal.Instant): Promise<Temporal.PlainDate> => {
  const place = await workplaceOf(db);
  let day = dayIn(place.zone, now).add({ days: 1 });
  while (workingDaysBetween(day.subtract({ days: 1 }), day, place.country) === 0) day = day.add({ days: 1 });
  return day;
};

const messageRow = z.object({
  id: z.int(),
  kind: z.string(),
  personId: z.int(),
  accountId: z.int().nullable(),
  payload: z.unknown(),
});
type MessageRow = z.infer<typeof messageRow>;

/** One message of a kind for each person, as the outbox makes one of several. */
const built = async (
  db: Tx,
  now: Temporal.Instant,
  t: Translator,
  people: ReadonlyMap<number, Person>,
  rows: readonly MessageRow[],
): Promise<{ personId: number; card: Card }[]> => {
  const cards: { personId: number; card: Card }[] = [];
  for (const [name, ofKind] of groupBy(rows, ({ kind }) => kind)) {
    const kind = messageKinds.find((one) => one.name === name);
    if (!kind) continue;
    const due = [...groupBy(ofKind, ({ personId }) => personId)].flatMap(([personId, theirs]) => {
      const payloads = theirs.map(({ payload }) => kind.payload.parse(payload));
      const merged = kind.merge ? [kind.merge(payloads)] : payloads;
      const person = people.get(personId);
      return person
        ? merged.map((payload, i) => ({ id: theirs[i]?.id ?? 0, payload, person, t, dueAt: now, stands: false }))
        : [];
    });
    const said = await kind.build({ db, now }, due);
    said.forEach((one, i) => {
      const personId = due[i]?.person.id;
      if ('say' in one && personId !== undefined) cards.push({ personId, card: one.say });
    });
  }
  return cards;
};

/**
 * SQL: whether a message of an account is for a viewer's eyes; `true` without one. What somebody is told of a client stands in the message whole, so
 * only a relation that opens all of the client opens it, whoever its reader is: a head reads what is told of the clients of their team and of those
 * without an owner, not what one of the team is told as a deputy elsewhere, as everywhere else (docs/access.md).
 */
const isVisible = (viewer: Viewer | null): Prisma.Sql =>
  viewer
    ? Prisma.sql`o.account_id IN (
        SELECT r.account_id FROM (${relationsSql(viewer.person, viewer.today)}) r WHERE r.relation = ANY(${relationsSeeingAll}))`
    : Prisma.sql`true`;

/**
 * What the rules would tell people on the morning of the next working day, as cards in the language of `t`. It writes what the rules write: call it in
 * a transaction of which nothing stays. @param viewer who is to see the cards; null: nobody, they are only counted
 */
export const previewIn = async (
  tx: Tx,
  now: Temporal.Instant,
  t: Translator,
  viewer: Viewer | null,
): Promise<Preview> => {
  const day = await nextWorkingDay(tx, now);
  const here = await everyone(tx, day);
  const moments = [...new Set(here.map(({ zone }) => zone))]
    .map((zone) => day.toZonedDateTime({ timeZone: zone, plainTime: hour }).toInstant())
    .sort((a, b) => a.epochMilliseconds - b.epochMilliseconds);
  for (const moment of moments) for (const watch of watchers) await watch(tx, moment, trace);
  const rows = await tx.$queryRaw`
    SELECT o.id, o.kind, m.person_id AS "personId", o.account_id AS "accountId", o.payload FROM outbox_message o JOIN mailbox m ON m.id = o.mailbox_id
    WHERE o.trace = ${trace} AND m.person_id IS NOT NULL AND ${isVisible(viewer)} ORDER BY o.id`;
  const last = moments.at(-1) ?? now;
  const told = z.array(messageRow).parse(rows);
  const cards = await built(tx, last, t, new Map(here.map((person) => [person.id, person])), told);
  const byPerson = groupBy(cards, ({ personId }) => personId);
  const people = here.flatMap((person) => {
    const theirs = byPerson.get(person.id);
    if (!theirs) return [];
    const accountIds = told.flatMap(({ personId, accountId }) =>
      personId === person.id && accountId ? [accountId] : [],
    );
    return [{ person, cards: theirs.map(({ card }) => card), accountIds: [...new Set(accountIds)] }];
  });
  const isPartial = viewer !== null && viewer.person.role !== 'administrator';
  return { day, isPartial, people: people.toSorted((a, b) => b.cards.length - a.cards.length) };
};

/** The same, of what is in the house now; nothing of it stays, and nothing is sent. */
export const preview = (db: Db, now: Temporal.Instant, t: Translator, viewer: Viewer): Promise<Preview> =>
  transactionOrTrial(db, async (tx, keepNothing) => keepNothing(await previewIn(tx, now, t, viewer)), {
    timeout: 120_000,
  });
