import { actions, button, card, list, strong, text } from '../cards/build.ts';
import type { Card, Line } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Built, Carried } from './kind.ts';

/** So many are said in one message; more are said on request. */
const mostLines = 10;
/** What a button still shows on a phone. */
const longestLabel = 40;

const shortened = (label: string): string =>
  label.length > longestLabel ? `${label.slice(0, longestLabel - 1).trimEnd()}…` : label;

/** What is to be said, of what there is. */
export const saidOf = (carried: readonly Carried[]): { readonly id: number; readonly say: Card }[] =>
  carried.flatMap(({ id, built }) => ('say' in built ? [{ id, say: built.say }] : []));

const lineOf = ({ icon, title }: Card): Line => (icon ? `${icon} ${title}` : title);

/** Messages that are told in another: the first line of each, with a button that opens it. */
export const briefly = (t: Translator, said: readonly { readonly id: number; readonly say: Card }[]) => {
  const shown = said.slice(0, mostLines);
  const left = said.length - shown.length;
  return [
    list(
      shown.map(({ say }) => lineOf(say)),
      left > 0 ? t('bundle-more', { count: left }) : undefined,
    ),
    actions(...shown.map(({ id, say }) => button(shortened(say.title), `message:${id}`))),
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
