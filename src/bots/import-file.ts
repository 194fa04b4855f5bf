import { card } from '../core/cards/build.ts';
import type { Clock } from '../core/clock.ts';
import { parseCommand } from '../core/commands/parse.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import type { MessageKey, Translator } from '../core/i18n/translator.ts';
import { msg } from '../core/i18n/translator.ts';
import { isForImport, keepUpload, largestUpload, mostFiles, mostTogether } from '../core/imports/received/uploads.ts';
import { may } from '../core/people/policy.ts';
import type { ReceivedFile } from './files.ts';
import type { Guest, Received, Reception } from './reception.ts';

const megabyte = 2 ** 20;

/** Whether it is a file with a table to import, or with the mapping that goes with one. */
export const isTable = ({ kind, name = '' }: ReceivedFile): boolean => kind === 'document' && isForImport(name);

/** Whether their tables are kept here to be imported; those of others are files like any. */
export const mayImport = ({ person }: Pick<Guest, 'person'>): boolean => person !== null && may(person.role, 'imports');

/** Whether a line that came with files says what is to be done with them. */
export const isImportCommand = (line: string): boolean => parseCommand(line)?.name === 'import';

const refusal = (
  { person }: Guest,
  t: Translator,
  key: MessageKey,
  args: Record<string, string | number>,
): Received => ({
  person,
  reply: { card: card(t(key, args), []), outcome: 'refused' },
});

/** What is said of a table above 20 MB. */
export const tableTooLarge = (guest: Guest, { name = '' }: Pick<ReceivedFile, 'name'>): Received =>
  refusal(guest, guest.t, msg('import-received-too-large'), { name, size: largestUpload / megabyte });

interface Coming {
  readonly db: Db;
  readonly clock: Clock;
  readonly reception: Reception;
  readonly guest: Guest;
  readonly key: string;
  /** What was said with it, if that is a command to import; else the files that wait are shown. */
  readonly line?: string | undefined;
  /** Another file that came along is answered instead. */
  readonly isQuiet?: boolean;
}

/**
 * Keeps a table that somebody who may import has sent, and answers as to `line`. `download` gives what it holds; it is not asked for what is too large.
 * @returns null when there is nothing to say, as {@link Reception}
 * @throws what `download` throws
 */
export const takeTable = async (
  { db, clock, reception, guest, key, line, isQuiet = false }: Coming,
  file: ReceivedFile,
  download: () => Promise<Uint8Array>,
): Promise<Received | null> => {
  const { person, t } = guest;
  const { name = '', bytes = 0 } = file;
  if (!person) return reception.say(guest, key, '');
  if (bytes > largestUpload) return tableTooLarge(guest, file);
  const holds = await download();
  if (holds.length > largestUpload) return tableTooLarge(guest, file);
  const sent = { personId: person.id, key, name, bytes: holds };
  if ((await retryWhileAway(() => keepUpload(db, clock.now(), sent))) === 'too-much') {
    return refusal(guest, t, msg('import-received-too-much'), {
      name,
      files: mostFiles,
      size: mostTogether / megabyte,
    });
  }
  return isQuiet ? null : reception.say(guest, key, line ?? '/import');
};
