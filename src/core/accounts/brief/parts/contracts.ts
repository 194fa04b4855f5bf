import type { Temporal } from 'temporal-polyfill';
import { strong } from '../../../cards/build.ts';
import type { Line } from '../../../cards/card.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { type BuildPart, lines } from '../part.ts';
import { isDue, type Renewal } from '../renewal.ts';
import { dots, name } from '../text.ts';

/** A contract in one line: until when, and, when it is time to decide, the last day to give notice and whether it goes on by itself. */
export const contractLine = (renewal: Renewal, { today }: Dossier, t: Translator): Line | null => {
  const { contract, daysToEnd, noticeOn, daysToNotice } = renewal;
  const number = name(contract.number);
  if (!contract.endsOn || daysToEnd === null) return t('brief-contract-open-ended', { number });
  const until = t('brief-contract-until', { number, day: t.day(contract.endsOn, today) });
  if (daysToEnd < 0) {
    const days = t('brief-days', { days: -daysToEnd });
    return [`${until}, `, strong(t('brief-contract-ended', { days }))];
  }
  const renews = contract.autoRenews && t('brief-auto-renews');
  if (!isDue(renewal)) return dots(until, renews);
  return dots(
    `${until} (${t('brief-in-days', { days: daysToEnd })})`,
    noticeOn && daysToNotice !== null && noticeWords(noticeOn, daysToNotice, today, t),
    renews,
  );
};

const noticeWords = (
  noticeOn: Temporal.PlainDate,
  daysLeft: number,
  today: Temporal.PlainDate,
  t: Translator,
): string => {
  const day = t.day(noticeOn, today);
  return daysLeft < 0
    ? t('brief-notice-passed', { day })
    : t('brief-notice-by', { day, left: t('brief-in-days', { days: daysLeft }) });
};

const dueShown = 3;

/** Contracts in force, those that want a decision first. */
export const contracts: BuildPart = ({ dossier, renewals }, t) => {
  if (!dossier.relationship) return null;
  const due = renewals.filter(isDue);
  const [first = null] = renewals;
  const shown = due.length > 0 ? due.slice(0, dueShown) : [first].filter((renewal) => renewal !== null);
  return {
    label: t('brief-label-contract'),
    lines: [
      ...lines('must', ...shown.map((renewal) => contractLine(renewal, dossier, t))),
      ...lines(
        'detail',
        renewals.length > shown.length && t('brief-more-count', { count: renewals.length - shown.length }),
      ),
    ],
    ...(renewals.length === 0 && { silentSource: 'contracts' }),
  };
};
