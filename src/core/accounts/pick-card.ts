import { actions, button, card, list, quiet, strong } from '../cards/build.ts';
import type { Button, Card, Line } from '../cards/card.ts';
import type { Reply } from '../commands/define.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Found, FoundAccount } from './find.ts';

type Named = Pick<FoundAccount, 'id' | 'name' | 'city'>;

const longestLabel = 40;

const shortened = (text: string) => {
  const signs = [...text];
  return signs.length > longestLabel ? `${signs.slice(0, longestLabel - 1).join('')}…` : text;
};

/** Accounts as buttons `verb:id`; two of one name also say where they are and their number. */
export const accountButtons = (accounts: readonly Named[], verb: string): Button[] => {
  const names = accounts.map(({ name }) => shortened(name));
  return accounts.map(({ id, city }, i) => {
    const name = names[i] ?? '';
    const twin = names.some((other, j) => j !== i && other === name);
    const label = twin ? [name, city && shortened(city), `#${id}`].filter(Boolean).join(' · ').slice(0, 75) : name;
    return button(label, `${verb}:${id}`);
  });
};

/** The account, and what tells it from others: where it is, and by which other name it was found. */
const choice = ({ name, city, matched }: FoundAccount): Line => {
  const more = [city, matched !== name && matched].filter(Boolean);
  return more.length > 0 ? [strong(name), quiet(` · ${more.join(' · ')}`)] : strong(name);
};

const pickCard = (title: string, accounts: readonly FoundAccount[], verb: string): Card =>
  card(title, [list(accounts.map(choice)), actions(...accountButtons(accounts, verb))]);

/**
 * What is said when a name does not lead to one account: which fit, or which are near, as buttons `verb:id`.
 * Without either it is the very answer that an account gets which the asker may not see.
 */
export const pickReply = (t: Translator, found: Exclude<Found, { kind: 'one' }>, verb: string): Reply => {
  if (found.kind === 'several') return { card: pickCard(t('account-several'), found.accounts, verb) };
  const { near } = found;
  const title =
    near.length > 0
      ? t('account-near', { names: near.map(({ name }) => shortened(name)).join(', ') })
      : t('account-not-found');
  return { card: pickCard(title, near, verb), outcome: 'not-found' };
};
