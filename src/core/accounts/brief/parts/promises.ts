import { strong } from '../../../cards/build.ts';
import type { Line } from '../../../cards/card.ts';
import type { Kept, OpenPromise } from '../../../commitments/queries.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { isOverdue } from '../findings.ts';
import { type BuildPart, lines } from '../part.ts';
import { clip, dots } from '../text.ts';

const eachShown = 2;

/** What was promised, in its own words and with its amount. */
export const promiseText = ({ text, amount, currency, kind }: OpenPromise, t: Translator): string => {
  const sum = amount && currency ? t.money({ amount, currency }) : null;
  const said = text && clip(text, 70);
  if (kind === 'payment' && sum) return said ? `${sum} (${said})` : t('brief-payment-of', { amount: sum });
  return [said, sum].filter(Boolean).join(', ');
};

/** A promise with its day. */
export const promiseLine = (promise: OpenPromise, dossier: Pick<Dossier, 'today'>, t: Translator): Line => {
  const said = promiseText(promise, t);
  if (!promise.dueOn) return said;
  const day = t.day(promise.dueOn, dossier.today);
  if (!isOverdue(promise, dossier)) return t('brief-promise-by', { promise: said, day });
  const days = t('brief-days', { days: promise.dueOn.until(dossier.today).days });
  return [`${t('brief-promise-by', { promise: said, day })} `, strong(t('brief-promise-overdue', { days }))];
};

const keptCount = (kept: readonly Kept[], side: Kept['side']) =>
  kept
    .filter((row) => row.side === side)
    .reduce((sum, row) => ({ kept: sum.kept + row.kept, closed: sum.closed + row.closed }), { kept: 0, closed: 0 });

/** Promises of both sides. Ours that are overdue stand among the open issues. */
export const promises: BuildPart = ({ dossier, promises: { ours, theirs, oursOverdue } }, t) => {
  const side = (label: string, all: readonly OpenPromise[]): Line | null => {
    const line = dots(
      ...all.slice(0, eachShown).map((promise) => promiseLine(promise, dossier, t)),
      all.length > eachShown && t('brief-more-count', { count: all.length - eachShown }),
    );
    return line && [`${label} `, ...[line].flat()];
  };
  const [they, we] = [keptCount(dossier.kept, 'theirs'), keptCount(dossier.kept, 'ours')];
  const nothing = [ours, theirs, oursOverdue, dossier.kept].every((all) => all.length === 0);
  return {
    label: t('brief-label-promises'),
    lines: [
      ...lines('must', side(t('brief-theirs'), theirs), side(t('brief-ours'), ours)),
      ...lines(
        'useful',
        dots(
          they.closed > 0 && t('brief-kept-by-them', { kept: they.kept, closed: they.closed }),
          we.closed > 0 && t('brief-kept-by-us', { kept: we.kept, closed: we.closed }),
        ),
      ),
    ],
    ...(nothing && { silentSource: 'promises' }),
  };
};
