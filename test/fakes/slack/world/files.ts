import { extname } from 'node:path';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';
import { NotYet, problemsRefusal, Refusal } from '../refusal.ts';
import type { StoredFile, World } from './types.ts';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  ics: 'text/calendar',
  jpg: 'image/jpeg',
  m4a: 'audio/mp4',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** @throws {Refusal} `file_not_found`, `file_deleted`. */
export const knownFile = (world: World, id: string): StoredFile => {
  const file = world.files.get(id);
  if (!file || file.content === undefined) throw new Refusal('file_not_found');
  if (file.deleted) throw new Refusal('file_deleted');
  return file;
};

/** Where people open a file. In the text of a message that the platform shows files of, it shares the file with its readers. */
export const permalinkOf = ({ team }: World, { owner, id, name }: StoredFile): string =>
  `https://${team.domain}.slack.com/files/${owner}/${id}/${encodeURIComponent(name)}`;

/** How pictures begin that a block can show: PNG, JPEG, GIF. */
const pictures = ['89504e47', 'ffd8ff', '47494638'];

/**
 * Whether the app may show a file in a block.
 * @throws {Refusal} `invalid_blocks` in the words for each that is no picture of its own, and for one that is still looked through.
 */
export const mindPicture = ({ world, clock }: Fake, id: string, at: string): void => {
  const { owner, content, deleted, readyAt } = world.files.get(id) ?? {};
  const head = content?.subarray(0, 4).toString('hex') ?? '';
  const { code, more } = problemsRefusal('invalid_blocks', [{ message: 'invalid slack file', at }]);
  if (owner !== world.app.botUserId || deleted || !pictures.some((begin) => head.startsWith(begin)))
    throw new Refusal(code, more);
  if (clock.now() < (readyAt ?? 0)) throw new NotYet(code, more);
};

/** A file as a message shows it: of some there is only the name by which the app may ask for it. */
export const fileInMessage = (world: World, id: string): JsonObject =>
  world.files.get(id)?.hidden
    ? { id, created: 0, timestamp: 0, mode: 'file_access', file_access: 'check_file_info', user: '' }
    : fileJson(world, id);

/** A file as the app sees it. Its addresses are on this server, and want the bot's token; others' files are with them. */
export const fileJson = (world: World, id: string): JsonObject => {
  const file = world.files.get(id);
  if (!file || file.deleted) return { id, mode: 'tombstone' };
  const extension = extname(file.name).slice(1).toLowerCase();
  const address = `${world.origin}/files-pri/${world.team.id}-${file.id}`;
  const addresses =
    file.external === undefined
      ? {
          url_private: `${address}/${encodeURIComponent(file.name)}`,
          url_private_download: `${address}/download/${encodeURIComponent(file.name)}`,
        }
      : { url_private: file.external, external_type: 'gdrive' };
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: types[extension] ?? 'application/octet-stream',
    filetype: extension,
    user: file.owner,
    mode: file.external === undefined ? 'hosted' : 'external',
    size: file.size,
    is_external: file.external !== undefined,
    is_public: false,
    ...(file.altText !== undefined && { alt_txt: file.altText }),
    ...addresses,
    permalink: permalinkOf(world, file),
    channels: [...file.sharedIn],
  };
};
