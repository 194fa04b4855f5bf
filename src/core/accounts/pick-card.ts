import { actions, button, card, list, quiet, strong } from '../cards/build.ts';
import type { Button, Card, Line } from '../cards/card.ts';
import type { Reply } from '../commands/define.ts';
import type { Translator } from '../i18n/translator.ts';
import { clip, name as clippedName } from './brief/text.ts';
import type { Found, FoundAccount } from './find.ts';

type Named = Pick<FoundAccount, 'id' | 'name' | 'city'>;

/** The name fit for a line; a name of invisible signs alone gives way to the number. */
export const calledName = ({ id, name }: Pick<Named, 'id' | 'name'>): string => clippedName(name) || `#${id}`;

/** A label holds 75 units of UTF-16, and a character may take two. */
const longestLabel = 36;
const longestBeforeNumber = 28;

/** Accounts as buttons `verb:id`; two of one name also say where they are and their number. */
export const accountButtons = (accounts: readonly Named[], verb: string): Button[] => {
  const names = accounts.map((account) => clip(calledName(account), longestLabel));
  return accounts.map(({ id, city }, i) => {
    const name = names[i] ?? '';
    const hasTwin = names.filter((other) => other === name).length > 1;
    const label = hasTwin ? `${clip(city ? `${name} · ${city}` : name, longestBeforeNumber)} · #${id}` : name;
    return button(label, `${verb}:${id}`);
  });
};

/** The account, and what tells it from others: where it is, and by which other name it was found. */
const choice = (account: FoundAccount): Line => {
  const { name, city, matched } = account;
  const more = [city, matched !== name && matched].filter((text) => typeof text === 'string');
  return [strong(calledName(account)), ...more.map((text) => quiet(` · ${clippedName(text)}`))];
};

const pickCard = (title: string, accounts: readonly FoundAccount[], verb: string, more?: string): Card =>
  card(title, [list(accounts.map(choice), more), actions(...accountButtons(accounts, verb))]);

/**
 * What is said when a name does not lead to one account: which fit, or which are near, as buttons `verb:id`.
 * Without either it is the very answer that an account gets which the asker may not see.
 */
export const pickReply = (t: Translator, found: Exclude<Found, { kind: 'one' }>, verb: string): Reply => {
  if (found.kind === 'several') {
    const more = found.more ? t('account-several-more') : undefined;
    return { card: pickCard(t('account-several'), found.accounts, verb, more) };
  }
  const { near } = found;
  const title =
    near.length > 0 ? t('account-near', { names: near.map(calledName).join(', ') }) : t('account-not-found');
  return { card: pickCard(title, near, verb), outcome: 'not-found' };
};
