import { Temporal } from 'temporal-polyfill';
import { dayIn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { groupBy } from '../group.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { MessageKind } from '../outbox/kind.ts';
import { endOthers, look, takeTurns } from '../signals/look.ts';
import { datePolicy, isDaytime, isToldOn } from './rules.ts';

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

interface Telling<Item, Payload> {
  readonly rule: string;
  readonly kind: MessageKind<Payload>;
  /** All that there is to watch now, whatever the time of its reader. */
  watched(): Promise<readonly Watched<Item>[]>;
  payload(items: readonly Item[]): Payload;
}

const isDueNow = (now: Temporal.Instant, { zone, until }: Watched<unknown>): boolean => {
  const today = dayIn(zone, now);
  return isDaytime(now, zone) && isToldOn(today, until ?? today.add({ years: 1 }));
};

/**
 * Tells each person what has come so far, all of it in one message a day, in the daytime where they are. What comes up after that message waits
 * for the next day, unless that is too late.
 */
export const tellByDay = async <Item, Payload>(
  tx: Tx,
  now: Temporal.Instant,
  { rule, kind, watched: find, payload }: Telling<Item, Payload>,
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
  const told = await toldToday(tx, now, kind.name, due);
  const timely = due.filter((one) => {
    const isLastDay = one.until && Temporal.PlainDate.compare(one.until, dayIn(one.zone, now)) <= 0;
    return isLastDay || !told.has(dayKey(kind.name, now, one));
  });
  const news = await look(
    tx,
    now,
    rule,
    datePolicy,
    timely.map((one) => ({ subject: one.subject, accountId: one.accountId, level: one.level, facts: one })),
  );
  const byPerson = groupBy(
    news.filter(({ emit }) => emit !== 'resolved'),
    ({ reading }) => reading.facts.personId,
  );
  const messages = [...byPerson.entries()].flatMap(([personId, [first, ...rest]]) => {
    if (!first) return [];
    const key = dayKey(kind.name, now, first.reading.facts);
    return {
      key: told.has(key) ? `${key}/${first.id}/${first.episode}` : key,
      personId,
      payload: payload([first, ...rest].map(({ reading }) => reading.facts.item)),
      dueAt: now,
    };
  });
  await enqueue(tx, kind, messages, trace);
};

const dayKey = (kind: string, now: Temporal.Instant, { personId, zone }: Watched<unknown>): string =>
  `${kind}/${personId}/${dayIn(zone, now)}`;

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
