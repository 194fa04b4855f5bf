import type { Temporal } from 'temporal-polyfill';
import { clip, name } from '../accounts/brief/text.ts';
import { accountButtons, calledName } from '../accounts/pick-card.ts';
import { actions, button, card, list, context as small, strong, text } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { SilentClient } from './silent.ts';

/** The sign of contacts. */
const icon = '☎️';
const mostShown = 12;
const mostButtons = 4;

const factsOf = (t: Translator, { lastOn, cadenceDays }: SilentClient, today: Temporal.PlainDate): string =>
  t('silent-facts', { days: lastOn.until(today).days, cadence: cadenceDays });

const contactOf = ({ contact }: SilentClient): string =>
  contact ? [name(contact.name), clip(contact.phone ?? '', 30)].filter(Boolean).join(' ') : '';

/** Clients whose agreed rhythm has passed without a contact, with whom to reach and how; the longest beyond it first. Pure. */
export const silentCard = (t: Translator, clients: readonly SilentClient[], today: Temporal.PlainDate): Card => {
  const [first, ...others] = clients;
  if (!first) return card(t('silent-none'), [], icon);
  const { id } = first.account;
  const args = { name: calledName(first.account), facts: factsOf(t, first, today) };
  if (others.length === 0) {
    const contact = contactOf(first);
    return card(
      t('silent-title', args),
      [
        contact !== '' && text(contact),
        actions(
          button(t('silent-log'), `visit:${id}`),
          button(t('contract-brief'), `brief:${id}`),
          button(t('silent-cadence'), `cadence:${id}`),
        ),
        small(t('silent-why')),
      ],
      icon,
    );
  }
  const left = clients.length - mostShown;
  return card(
    t('silent-several', { ...args, count: clients.length }),
    [
      list(
        clients.slice(0, mostShown).map((client) => {
          const contact = contactOf(client);
          const said = ` — ${factsOf(t, client, today)}${contact === '' ? '' : ` · ${contact}`}`;
          return [strong(calledName(client.account)), said];
        }),
        left > 0 ? t('dates-more', { count: left }) : undefined,
      ),
      actions(
        ...accountButtons(
          clients.slice(0, mostButtons).map(({ account }) => account),
          'visit',
        ),
      ),
      small(t('silent-why-several')),
    ],
    icon,
  );
};
