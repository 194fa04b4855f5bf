import { createHash } from 'node:crypto';
import { trim } from './trim.ts';
import type { MediaKind, StoredFile } from './types.ts';

export interface Files {
  add(file: Omit<StoredFile, 'id' | 'uniqueId'>): StoredFile;
  byId(id: string): StoredFile | undefined;
  byPath(path: string): StoredFile | undefined;
}

/** File ids begin with what they are, as the platform's do. */
const beginnings: Readonly<Record<MediaKind, string>> = {
  photo: 'AgACAgIAAx',
  document: 'BQACAgIAAx',
  voice: 'AwACAgIAAx',
};
const folders: Readonly<Record<MediaKind, string>> = { photo: 'photos', document: 'documents', voice: 'voice' };

export const pathOf = ({ kind, uniqueId, name }: StoredFile): string => {
  const ending = /\.[a-z\d]{1,5}$/i.exec(name)?.[0] ?? { photo: '.jpg', document: '', voice: '.oga' }[kind];
  return `${folders[kind]}/file_${uniqueId}${ending}`;
};

/** @param keep how many files are remembered. */
export const createFiles = (keep: number): Files => {
  let added = 0;
  const byId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  return {
    add: (file) => {
      added += 1;
      const digest = createHash('sha256').update(`${added} ${file.name}`).digest('base64url');
      const stored = { ...file, id: `${beginnings[file.kind]}${digest}`, uniqueId: `AQAD${digest.slice(0, 11)}` };
      byId.set(stored.id, stored);
      byPath.set(pathOf(stored), stored);
      trim(byId, keep);
      trim(byPath, keep);
      return stored;
    },
    byId: (id) => byId.get(id),
    byPath: (path) => byPath.get(path),
  };
};
