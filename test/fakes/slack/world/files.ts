import { extname } from 'node:path';
import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { StoredFile, World } from './types.ts';

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
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

/** A file as the app sees it. Its addresses are on this server, and want the bot's token. */
export const fileJson = (world: World, id: string): JsonObject => {
  const file = world.files.get(id);
  if (!file || file.deleted) return { id, mode: 'tombstone' };
  const extension = extname(file.name).slice(1).toLowerCase();
  const address = `${world.origin}/files-pri/${world.team.id}-${file.id}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: types[extension] ?? 'application/octet-stream',
    filetype: extension,
    user: file.owner,
    mode: 'hosted',
    size: file.size,
    is_external: false,
    is_public: false,
    ...(file.altText !== undefined && { alt_txt: file.altText }),
    url_private: `${address}/${encodeURIComponent(file.name)}`,
    url_private_download: `${address}/download/${encodeURIComponent(file.name)}`,
    channels: [...file.sharedIn],
  };
};
