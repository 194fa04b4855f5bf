import { z } from 'zod';
import { card, text } from '../core/cards/build.ts';
import type { Card } from '../core/cards/card.ts';
import { type Clock, instantColumn } from '../core/clock.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import type { Translator } from '../core/i18n/translator.ts';
import type { Person } from '../core/people/person.ts';
import type { MessageRef } from './sent.ts';

/** A file that somebody sent, as its platform tells of it. */
export const receivedFile = z.object({
  kind: z.enum(['voice', 'photo', 'document']),
  fileId: z.string(),
  uniqueId: z.string(),
  name: z.string().optional(),
  mimeType: z.string().optional(),
  // Nonsense counts as not said.
  bytes: z.int().nonnegative().optional().catch(undefined),
  seconds: z.int32().nonnegative().optional().catch(undefined),
});
export type ReceivedFile = z.infer<typeof receivedFile>;

/** The message that a file came with. */
interface Came extends MessageRef {
  readonly platform: 'slack' | 'telegram';
  readonly caption?: string | undefined;
}

/** Notes a file that somebody sent: it stays with the platform, and is known here by its reference. Noted twice, it is one. */
export const keepFile = async (db: Db, clock: Clock, person: Person, came: Came, sent: ReceivedFile): Promise<void> => {
  const { platform, chatId, messageId, caption } = came;
  const { kind, fileId, uniqueId, name, mimeType, bytes, seconds } = sent;
  const message = { platform, chatId, messageId };
  await retryWhileAway(() =>
    db.receivedFile.upsert({
      where: { platform_chatId_messageId: message },
      update: {},
      create: {
        ...message,
        personId: person.id,
        kind,
        fileId,
        uniqueId,
        receivedAt: instantColumn(clock.now()),
        ...(name && { name }),
        ...(mimeType && { mimeType }),
        ...(bytes !== undefined && { bytes }),
        ...(seconds !== undefined && { seconds }),
        ...(caption && { caption }),
      },
    }),
  );
};

const titleOf = (t: Translator, { kind, seconds = 0 }: ReceivedFile): string => {
  switch (kind) {
    case 'voice':
      return t('file-kept-voice', { seconds });
    case 'photo':
      return t('file-kept-photo');
    case 'document':
      return t('file-kept-document');
  }
};

export const keptCard = (t: Translator, platform: 'slack' | 'telegram', file: ReceivedFile): Card =>
  card(titleOf(t, file), [text(t('file-kept-where', { platform: t(`platform-${platform}`) }))]);
