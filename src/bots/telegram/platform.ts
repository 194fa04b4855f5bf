import type { Card } from '../../core/cards/card.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import { insteadPatience } from '../pace.ts';
import type { Platform } from '../platform.ts';
import { drawnOr, type RenderAlarm } from '../render-alarm.ts';
import type { Address, Client, Content, Ref } from './client.ts';
import { isFailure } from './failures.ts';
import { limits } from './limits.ts';
import { type Rendered, renderCard } from './render.ts';

/** At most what one message holds, without half a character at its end. */
const clip = (text: string): string =>
  text.length <= limits.text ? text : `${text.slice(0, limits.text - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

export type TelegramPlatform = Platform<Address, Ref, Rendered>;

/**
 * Telegram as a platform. It cannot tell whether a message was sent before, so `key` is kept by the caller (`SentMessages`). Topics that are
 * gone and groups that have become supergroups are followed.
 */
export const telegramPlatform = (client: Client, alarm: RenderAlarm): TelegramPlatform => {
  /** Shows a card, or its words where it cannot be drawn or Telegram refuses what was drawn. */
  const withWords = async <Answer>(
    card: Card,
    about: string | undefined,
    show: (content: Content, patience?: typeof insteadPatience) => Promise<Answer>,
  ): Promise<Answer> => {
    const words: Content = { plain: clip(fallbackText(card)) };
    const rendered = await drawnOr(alarm, about, () => renderCard(card));
    if (!rendered) return show(words);
    try {
      return await show(rendered);
    } catch (error) {
      if (!isFailure(error, 'refused')) throw error;
      await alarm(about, error.reason);
      return show(words, insteadPatience);
    }
  };

  const send = async (to: Address, rendered: Content): Promise<Ref> => {
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
    send: (to, card, _key, about) =>
      withWords(card, about, (content, patience) => send({ ...to, ...patience }, content)),
    edit: (ref, card, about) =>
      withWords(card, about, (content, patience) => client.edit({ ...ref, ...patience }, content)),
  };
};
