import type { Card } from '../../core/cards/card.ts';
import { fallbackText } from '../../core/cards/fallback.ts';
import { insteadPatience } from '../pace.ts';
import type { Attached, Platform } from '../platform.ts';
import { drawnOr, type RenderAlarm } from '../render-alarm.ts';
import type { Address, Client, Content, Ref } from './client.ts';
import { isFailure, TelegramFailure } from './failures.ts';
import { fileBytes, limits, type Room, rooms } from './limits.ts';
import { type Rendered, renderCard } from './render.ts';

/** At most what one message holds, without half a character at its end. */
const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** Where a message goes, and the file that goes with it. */
type TelegramAddress = Address & { readonly attached?: Attached | undefined };

export type TelegramPlatform = Platform<TelegramAddress, Ref, Rendered>;

/** @throws TelegramFailure for a file that Telegram would refuse when all of it is there */
const checkSize = ({ file }: Attached): void => {
  if (file.bytes.length > fileBytes[file.kind]) {
    throw new TelegramFailure({ kind: 'refused' }, 'the file is not sent', 'file is too big');
  }
};

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
    room: Room = rooms.message,
  ): Promise<Answer> => {
    const words: Content = { plain: clip(fallbackText(card), room.text) };
    const rendered = await drawnOr(alarm, about, () => renderCard(card, room));
    if (!rendered) return show(words);
    try {
      return await show(rendered);
    } catch (error) {
      if (!isFailure(error, 'refused')) throw error;
      await alarm(about, error.reason);
      return show(words, insteadPatience);
    }
  };

  const send = async (to: Address, content: Content, attached?: Attached): Promise<Ref> => {
    const sendTo = (address: Address) =>
      attached ? client.sendFile(address, attached.file, content) : client.send(address, content);
    try {
      return await sendTo(to);
    } catch (error) {
      if (isFailure(error, 'moved') && error.failure.kind === 'moved') {
        return sendTo({ chatId: error.failure.to, ...insteadPatience });
      }
      if (isFailure(error, 'gone') && to.topic !== undefined) {
        return sendTo({ chatId: to.chatId, ...insteadPatience });
      }
      throw error;
    }
  };

  /** Null: it is to go without the file, since Telegram will not have it. */
  const sendFile = async (to: Address, attached: Attached, card: Card, about: string | undefined) => {
    const caption = await drawnOr(alarm, about, () => renderCard(card, rooms.caption));
    if (!caption) return null;
    try {
      checkSize(attached);
      return await send(to, caption, attached);
    } catch (error) {
      if (!isFailure(error, 'refused')) throw error;
      await alarm(about, error.reason);
      return null;
    }
  };

  return {
    name: 'telegram',
    limits,
    render: renderCard,
    send: async ({ attached, ...to }, card, _key, about) => {
      const sent = attached && (await sendFile(to, attached, card, about));
      if (sent) return sent;
      return withWords(attached?.without ?? card, about, (content, patience) => send({ ...to, ...patience }, content));
    },
    edit: async (ref, card, about) => {
      try {
        await withWords(card, about, (content, patience) => client.edit({ ...ref, ...patience }, content));
      } catch (error) {
        if (!isFailure(error, 'caption')) throw error;
        const change = (content: Content) => client.editCaption({ ...ref, ...insteadPatience }, content);
        await withWords(card, about, change, rooms.caption);
      }
    },
  };
};
