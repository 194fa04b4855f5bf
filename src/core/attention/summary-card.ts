import { actions, card, context, list } from '../cards/build.ts';
import { groupBy } from '../group.ts';
import type { Translator } from '../i18n/translator.ts';
import { briefly, saidOf } from '../outbox/bundle.ts';
import { type Built, type Carried, tooLate } from '../outbox/kind.ts';
import { endButton } from './quiet-start.ts';
import { isOfOutage } from './rules.ts';

const icon = '🗂';

/** Why something was held back, as its reader is told; what came of an outage is said apart. */
const becauseOf = (heldFor: string | null): string => {
  const isOutsideHours = heldFor !== null && ['quiet-hours', 'quiet-weekend', 'quiet-holiday'].includes(heldFor);
  return isOutsideHours ? 'quiet' : (heldFor ?? 'other');
};

const countsOf = (
  carried: readonly Carried[],
  nameOf: (one: Carried) => string,
  say: (name: string, count: number) => string,
) => [...groupBy(carried, nameOf)].map(([name, { length }]) => say(name, length));

/** That the first days of an installation are quiet, as the reader of a summary is told. */
interface QuietStart {
  /** As they write it. */
  readonly until: string;
  /** Whether they may have alerts come as they arise. */
  readonly mayEnd: boolean;
}

/**
 * The first line of each message that was held back and still holds, with a button that opens it, and why they waited; of a single one all that it
 * says. Of what came too late to be
 * of use it says how much there was of what. Nothing, where all is settled by now.
 */
export const summaryCard = (t: Translator, carried: readonly Carried[], quiet: QuietStart | null = null): Built => {
  const said = saidOf(carried);
  const over = carried.filter((one) => 'drop' in one.built && one.heldFor === tooLate);
  const missed = countsOf(
    over,
    ({ kind }) => kind,
    (kind, count) => t('summary-kind-count', { kind: t('message-kind', { kind }), count }),
  );
  const [first] = said;
  if (!first) {
    if (over.length === 0) return { drop: 'settled by now' };
    return { say: card(t('summary-missed', { count: over.length }), [list(missed)], icon) };
  }
  const told = carried.filter(({ id }) => said.some((one) => one.id === id));
  const what = { count: said.length, first: first.say.title };
  const title = told.every(({ heldFor }) => isOfOutage(heldFor)) ? t('summary-outage', what) : t('summary-held', what);
  const reasons = countsOf(
    told,
    ({ heldFor }) => becauseOf(heldFor),
    (reason, count) => t('summary-because', { reason, count }),
  );
  return {
    say: card(
      title,
      [
        ...(said.length === 1 ? first.say.children : briefly(t, said)),
        context(reasons.join(' · ')),
        over.length > 0 && context(t('summary-also-missed', { what: missed.join(', ') })),
        quiet && context(t('quiet-start-until', { until: quiet.until })),
        quiet?.mayEnd && actions(endButton(t)),
      ],
      icon,
    ),
  };
};
