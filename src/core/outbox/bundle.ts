import { actions, button, card, quiet, strong, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Built, Carried } from './kind.ts';

/** So many are said in one message; more are said on request. */
const mostLines = 10;
/** What is to be said, of what there is. */
export const saidOf = (carried: readonly Carried[]): { readonly id: number; readonly say: Card }[] =>
  carried.flatMap(({ id, built }) => ('say' in built ? [{ id, say: built.say }] : []));

/** Messages that are told in another: the first line of each, with its number, and a button of that number that opens it. */
export const briefly = (t: Translator, said: readonly { readonly id: number; readonly say: Card }[]) => {
  const shown = said.slice(0, mostLines);
  const left = said.length - shown.length;
  return [
    ...shown.map(({ say: { icon, title } }, i) => text([strong(`${i + 1}.`), ` ${icon ? `${icon} ` : ''}${title}`])),
    left > 0 && text(quiet(t('bundle-more', { count: left }))),
    actions(...shown.map(({ id }, i) => button(String(i + 1), `message:${id}`))),
  ];
};

/** A message with what is told in it: its own words first, then the first line of each other one. Of one that is true no more nothing is said. */
export const bundled = (t: Translator, own: Built, carried: readonly Carried[]): Built => {
  const said = saidOf(carried);
  const [first, ...rest] = said;
  if (!first) return own;
  if ('drop' in own)
    return bundled(
      t,
      { say: first.say },
      carried.filter(({ id }) => id !== first.id),
    );
  const { say, ...others } = own;
  const title = t('bundle-title', { title: say.title, count: said.length });
  return {
    ...others,
    say: card(title, [...say.children, text(strong(t('bundle-also'))), ...briefly(t, [first, ...rest])], say.icon),
  };
};
