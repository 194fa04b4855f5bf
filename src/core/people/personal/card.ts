import { actions, button, card, context, section, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Count, Extent } from './counts.ts';
import type { Subject } from './find.ts';

interface Told {
  readonly subject: Pick<Subject, 'name'>;
  /** What was asked for had been done before. */
  readonly already: boolean;
}

/** How administrators are told of what is kept of somebody, and of its end. */

const said = (t: Translator, counts: readonly Count[]): string =>
  counts.map(({ what, count }) => t('personal-count', { what, count: t.number(count) })).join(' · ');

/** That what is kept of somebody is on its way. Pure. */
export const requestedCard = (t: Translator, { name }: Pick<Subject, 'name'>): Card =>
  card(t('personal-export-coming', { name }), [text(t('personal-export-where'))]);

/** What would go and what stays, with the button that does it. Pure. @param former what they are called from then on */
export const eraseCard = (
  t: Translator,
  { id, name }: Pick<Subject, 'id' | 'name'>,
  { goes, stays }: Extent,
  former: string,
): Card =>
  card(
    t('erase-ask', { name }),
    [
      section(t('erase-goes'), [t('erase-goes-who'), goes.length > 0 && said(t, goes)]),
      section(t('erase-stays'), [stays.length > 0 && said(t, stays), t('erase-stays-why', { name: former })]),
      text(t('erase-elsewhere')),
      actions(button(t('erase-now'), `erase:${id}`, 'danger')),
      context(t('erase-for-good')),
    ],
    '⚠️',
  );

/** That somebody was erased, now or before. Pure. */
export const erasedCard = (t: Translator, { subject, already }: Told): Card =>
  already
    ? card(t('personal-erased-before', { name: subject.name }), [])
    : card(t('erase-done', { name: subject.name }), [text(t('erase-done-what'))]);
