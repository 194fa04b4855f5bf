import { insteadPatience } from '../pace.ts';
import type { Platform } from '../platform.ts';
import type { Address, Client, Ref } from './client.ts';
import { isFailure } from './failures.ts';
import { limits } from './limits.ts';
import { type Rendered, renderCard } from './render.ts';

export type TelegramPlatform = Platform<Address, Ref, Rendered>;

/**
 * Telegram as a platform. It cannot tell whether a message was sent before, so `key` is kept by the caller (`SentMessages`). Topics that are
 * gone and groups that have become supergroups are followed.
 */
export const telegramPlatform = (client: Client): TelegramPlatform => {
  const send = async (to: Address, rendered: Rendered): Promise<Ref> => {
    try {
      return await client.send(to, rendered);
    } catch (error) {
      if (isFailure(error, 'moved') && error.failure.kind === 'moved') {
        return client.send({ chatId: error.failure.to, ...insteadPatience }, rendered);
      }
      if (isFailure(error, 'gone') && to.topic !== undefined) {
        return client.send({ chatId: to.chatId, ...insteadPatience }, rendered);
      }
      throw error;
    }
  };
  return {
    name: 'telegram',
    limits,
    render: renderCard,
    send: (to, card) => send(to, renderCard(card)),
    edit: (ref, card) => client.edit(ref, renderCard(card)),
  };
};
