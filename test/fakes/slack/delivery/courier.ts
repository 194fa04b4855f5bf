import { setTimeout as sleep } from 'node:timers/promises';
import { createJournal, type Journal } from '../../shared/journal.ts';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';
import type { Conversation, ConversationKind } from '../world/types.ts';
import { httpSend } from './http.ts';
import type { SocketHub } from './socket.ts';
import type { Attempt, EnvelopeKind, Send } from './transport.ts';

/** Something that was handed to the app, and each attempt at it. */
interface Delivery {
  /** An event's id, or a name of our own. */
  readonly id: string;
  readonly kind: EnvelopeKind;
  /** Such as `app_mention`, `/kam`, `block_actions`. */
  readonly type: string;
  readonly payload: JsonObject;
  readonly attempts: Attempt[];
}

/** Hands over what happens in the workspace. */
export interface Courier {
  /** An event, if the app subscribed to it; repeated until it is acknowledged or given up. */
  event(event: JsonObject & { readonly type: string }, where?: Conversation): void;
  /** A command or an interaction: one attempt, whose acknowledgement may carry an answer. */
  ask(kind: 'slash_commands' | 'interactive', type: string, payload: JsonObject): Promise<Attempt>;
  /** Hands a known event over once more, as a repetition. Null when it is not known, or there is no way to the app. */
  again(id: string): Promise<Attempt | null>;
  readonly deliveries: Journal<Delivery>;
  /** How many events wait to be acknowledged, or to be repeated. */
  underWay(): number;
  forget(): void;
}

const subscriptions: Readonly<Record<ConversationKind, string>> = {
  public: 'message.channels',
  private: 'message.groups',
  im: 'message.im',
  mpim: 'message.mpim',
};

/** What an app is told without having asked. */
const unasked = new Set(['app_rate_limited']);

export const createCourier = (fake: Omit<Fake, 'courier' | 'socket'>, socket: SocketHub): Courier => {
  const deliveries = createJournal<Delivery>(fake.keep);
  let generation = 0;
  let underWay = 0;

  const way = (): Send | null => {
    const { delivery, signingSecret } = fake.world.app.settings;
    if (delivery.mode === 'none') return null;
    if (delivery.mode === 'socket') return socket.send;
    return httpSend({
      url: delivery.url,
      secret: signingSecret,
      seconds: fake.clock.seconds,
      timeoutMs: fake.timing.acknowledge,
    });
  };

  const wanted = (type: string, where: Conversation | undefined): boolean => {
    const { app } = fake.world;
    if (unasked.has(type)) return true;
    if (app.uninstalled && type !== 'app_uninstalled' && type !== 'tokens_revoked') return false;
    const name = type === 'message' && where ? subscriptions[where.kind] : type;
    return app.settings.events.includes(name);
  };

  const wrap = (event: JsonObject, id: string): JsonObject => {
    const { app, team } = fake.world;
    return {
      token: app.settings.verificationToken,
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: app.id,
      event,
      type: 'event_callback',
      event_id: id,
      event_time: fake.clock.seconds(),
      authorizations: [
        {
          enterprise_id: null,
          team_id: team.id,
          user_id: app.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${id}`,
    };
  };

  const handOver = async (send: Send, delivery: Delivery): Promise<void> => {
    const born = generation;
    let last = await send('events_api', delivery.payload, null);
    delivery.attempts.push(last);
    for (const [index, pause] of fake.timing.repeats.entries()) {
      if (last.acknowledged || last.noRepeat || born !== generation) return;
      await sleep(pause, undefined, { ref: false });
      if (born !== generation) return;
      last = await send('events_api', delivery.payload, { attempt: index + 1, reason: last.reason ?? '' });
      delivery.attempts.push(last);
    }
  };

  const event: Courier['event'] = (told, where) => {
    const send = way();
    if (!send || !wanted(told.type, where)) return;
    if (!unasked.has(told.type) && fake.limiter.take('events', fake.rates.events) !== null) {
      const minute = Math.floor(fake.clock.seconds() / 60) * 60;
      if (fake.limiter.take(`events-said-${minute}`, fake.rates.tier1) === null)
        event({ type: 'app_rate_limited', minute_rate_limited: minute });
      return;
    }
    const id = fake.world.nextId('Ev');
    const delivery: Delivery = {
      id,
      kind: 'events_api',
      type: told.type,
      payload: wrap(told, id),
      attempts: [],
    };
    deliveries.add(delivery);
    underWay += 1;
    void handOver(send, delivery).finally(() => {
      underWay -= 1;
    });
  };

  return {
    event,
    ask: async (kind, type, payload) => {
      const send = way();
      const attempt: Attempt = send
        ? await send(kind, payload, null)
        : { at: Date.now(), ms: 0, acknowledged: false, reason: 'connection_failed' };
      deliveries.add({ id: fake.world.nextId('X'), kind, type, payload, attempts: [attempt] });
      return attempt;
    },
    again: async (id) => {
      const send = way();
      const delivery = deliveries.entries().find((known) => known.id === id);
      if (!send || !delivery) return null;
      const attempt = await send(delivery.kind, delivery.payload, {
        attempt: delivery.attempts.length,
        reason: 'http_timeout',
      });
      delivery.attempts.push(attempt);
      return attempt;
    },
    deliveries,
    underWay: () => underWay,
    forget: () => {
      generation += 1;
      deliveries.clear();
    },
  };
};
