import { clip, name } from '../../accounts/brief/text.ts';
import type { FoundAccount } from '../../accounts/find.ts';
import { accountButtons } from '../../accounts/pick-card.ts';
import { actions, button, card, context, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Form } from '../../forms/form.ts';
import { formTitle } from '../../forms/title.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { Assigned } from './assign.ts';
import type { Debtor } from './queries.ts';

const icon = '🧾';
const longestName = 60;

/** What has just been said of another debtor. */
export interface Said {
  readonly line: string;
  /** Takes it back; null: it cannot be. */
  readonly undo: string | null;
}

/** What was said of a debtor, with the button that takes it back. Pure. */
export const assignedSaid = (t: Translator, { debtor, account }: Assigned): Said => ({
  line: t('debtor-assigned', {
    debtor: clip(name(debtor.name), longestName),
    client: clip(name(account.name), longestName),
  }),
  undo: `debtor-release:${debtor.id}:${account.id}`,
});

/**
 * Asks which client a debtor is, with those that come into question. Pure.
 * @param after how many debtors were put off
 */
export const debtorCard = (
  t: Translator,
  debtor: Debtor | null,
  near: readonly FoundAccount[],
  after: number,
  said: Said | null = null,
): Card => {
  const before = said ? [text(said.line), said.undo !== null && actions(button(t('debtor-undo'), said.undo))] : [];
  if (!debtor) {
    const title = after > 0 ? t('debtor-no-more', { count: after }) : t('debtor-none');
    return card(
      title,
      [
        ...before,
        actions(after > 0 && button(t('debtor-again'), 'debtor-next:0'), button(t('preview-ask'), 'preview:0')),
        context(t('debtor-how')),
      ],
      icon,
    );
  }
  const { id, taxId, left } = debtor;
  const facts = {
    amounts: t.and(debtor.owes.map((owed) => t.moneyExact(owed))),
    items: debtor.items,
  };
  return card(
    t('debtor-which', { name: clip(name(debtor.name), longestName) }),
    [
      ...before,
      text(taxId === null ? t('debtor-owes', facts) : `${t('debtor-owes', facts)} · ${t('debtor-tax-id', { taxId })}`),
      actions(...accountButtons(near, `debtor-is:${id}`)),
      actions(
        button(t('debtor-other'), `debtor-ask:${id}`),
        button(t('debtor-new'), `debtor-new:${id}`),
        button(t('debtor-set-aside'), `debtor-aside:${id}`),
        left > after + 1 && button(t('debtor-later'), `debtor-next:${after + 1}`),
        left > 1 && button(t('debtor-set-rest-aside', { count: left }), 'debtor-aside:0'),
      ),
      context(t('debtor-left', { count: left })),
    ],
    icon,
  );
};

/** Asks which of several clients was meant. Pure. */
export const choiceCard = (
  t: Translator,
  { id, name: called }: { readonly id: number; readonly name: string },
  near: readonly FoundAccount[],
): Card =>
  card(
    t('debtor-which', { name: clip(name(called), longestName) }),
    [actions(...accountButtons(near, `debtor-is:${id}`), button(t('debtor-other'), `debtor-ask:${id}`))],
    icon,
  );

export const debtorFormId = 'debtor';

/** The form that asks for a client by name. Pure. */
export const debtorForm = (
  t: Translator,
  { id, name: called }: { readonly id: number; readonly name: string },
): Form => ({
  id: `${debtorFormId}:${id}`,
  title: formTitle({ id, name: called }),
  submit: t('debtor-assign'),
  fields: [{ name: 'client', label: t('debtor-field-client'), kind: 'text', required: true }],
});
