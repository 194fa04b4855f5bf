import type { Reply } from '../../core/commands/define.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import type { RenderAlarm } from '../render-alarm.ts';
import type { SentMessages } from '../sent.ts';
import type { SlackApi } from './api.ts';
import { SlackRefusal } from './outcomes.ts';
import type { SlackPlatform } from './platform.ts';
import type { Place, UpdateOf } from './update.ts';
import { type Asked, againBlock, openForm } from './views.ts';

/** An answer on its way: what it answers, to whom, in which language. */
export interface Answering {
  /** Names it for good. */
  readonly key: string;
  readonly user: string;
  readonly place: Place;
  readonly triggerId: string | undefined;
  readonly t: Translator;
  readonly reply: Reply;
  /** What to ask anew for the form that comes along. */
  readonly asked?: Asked | undefined;
  /** It may have been sent already. */
  readonly doubtful: boolean;
}

/** Whether all who are in a channel may see it. */
const isForAll = ({ confidential, outcome = 'ok' }: Reply): boolean => confidential === false && outcome === 'ok';

/** Brings answers to where they belong: in a channel, what is about a client or concerns only the asker is for the asker's eyes. */
export const createAnswers = ({
  api,
  alarm,
  platform,
  sent,
}: {
  readonly api: SlackApi;
  readonly alarm: RenderAlarm;
  readonly platform: SlackPlatform;
  readonly sent: SentMessages;
}) => {
  const send = async (answering: Answering): Promise<void> => {
    const { key, user, place, triggerId, t, reply, asked, doubtful } = answering;
    // The form first: it can be opened for three seconds only.
    if (reply.form) await openForm({ api, alarm }, t, triggerId, reply.form, place);
    const onlyFor = place.direct || isForAll(reply) ? null : user;
    const under = reply.form && asked && againBlock(t, asked);
    const ref = await platform.send({ place, onlyFor, user, t, under, doubtful }, reply.card, key, reply.about);
    await sent.record(key, ref, reply.card);
  };

  return {
    /** As a new message. */
    send,

    /** In the message that was pressed, where the answer is for all who see it; else as a new one. */
    sendTo: async (
      { place, messageTs, ephemeral, shown }: Pick<UpdateOf<'press'>, 'place' | 'messageTs' | 'ephemeral' | 'shown'>,
      answering: Answering,
    ): Promise<void> => {
      const { key, triggerId, t, reply } = answering;
      if (!reply.replaces || !(place.direct || ephemeral || isForAll(reply))) return send(answering);
      const ref = { chatId: place.channel, messageId: messageTs };
      try {
        await platform.edit({ ref, ephemeral, responseUrl: place.responseUrl, t, shown }, reply.card, reply.about);
      } catch (error) {
        // It was deleted meanwhile.
        if (error instanceof SlackRefusal && error.code === 'message_not_found') return send(answering);
        throw error;
      }
      await sent.recordEdit(key, ref, reply.card);
      if (reply.form) await openForm({ api, alarm }, t, triggerId, reply.form, place);
    },
  };
};

export type Answers = ReturnType<typeof createAnswers>;
