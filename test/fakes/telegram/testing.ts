import { z } from 'zod';
import type { FakeTelegram } from './client.ts';

const reply = z.looseObject({
  ok: z.boolean(),
  result: z.unknown().optional(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z.looseObject({}).optional(),
});

export type BotReply = z.infer<typeof reply>;

/** Calls methods as a bot without a library does. */
export const botOf = ({ root, token }: Pick<FakeTelegram, 'root' | 'token'>) => {
  const call = async (method: string, values: Readonly<Record<string, unknown>> = {}): Promise<BotReply> => {
    const response = await fetch(`${root}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(values),
    });
    return reply.parse(await response.json());
  };
  return {
    call,
    /** Uploads; the other values travel as text. */
    upload: async (method: string, form: FormData): Promise<BotReply> => {
      const response = await fetch(`${root}/bot${token}/${method}`, { method: 'POST', body: form });
      return reply.parse(await response.json());
    },
    /** Sends a text. Returns its id. @throws when the platform refuses. */
    send: async (chat: number, text: string, more: Readonly<Record<string, unknown>> = {}): Promise<number> => {
      const { result, description } = await call('sendMessage', { chat_id: chat, text, ...more });
      if (description) throw new Error(description);
      return z.object({ message_id: z.number() }).parse(result).message_id;
    },
    /** Updates from an offset on, without waiting unless told. */
    updates: async (offset = 0, timeout = 0) =>
      z.array(z.looseObject({ update_id: z.number() })).parse((await call('getUpdates', { offset, timeout })).result),
  };
};

export type Bot = ReturnType<typeof botOf>;
