import type { Temporal } from 'temporal-polyfill';
import { summariesAfter } from '../attention/mornings.ts';
import type { RuleAsker } from '../attention/why/rule.ts';
import { toldFrom } from '../freshness/old.ts';
import { cannotWait, isDueNow } from './tell.ts';

/** The first moment of a day where the asker is. Pure. */
export const startOf = (day: Temporal.PlainDate, { person }: RuleAsker): Temporal.Instant =>
  day.toZonedDateTime(person.zone).toInstant();

/** How the asker is told of what is over after a day; null: it lasts. */
export const tellingOf = async ({ db, now, person: { id, zone } }: RuleAsker, kind: Parameters<typeof toldFrom>[2]) => {
  const summaryAt = (await summariesAfter(db, await toldFrom(db, now, kind), [id])).get(id) ?? now;
  return (until: Temporal.PlainDate | null) => {
    const isTime = isDueNow(now, { zone, until });
    return { isTime, isUrgent: isTime && cannotWait({ zone, until }, summaryAt), isDaily: true };
  };
};
