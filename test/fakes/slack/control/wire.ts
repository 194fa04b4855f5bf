import { z } from 'zod';
import { post } from '../delivery/http.ts';
import { signature } from '../delivery/signature.ts';
import type { Fake } from '../fake.ts';
import { Cannot } from '../people/cannot.ts';
import { nothing, verb } from './verb.ts';

const signed = z.enum(['right', 'wrong', 'old', 'missing']);

/** Older than the five minutes that an app should accept. */
const tooOld = 360;

const signatureHeaders = (fake: Fake, how: z.infer<typeof signed>, body: string): Record<string, string> => {
  if (how === 'missing') return {};
  const seconds = fake.clock.seconds() - (how === 'old' ? tooOld : 0);
  const { signingSecret } = fake.world.app.settings;
  return {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': signature(how === 'wrong' ? `not ${signingSecret}` : signingSecret, seconds, body),
  };
};

/** What happens between the platform and the app, apart from what people do. */
export const wire = {
  /** An event of any shape, handed over like every other, if the app subscribed to its type. */
  event: verb(z.strictObject({ type: z.string(), event: z.record(z.string(), z.json()) }), (fake, { type, event }) => {
    fake.courier.event({ ...event, type });
    return {};
  }),
  /** Hands an event over once more, as the platform may at any time. */
  again: verb(z.strictObject({ id: z.string() }), async (fake, { id }) => {
    const attempt = await fake.courier.again(id);
    if (!attempt) throw new Cannot(`There is no delivery ${id}.`);
    return attempt;
  }),
  /** Posts any body to the app's address: forged, malformed, wrongly signed. Gives the status and the answer. */
  raw: verb(
    z.strictObject({
      body: z.string(),
      type: z.string().default('application/json'),
      signed: signed.default('right'),
      headers: z.record(z.string(), z.string()).default({}),
      url: z.url().optional(),
    }),
    (fake, { body, type, signed: how, headers, url }) => {
      const { delivery } = fake.world.app.settings;
      const target = url ?? (delivery.mode === 'http' ? delivery.url : null);
      if (target === null) throw new Cannot('The app has no address.');
      return post({
        url: target,
        body,
        timeoutMs: fake.timing.acknowledge,
        headers: { 'content-type': type, ...signatureHeaders(fake, how, body), ...headers },
      });
    },
  ),
  /** How many sockets the app has open. */
  sockets: verb(nothing, ({ socket }) => ({ open: socket.connections() })),
  /** Tells all sockets to reconnect, and closes them after a while. */
  disconnect: verb(
    z.strictObject({
      reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).default('refresh_requested'),
      graceMs: z.int().nonnegative().default(100),
    }),
    ({ socket }, { reason, graceMs }) => {
      socket.disconnect(reason, graceMs);
      return {};
    },
  ),
  /** Cuts all sockets without a word. */
  cut: verb(nothing, ({ socket }) => {
    socket.cut();
    return {};
  }),
  /** Sends any text down all sockets. */
  frame: verb(z.strictObject({ text: z.string() }), ({ socket }, { text }) => {
    socket.raw(text);
    return {};
  }),
};
