import { actions, button, card, context, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Form } from '../../forms/form.ts';
import { formTitle } from '../../forms/title.ts';
import type { Translator } from '../../i18n/translator.ts';
import { clip, name as escaped } from '../brief/text.ts';
import type { Candidate, OwnerClaim } from './queries.ts';
import type { OwnerSaid } from './say.ts';

const icon = '👤';
const longestName = 40;
const mostCandidates = 8;

const short = (called: string): string => clip(escaped(called), longestName);

const saidLine = (t: Translator, { name, person, clients }: OwnerSaid): string =>
  person
    ? t('owner-said', { called: short(name), person: short(person.name), clients })
    : t('owner-said-nobody', { called: short(name) });

/**
 * Asks whose a name is by which lists give clients to somebody. Pure.
 * @param after how many names were put off
 * @param said what has just been said of another name
 */
export const ownerCard = (
  t: Translator,
  claim: OwnerClaim | null,
  people: readonly Candidate[],
  after: number,
  said: OwnerSaid | null = null,
): Card => {
  const before = said
    ? [
        text(saidLine(t, said)),
        actions(button(t('owner-again', { called: clip(said.name, longestName / 2) }), `owner-again:${said.claimId}`)),
      ]
    : [];
  if (!claim) {
    const title = after > 0 ? t('owner-no-more', { count: after }) : t('owner-none');
    const again = after > 0 && button(t('debtor-again'), 'owner-next:0');
    return card(
      title,
      [...before, actions(again, button(t('preview-ask'), 'preview:0')), context(t('owner-how'))],
      icon,
    );
  }
  const { id, name, clients, count, left } = claim;
  const more = count - clients.length;
  const names = [
    ...clients.map((client) => short(client.name)),
    ...(more > 0 ? [t('owner-more', { count: more })] : []),
  ];
  return card(
    t('owner-which', { called: short(name) }),
    [
      ...before,
      clients.length > 0
        ? text(t('owner-clients', { clients: t.and(names), count }))
        : text(t('owner-others', { count })),
      actions(
        ...people
          .slice(0, mostCandidates)
          .map((person) => button(clip(person.name, longestName), `owner-is:${id}:${person.id}`)),
      ),
      actions(
        people.length > mostCandidates && button(t('owner-other'), `owner-ask:${id}`),
        button(t('owner-new'), `owner-new:${id}`),
        button(t('owner-nobody'), `owner-is:${id}:0`),
        left > after + 1 && button(t('debtor-later'), `owner-next:${after + 1}`),
      ),
      context(t('owner-left', { count: left })),
    ],
    icon,
  );
};

export const ownerFormId = 'owner';

/** The form that asks for one of many. Pure. */
export const ownerForm = (t: Translator, claimId: number, called: string): Form => ({
  id: `${ownerFormId}:${claimId}`,
  title: formTitle({ id: claimId, name: called }),
  submit: t('debtor-assign'),
  fields: [{ name: 'who', label: t('owner-field-who'), kind: 'text', required: true }],
});
