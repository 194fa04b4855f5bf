import { z } from 'zod';
import { receivedFile } from '../files.ts';

/** A file that somebody shared, as it is kept in the inbox. */
export const sharedFile = receivedFile.extend({
  /** `ask`: Slack tells more of it only when it is asked. `outside`: it lies with somebody else, such as Google Drive. */
  access: z.enum(['open', 'ask', 'outside', 'denied']),
  /** Where it is to be had, with the token. */
  address: z.string().optional(),
});
export type SharedFile = z.infer<typeof sharedFile>;

const told = z.object({
  // It becomes part of a name that has 255 characters.
  id: z.string().regex(/^[A-Z0-9]{1,32}$/),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.int().nonnegative().optional(),
  mode: z.string().optional(),
  subtype: z.string().optional(),
  duration_ms: z.number().min(0).max(1e9).optional(),
  is_external: z.boolean().optional(),
  file_access: z.string().optional(),
  url_private_download: z.string().optional(),
  url_private: z.string().optional(),
});
type Told = z.infer<typeof told>;

const accessOf = ({ file_access: access = 'visible', is_external: external, mode }: Told): SharedFile['access'] => {
  if (access === 'check_file_info' || mode === 'file_access') return 'ask';
  if (access !== 'visible') return 'denied';
  return external || mode === 'external' ? 'outside' : 'open';
};

const kindOf = ({ mimetype, subtype, duration_ms: ms }: Told): Pick<SharedFile, 'kind' | 'seconds'> => {
  if (subtype === 'slack_audio' && ms !== undefined) return { kind: 'voice', seconds: Math.round(ms / 1_000) };
  return { kind: mimetype?.startsWith('image/') ? 'photo' : 'document' };
};

const fileOf = (file: Told): SharedFile => {
  const { id, name, mimetype, size, url_private: shown, url_private_download: address = shown } = file;
  return {
    ...kindOf(file),
    fileId: id,
    uniqueId: id,
    access: accessOf(file),
    ...(name && { name }),
    ...(mimetype && { mimeType: mimetype }),
    ...(size !== undefined && { bytes: size }),
    ...(address && { address }),
  };
};

/** What is left of files that were deleted, or that the workspace's plan hides. */
const gone = new Set(['tombstone', 'hidden_by_limit']);

/** Files as Slack tells of them, each once. Those that are not there any more, or cannot be understood, are left out. Pure. */
export const readFiles = (files: readonly unknown[]): SharedFile[] => {
  const read = files.flatMap((file) => told.safeParse(file).data ?? []).filter(({ mode = '' }) => !gone.has(mode));
  return [...new Map(read.map((file) => [file.id, fileOf(file)])).values()];
};
