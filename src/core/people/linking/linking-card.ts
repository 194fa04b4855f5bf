import { actions, button, card, section, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import { type MessageKey, msg, type Translator } from '../../i18n/translator.ts';
import type { ChatPlatform } from '../identities.ts';
import type { Person } from '../person.ts';
import type { OwnLink } from './own.ts';
import type { Redeemed } from './redeem.ts';
import { selfLifetime } from './token.ts';

/** A platform's name where it stands for itself. */
export const platformNames: Record<ChatPlatform | 'console', MessageKey> = {
  slack: msg('platform-slack'),
  telegram: msg('platform-telegram'),
  console: msg('platform-console'),
};

/** Where something is: "in Slack", «в Telegram». */
export const platformPlaces: Record<ChatPlatform | 'console', MessageKey> = {
  slack: msg('platform-in-slack'),
  telegram: msg('platform-in-telegram'),
  console: msg('platform-in-console'),
};

/** What answers that a match is right, or not: understood wherever the account is not linked yet. */
export const matchActions = { yes: 'match:yes', no: 'match:no' } as const;

/** To somebody who is not known. `elsewhere`: another platform where they may be. */
export const strangerCard = (t: Translator, elsewhere: ChatPlatform | undefined): Card =>
  card(elsewhere ? t('stranger-or-link', { place: t(platformPlaces[elsewhere]) }) : t('stranger'), [
    text(t('stranger-why')),
  ]);

/** Asks whether an account is the person's whose e-mail address it bears. Says nothing that only they may know. */
export const matchCard = (t: Translator, { name, handle }: Person): Card =>
  card(t('match-ask', { name, handle }), [
    text(t('match-why')),
    actions(button(t('match-yes'), matchActions.yes, 'primary'), button(t('match-no'), matchActions.no)),
  ]);

export const declinedCard = (t: Translator, { name }: Person): Card =>
  card(t('match-declined', { name }), [text(t('match-noted'))]);

/** What showing a token led to, or answering a match. In the language of whoever is known by it now. */
export const redeemedCard = (t: Translator, platform: ChatPlatform, redeemed: Redeemed): Card => {
  const again = text(t('link-again'));
  switch (redeemed.outcome) {
    case 'linked': {
      const { person, movedFrom, replaced } = redeemed;
      const place = t(platformPlaces[platform]);
      return card(t('linked', { place, name: person.name, handle: person.handle }), [
        movedFrom && text(t('linked-moved', { name: movedFrom.name })),
        replaced && text(replaced.name ? t('linked-replaced-named', { account: replaced.name }) : t('linked-replaced')),
        text(t('linked-next')),
      ]);
    }
    case 'unknown':
      return card(t('link-unknown'), [again]);
    case 'used':
      return card(t('link-used'), [again]);
    case 'late':
      return card(t('link-late'), [again]);
    case 'elsewhere':
      return card(t('link-elsewhere', { place: t(platformPlaces[redeemed.platform]) }), []);
    case 'taken':
      return card(t('link-taken', { name: redeemed.by }), [text(t('link-taken-next'))]);
    case 'wait':
      return card(t('link-wait', { minutes: redeemed.minutes }), []);
  }
};

/** The asker's own ways onto other platforms. */
export const ownLinksCard = (t: Translator, links: readonly OwnLink[]): Card =>
  links.length === 0
    ? card(t('link-nowhere'), [])
    : card(t('link-own', { minutes: selfLifetime.total('minutes') }), [
        ...links.map(({ platform, token, address }) =>
          section(t(platformNames[platform]), [address ?? t('link-type', { token })]),
        ),
        text(t('link-own-only')),
      ]);
