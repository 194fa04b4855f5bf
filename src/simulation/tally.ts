import { oldData, oldDataOver } from '../core/attention/rules.ts';
import { groupBy } from '../core/group.ts';
import type { Fate } from './simulate.ts';

/** What came of messages. `told`: by themselves; `bundled`: in another one, at once; `held`: in a summary, later; `dropped`: not at all. */
interface Counts {
  readonly told: number;
  readonly bundled: number;
  readonly held: number;
  readonly dropped: number;
  /** How many were held back for each reason. */
  readonly heldFor: Readonly<Record<string, number>>;
  /** Why those were dropped, and how many for each reason. */
  readonly reasons: Readonly<Record<string, number>>;
}

/** What came of the messages of one kind to one person, on one day where that is told apart. */
export interface Line extends Counts {
  readonly handle: string;
  /** ISO, where its reader is. */
  readonly day?: string;
  readonly kind: string;
}

/** How many messages reached one person in all, on how many days, and on the day with most. */
export interface Burden {
  readonly handle: string;
  readonly messages: number;
  readonly days: number;
  readonly most: number;
  /** ISO; null: nothing ever came. */
  readonly busiest: string | null;
}

const isHeld = ({ state, reason }: Fate): boolean => state === 'held' || (state === 'bundled' && reason !== null);

const isDropped = ({ state }: Fate): boolean => state === 'dropped' || state === 'failed';

/** How many there are of each reason. */
const reasonsOf = (fates: readonly Fate[]): Record<string, number> =>
  Object.fromEntries([...groupBy(fates, ({ reason }) => reason ?? '')].map(([reason, { length }]) => [reason, length]));

const countsOf = (fates: readonly Fate[]): Counts => {
  const count = (is: (fate: Fate) => boolean): number => fates.filter(is).length;
  return {
    told: count(({ state }) => state === 'sent'),
    bundled: count((fate) => fate.state === 'bundled' && !isHeld(fate)),
    held: count(isHeld),
    dropped: fates.filter(isDropped).length,
    heldFor: reasonsOf(fates.filter(isHeld)),
    reasons: reasonsOf(fates.filter(isDropped)),
  };
};

/** By person and kind, or by person, day and kind, in the order of days. Pure. */
export const linesOf = (fates: readonly Fate[], by: 'kind' | 'day' = 'kind'): Line[] => {
  const dayOf = ({ day }: Fate): string => (by === 'day' ? day : '');
  const lines = [...groupBy(fates, (fate) => `${fate.handle} ${dayOf(fate)} ${fate.kind}`).values()].flatMap(
    (those) => {
      const [first] = those;
      return first
        ? [{ handle: first.handle, ...(by === 'day' && { day: first.day }), kind: first.kind, ...countsOf(those) }]
        : [];
    },
  );
  return by === 'kind'
    ? lines
    : lines.toSorted((a, b) => a.handle.localeCompare(b.handle) || (a.day ?? '').localeCompare(b.day ?? ''));
};

/** What each person has to bear, who has most to bear first. Pure. */
export const burdensOf = (fates: readonly Fate[]): Burden[] =>
  [...groupBy(fates, ({ handle }) => handle)]
    .map(([handle, those]) => {
      const perDay = [
        ...groupBy(
          those.filter(({ state }) => state === 'sent'),
          ({ day }) => day,
        ),
      ].map(([day, { length }]) => ({ day, messages: length }));
      const [busiest] = perDay.toSorted((a, b) => b.messages - a.messages || a.day.localeCompare(b.day));
      return {
        handle,
        messages: perDay.reduce((sum, { messages }) => sum + messages, 0),
        days: perDay.length,
        most: busiest?.messages ?? 0,
        busiest: busiest?.day ?? null,
      };
    })
    .toSorted((a, b) => b.messages - a.messages || a.handle.localeCompare(b.handle));

/** How many messages of a line waited for newer data. Pure. */
export const waitedForData = ({ heldFor }: Pick<Line, 'heldFor'>): number =>
  (heldFor[oldData] ?? 0) + (heldFor[oldDataOver] ?? 0);
