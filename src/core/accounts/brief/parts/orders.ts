import { strong } from '../../../cards/build.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { TradeFindings } from '../findings.ts';
import { type BuildPart, lines } from '../part.ts';
import { dots, name } from '../text.ts';

const silentShown = 3;

const returnWords = ({ now, before }: TradeFindings['returns'], t: Translator): string | null => {
  if (now === null || (now === 0 && !before)) return null;
  if (before === null) return t('brief-returns', { now: t.percent(now, 1) });
  return t('brief-returns-compared', { now: t.percent(now, 1), before: t.percent(before, 1) });
};

/** When they order, what they have stopped ordering, what comes back. */
export const orders: BuildPart = ({ trade, dossier }, t) => {
  if (!trade || !dossier.trade || !dossier.sources.connected.has('orders')) return null;
  const { today } = dossier;
  const { lastOrderOn, asOf, open } = dossier.trade;
  const label = t('brief-label-orders');
  const openLine = dots(
    ...open.map(({ orders: count, amount, currency }) =>
      t('brief-open-orders', { count, amount: t.money({ amount, currency }) }),
    ),
  );
  if (!lastOrderOn) return { label, lines: lines('must', openLine ?? t('brief-no-orders')) };
  const { rhythm, silent } = trade;
  const silence = t('brief-days', { days: rhythm?.silence ?? lastOrderOn.until(asOf).days });
  const pause = rhythm?.usual
    ? t('brief-silence', { days: silence, usual: rhythm.usual })
    : t('brief-silence-only', { days: silence });
  const expected = rhythm?.expected;
  return {
    label,
    lines: [
      ...lines(
        'must',
        dots(
          t('brief-last-order', { day: t.day(lastOrderOn, today) }),
          rhythm?.silent ? strong(pause) : pause,
          expected &&
            (expected.until(asOf).days > 0
              ? t('brief-was-expected', { day: t.day(expected, today) })
              : t('brief-next-expected', { day: t.day(expected, today) })),
        ),
        dots(
          ...silent.slice(0, silentShown).map((one) =>
            t('brief-silent-category', {
              category: name(one.category),
              days: t('brief-days', { days: one.silence }),
              usual: one.usual,
            }),
          ),
          silent.length > silentShown && t('brief-more-count', { count: silent.length - silentShown }),
        ),
      ),
      ...lines('useful', dots(openLine, returnWords(trade.returns, t))),
    ],
  };
};
