import type { Line } from '../../../cards/card.ts';
import { type BuildPart, lines } from '../part.ts';
import { clip, name } from '../text.ts';
import { promiseLine } from './promises.ts';

const eachShown = 2;

/** What stands open between us: our broken word first, then what they do not accept, then what we have not settled. */
export const issues: BuildPart = ({ dossier, promises }, t) => {
  const { today } = dossier;
  const disputes = dossier.receivables?.disputes ?? [];
  const unsettled = dossier.trade?.unsettled ?? [];
  const ours: Line[] = promises.oursOverdue
    .slice(0, eachShown)
    .map((promise) => [`${t('brief-ours')} `, ...[promiseLine(promise, dossier, t)].flat()]);
  const claims: Line[] = disputes.slice(0, eachShown).map(({ number, amount, currency, reason, openedOn }) =>
    t('brief-dispute', {
      number: name(number),
      amount: t.money({ amount, currency }),
      day: t.day(openedOn, today),
      reason: clip(reason, 80),
    }),
  );
  const goods: Line[] = unsettled.slice(0, eachShown).map(({ kind, amount, currency, day, reason }) => {
    const said = t('brief-unsettled', { kind, amount: t.money({ amount, currency }), day: t.day(day, today) });
    return reason ? `${said}: ${clip(reason, 80)}` : said;
  });
  const rest = [promises.oursOverdue, disputes, unsettled].reduce(
    (count, all) => count + Math.max(0, all.length - eachShown),
    0,
  );
  return {
    label: t('brief-label-open'),
    lines: [
      ...lines('must', ...ours, ...claims.slice(0, 1), ...goods.slice(0, 1)),
      ...lines('useful', ...claims.slice(1), ...goods.slice(1), rest > 0 && t('brief-more-count', { count: rest })),
    ],
  };
};
