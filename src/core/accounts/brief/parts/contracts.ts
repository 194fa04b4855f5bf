import { strong } from '../../../cards/build.ts';
import type { Line } from '../../../cards/card.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { type BuildPart, lines } from '../part.ts';
import { isDue, type Renewal } from '../renewal.ts';
import { dots, name } from '../text.ts';

/** A contract in one line: until when, the last day to give notice, whether it goes on by itself. */
export const contractLine = (
  { contract, daysToEnd, noticeOn, daysToNotice }: Renewal,
  dossier: Dossier,
  t: Translator,
): Line | null => {
  const number = name(contract.number);
  if (!contract.endsOn || daysToEnd === null) return t('brief-contract-open-ended', { number });
  const end = t.day(contract.endsOn, dossier.today);
  if (daysToEnd < 0)
    return [
      `${t('brief-contract-until', { number, day: end })}, `,
      strong(t('brief-contract-ended', { days: t('brief-days', { days: -daysToEnd }) })),
    ];
  return dots(
    `${t('brief-contract-until', { number, day: end })} (${t('brief-in-days', { days: daysToEnd })})`,
    noticeOn &&
      daysToNotice !== null &&
      (daysToNotice < 0
        ? t('brief-notice-passed', { day: t.day(noticeOn, dossier.today) })
        : t('brief-notice-by', {
            day: t.day(noticeOn, dossier.today),
            left: t('brief-in-days', { days: daysToNotice }),
          })),
    contract.autoRenews && t('brief-auto-renews'),
  );
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
