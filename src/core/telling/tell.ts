import { Temporal } from 'temporal-polyfill';
import { stakesOf } from '../accounts/stakes.ts';
import { summariesAfter } from '../attention/mornings.ts';
import { dayIn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { toldFrom } from '../freshness/old.ts';
import { groupBy } from '../group.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { MessageKind } from '../outbox/kind.ts';
import { endOthers, look, takeTurns } from '../signals/look.ts';
import { isDaytime, isToldOn, tellingPolicy } from './rules.ts';
import type { Items } from './told.ts';

/** Something that a person is told as it nears or lasts. */
export interface Watched<Item> {
  /** Names it, its day and its reader: what is told of it is told once at each level. */
  readonly subject: string;
  readonly accountId: number;
  readonly personId: number;
  readonly zone: string;
  /** How far it has come; 0: nothing to tell. */
  readonly level: number;
  /** After this day it is too late to tell it; null: it is never too late. */
  readonly until: Temporal.PlainDate | null;
  readonly item: Item;
}

interface Telling<Item> {
  readonly rule: string;
  readonly kind: MessageKind<Items<Item>>;
  /** The money at stake at accounts; default all that there is. */
  readonly stakesOf?: typeof stakesOf;
  /** All that there is to watch now, whatever the time of its reader. */
  watched(): Promise<readonly Watched<Item>[]>;
}

/** Whether it is a time at which its reader is told. Pure. */
export const isDueNow = (now: Temporal.Instant, { zone, until }: Pick<Watched<unknown>, 'zone' | 'until'>): boolean => {
  const today = dayIn(zone, now);
  return isDaytime(now, zone, until?.equals(today)) && isToldOn(today, until ?? today.add({ years: 1 }));
};

/** Whether it is over by the day on which its reader is told what was held back: the next, or the one after days off or an absence. Pure. */
export const cannotWait = (
  { zone, until }: Pick<Watched<unknown>, 'zone' | 'until'>,
  summaryAt: Temporal.Instant,
): boolean => until !== null && Temporal.PlainDate.compare(until, dayIn(zone, summaryAt)) < 0;

/**
 * Tells each person what has come so far, once a day, in the daytime where they are: a message for each client, which the outbox makes one of.
 * What comes up after that waits for the next day, unless that is too late.
 */
export const tellByDay = async <Item>(
  tx: Tx,
  now: Temporal.Instant,
  { rule, kind, watched: find, stakesOf: valued = stakesOf }: Telling<Item>,
  trace: string,
): Promise<void> => {
  await takeTurns(tx, rule);
  const watched = await find();
  await endOthers(
    tx,
    now,
    rule,
    watched.map(({ subject }) => subject),
  );
  const due = watched.filter((one) => isDueNow(now, one));
  if (due.length === 0) return;
  const toldBefore = await toldToday(tx, now, kind.name, due);
  const timely = due.filter((one) => {
    const isLastDay = one.until && Temporal.PlainDate.compare(one.until, dayIn(one.zone, now)) <= 0;
    return isLastDay || !toldBefore.has(dayKey(kind.name, now, one));
  });
  const news = await look(
    tx,
    now,
    rule,
    tellingPolicy,
    timely.map((one) => ({ subject: one.subject, accountId: one.accountId, level: one.level, facts: one })),
  );
  const fresh = news.filter(({ emit }) => emit !== 'resolved');
  if (fresh.length === 0) return;
  const byPerson = groupBy(fresh, ({ reading }) => reading.facts.personId);
  const accountIds = [...new Set(fresh.map(({ reading }) => reading.facts.accountId))];
  const summaries = await summariesAfter(tx, await toldFrom(tx, now, kind), [...byPerson.keys()]);
  const stakes = await valued(tx, accountIds, dayIn('UTC', now));
  const messages = [...byPerson.values()].flatMap((theirs) =>
    [...groupBy(theirs, ({ reading }) => reading.facts.accountId)].flatMap(([accountId, [first, ...rest]], i) => {
      if (!first) return [];
      const { facts } = first.reading;
      // The first of the day bears its name, so that the rest is known to have been told.
      const key = dayKey(kind.name, now, facts);
      const told = [first, ...rest].map(({ reading }) => reading.facts);
      return {
        key: i > 0 || toldBefore.has(key) ? `${key}/${first.id}/${first.episode}` : key,
        personId: facts.personId,
        accountId,
        stake: stakes.get(accountId) ?? 0,
        isUrgent: told.some((one) => cannotWait(one, summaries.get(one.personId) ?? now)),
        payload: { items: told.map(({ item }) => item) },
        dueAt: now,
      };
    }),
  );
  await enqueue(tx, kind, messages, trace);
};

/** The key of what is told to a person first on a day: there is one where something was. Pure. */
export const dayKey = (
  kind: string,
  now: Temporal.Instant,
  { personId, zone }: Pick<Watched<unknown>, 'personId' | 'zone'>,
): string => `${kind}/${personId}/${dayIn(zone, now)}`;

const toldToday = async (
  tx: Tx,
  now: Temporal.Instant,
  kind: string,
  due: readonly Watched<unknown>[],
): Promise<ReadonlySet<string>> => {
  const keys = [...new Set(due.map((one) => dayKey(kind, now, one)))];
  const rows = await tx.outboxMessage.findMany({ where: { key: { in: keys } }, select: { key: true } });
  return new Set(rows.map(({ key }) => key));
};
