import { z } from 'zod';
import type { Card } from '../../core/cards/card.ts';
import type { Clock } from '../../core/clock.ts';
import { translator } from '../../core/i18n/translator.ts';
import type { Person } from '../../core/people/person.ts';
import type { Dispatch } from '../dispatch.ts';
import { type Reception, strangersTranslator, type Visitor } from '../reception.ts';
import { type SlackApi, SlackRefusal } from './api.ts';
import { renderHome } from './home.ts';

/** What the Home tab shows: what these commands answer. Each decides for itself what the reader may see, and audits it. */
const first = 'accounts';
const others = ['today', 'lang', 'timezone', 'where'] as const;

export interface HomeTabParts {
  readonly api: SlackApi;
  readonly clock: Clock;
  readonly reception: Reception;
  readonly dispatch: Dispatch;
}

/** The Home tab of each person: their clients, today's meetings, their settings. */
export const createHomeTab = ({ api, clock, reception, dispatch }: HomeTabParts) => {
  const publish = async (user: string, view: object): Promise<void> => {
    try {
      await api.call('views.publish', { user_id: user, view }, z.object({}));
    } catch (error) {
      // The workspace has switched the tab off: then nobody waits for it.
      if (!(error instanceof SlackRefusal) || error.code !== 'not_enabled') throw error;
    }
  };

  const cardsFor = async (person: Person, key: string): Promise<Card[]> => {
    const cards: Card[] = [];
    for (const line of others) {
      const { card, outcome = 'ok' } = await dispatch.say({ person, channel: 'slack', key }, line);
      if (outcome === 'ok') cards.push(card);
    }
    return cards;
  };

  /** Draws it anew. Strangers see how to be known. `key` names the effect for good. */
  return async (visitor: Visitor, key: string): Promise<void> => {
    const received = await reception.say(visitor, key, first);
    if (!received) return;
    const { person, reply } = received;
    const t = person ? translator(person.language, person.zone) : strangersTranslator(visitor);
    const now = t.time(clock.now());
    if (!person) return publish(visitor.userId, renderHome(t, reply.card, [], now));
    const cards = await cardsFor(person, key);
    const all = reply.outcome === 'refused' ? cards : [reply.card, ...cards];
    const [top = reply.card, ...below] = all;
    await publish(visitor.userId, renderHome(t, top, below, now));
  };
};

export type HomeTab = ReturnType<typeof createHomeTab>;
