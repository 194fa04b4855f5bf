import { z } from 'zod';
import { card } from '../../core/cards/build.ts';
import type { Clock } from '../../core/clock.ts';
import type { Db } from '../../core/db.ts';
import { largestUpload } from '../../core/imports/received/uploads.ts';
import type { Person } from '../../core/people/person.ts';
import { isCalendar, largestCalendar, takeCalendar, tooLarge } from '../calendar-file.ts';
import { keepFile, keptCard } from '../files.ts';
import { isTable, mayImport, tableTooLarge, takeTable } from '../import-file.ts';
import type { Guest, Received, Reception } from '../reception.ts';
import type { SentMessages } from '../sent.ts';
import type { SlackApi } from './api.ts';
import { SlackRefusal } from './outcomes.ts';
import { readFiles, type SharedFile } from './shared-file.ts';
import type { UpdateOf } from './update.ts';

/** What the words for a file that cannot be had are chosen by; those that Slack has no words for are gone. */
const problems: Readonly<Record<string, string>> = {
  missing_scope: 'scope',
  not_slack: 'outside',
  access_denied: 'denied',
};

const infoAnswer = z.object({ file: z.unknown() });

/** Acts on a file that somebody shared in the chat with us: a calendar is read, a table is kept to be imported, others are kept; strangers are told how to be known. */
export const createSharedFiles = ({
  db,
  clock,
  api,
  reception,
  sent,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly api: SlackApi;
  readonly reception: Reception;
  readonly sent: SentMessages;
}) => {
  /** What Slack says of a file when it is asked. */
  const asked = async ({ fileId }: SharedFile): Promise<SharedFile> => {
    const { file } = await api.call('files.info', { file: fileId }, infoAnswer);
    const [known] = readFiles([file]);
    if (!known) throw new SlackRefusal('files.info', 'file_not_found');
    if (known.access === 'ask') throw new SlackRefusal('files.info', 'access_denied');
    return known;
  };

  const bytesOf = async ({ access, address }: SharedFile, most: number): Promise<Uint8Array> => {
    if (access === 'outside') throw new SlackRefusal('download', 'not_slack');
    if (access === 'denied') throw new SlackRefusal('download', 'access_denied');
    // Slack names no address to those who may not read files.
    if (address === undefined) throw new SlackRefusal('download', 'missing_scope');
    return api.download(address, most);
  };

  const take = async (
    came: UpdateOf<'file'>,
    file: SharedFile,
    person: Person,
    { guest, key }: { readonly guest: Guest; readonly key: string },
  ): Promise<Received | null> => {
    if (isCalendar(file)) {
      return takeCalendar({ reception, guest, key }, file, () => bytesOf(file, largestCalendar));
    }
    const line = came.asks ? came.caption : undefined;
    if (isTable(file) && mayImport(guest)) {
      const coming = { db, clock, reception, guest, key, line, isQuiet: came.isQuiet };
      return takeTable(coming, file, () => bytesOf(file, largestUpload));
    }
    // A message of Slack's has several.
    const message = { chatId: came.place.channel, messageId: `${came.messageTs}/${file.fileId}` };
    await keepFile(db, clock, person, { ...message, platform: 'slack', caption: came.caption }, file);
    if (line !== undefined) return reception.say(guest, key, line);
    return came.isQuiet ? null : { person, reply: { card: keptCard(guest.t, 'slack', file) } };
  };

  return async (came: UpdateOf<'file'>, guest: Guest, key: string): Promise<Received | null> => {
    const { person, t } = guest;
    if (!person) return came.isFirst ? reception.say(guest, key, '') : null;
    if (await sent.find(key)) return null;
    let { file } = came;
    try {
      if (file.access === 'ask') file = await asked(file);
      return await take(came, file, person, { guest, key });
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      if (error.code === 'too_large') return isCalendar(file) ? tooLarge(guest) : tableTooLarge(guest, file);
      const problem = problems[error.code] ?? 'gone';
      return { person, reply: { card: card(t('slack-file-problem', { problem }), []), outcome: 'refused' } };
    }
  };
};

export type SharedFiles = ReturnType<typeof createSharedFiles>;
