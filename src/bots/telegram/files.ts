import { card, text } from '../../core/cards/build.ts';
import type { Card } from '../../core/cards/card.ts';
import { type Clock, instantColumn } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import type { Translator } from '../../core/i18n/translator.ts';
import type { Person } from '../../core/people/person.ts';
import type { ReceivedFile, Sent } from './update.ts';

/** Larger calendars are not taken as a file: their address is. */
const largestCalendar = 5 * 2 ** 20;

/** Whether it is a file with a calendar, as programs for calendars write one. */
export const isCalendar = ({ kind, name = '', mimeType, bytes = 0 }: ReceivedFile): boolean =>
  kind === 'document' && (mimeType === 'text/calendar' || /\.ics$/i.test(name)) && bytes <= largestCalendar;

/** Notes a file that somebody sent: it stays with Telegram, and is known here by its reference. Noted twice, it is one. */
export const keepFile = async (db: Db, clock: Clock, person: Person, sent: Sent): Promise<void> => {
  const { chatId, messageId, caption } = sent;
  const { kind, fileId, uniqueId, name, mimeType, bytes, seconds } = sent.file;
  const message = { platform: 'telegram', chatId, messageId };
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
      return t('telegram-kept-voice', { seconds });
    case 'photo':
      return t('telegram-kept-photo');
    case 'document':
      return t('telegram-kept-document');
  }
};

export const keptCard = (t: Translator, file: ReceivedFile): Card =>
  card(titleOf(t, file), [text(t('telegram-kept-where'))]);
