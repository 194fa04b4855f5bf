import type { Temporal } from 'temporal-polyfill';
import { actions, button, card, context, quiet, section, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import { fileItems, firstFiles, waitingCard } from '../imports/received/cards.ts';
import type { Waiting } from '../imports/received/uploads.ts';

const icon = '🏢';

/** That this is the demo, which takes no files, and how a company of one's own begins. Pure. @param here whether it can begin where this is shown */
export const demoCard = (t: Translator, waiting: readonly Waiting[], now: Temporal.Instant, here: boolean): Card =>
  card(
    t('begin-demo'),
    [
      waiting.length > 0 && section(t('begin-files'), [...fileItems(t, waiting, now), [quiet(t('begin-waiting'))]]),
      waiting.length === 0 && here && firstFiles(t),
      text(here ? t('begin-here') : t('begin-elsewhere')),
      actions(
        here && button(t('begin-button'), 'begin', 'primary'),
        waiting.length > 0 && button(t('import-received-drop'), 'import-drop'),
      ),
      context(t('begin-terminal')),
    ],
    icon,
  );

/** What one's own company is greeted with: its files that wait, or what to send. Pure. */
export const begunCard = (t: Translator, company: string, waiting: readonly Waiting[], now: Temporal.Instant): Card => {
  const { children } = waitingCard(t, waiting, now, true);
  const [small, rest] = [
    children.filter(({ type }) => type === 'context'),
    children.filter(({ type }) => type !== 'context'),
  ];
  const title = t('begin-done', { company, files: waiting.length });
  const next = section(t('begin-next'), [t('begin-next-people'), t('begin-next-settings')]);
  return card(title, [...rest, next, ...small], icon);
};
