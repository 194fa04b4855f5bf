import { z } from 'zod';
import type { Card } from '../../core/cards/card.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import type { Clock } from '../../core/clock.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import type { Person } from '../../core/people/person.ts';
import type { Dispatch } from '../dispatch.ts';
import type { Guest, Reception } from '../reception.ts';
import { drawnOr, type RenderAlarm } from '../render-alarm.ts';
import type { SlackApi } from './api.ts';
import { renderHome } from './home.ts';
import { slackLimits } from './limits.ts';
import { isRefused } from './outcomes.ts';
import { clip } from './text.ts';
import { malformedView } from './views.ts';

/** What the Home tab shows: what these commands answer. Each decides for itself what the reader may see, and audits it. */
const first = 'accounts';
const others = ['today', 'lang', 'timezone', 'where', 'settings'] as const;

export interface HomeTabParts {
  readonly api: SlackApi;
  readonly clock: Clock;
  readonly reception: Reception;
  readonly dispatch: Dispatch;
  readonly alarm: RenderAlarm;
}

const about = 'home';

/** The words of cards, without anything that Slack could have against them. */
const plainHome = (cards: readonly Card[]): object => {
  const text = clip(cards.map(fallbackText).join('\n\n'), slackLimits.text);
  return { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
};

/** The workspace has switched the tab off: then nobody waits for it. */
const switchedOff = new Set(['not_enabled']);

/** The Home tab of each person: their clients, today's meetings, their settings. */
export const createHomeTab = ({ api, clock, reception, dispatch, alarm }: HomeTabParts) => {
  const publish = async (user: string, view: object): Promise<void> => {
    await api.call('views.publish', { user_id: user, view }, z.object({})).catch((error: unknown) => {
      if (!isRefused(error, switchedOff)) throw error;
    });
  };

  const show = async (user: string, t: Translator, [first, ...others]: readonly [Card, ...Card[]]): Promise<void> => {
    const view = await drawnOr(alarm, about, () => renderHome(t, first, others, t.time(clock.now())));
    if (!view) return publish(user, plainHome([first, ...others]));
    await publish(user, view).catch(async (error: unknown) => {
      if (!isRefused(error, malformedView)) throw error;
      await alarm(about, error.code, { said: error.details });
      await publish(user, plainHome([first, ...others]));
    });
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
  return async (guest: Guest, key: string): Promise<void> => {
    const received = await reception.say(guest, key, first);
    if (!received) return;
    const { person, reply } = received;
    const { t, visitor } = guest;
    if (!person) return show(visitor.userId, t, [reply.card]);
    const cards = await cardsFor(person, key);
    const all = reply.outcome === 'refused' ? cards : [reply.card, ...cards];
    const [top = reply.card, ...below] = all;
    await show(visitor.userId, t, [top, ...below]);
  };
};

export type HomeTab = ReturnType<typeof createHomeTab>;
