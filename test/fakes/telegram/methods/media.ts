import { badRequest } from '../errors.ts';
import type { Upload } from '../http/arguments.ts';
import { pictureSize, type Size } from '../world/picture.ts';
import type { MediaKind, StoredFile } from '../world/types.ts';
import type { World } from '../world/world.ts';
import type { Call } from './call.ts';

const megabyte = 2 ** 20;

/** Of a picture: bytes, width and height together, and how much longer one side may be. */
const picture = { bytes: 10 * megabyte, sides: 10_000, ratio: 20 };

const checkedPicture = (content: Buffer): Size => {
  if (content.length > picture.bytes) throw badRequest('file is too big');
  const size = pictureSize(content);
  if (!size) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > picture.sides || ratio > picture.ratio) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return size;
};

const store = (world: World, kind: MediaKind, { name, type, content }: Upload): StoredFile => {
  if (content.length === 0) throw badRequest('file must be non-empty');
  const size = kind === 'photo' ? checkedPicture(content) : { width: 0, height: 0 };
  return world.files.add({ kind, name, type, size: content.length, ...size, duration: 0, content });
};

/** The file of a parameter: uploaded, or known by its id. @throws ApiError */
export const mediaOf = ({ world, args, method }: Call, kind: MediaKind, said = args.text(kind)): StoredFile => {
  const upload = args.upload(kind, said);
  if (upload) return store(world, kind, upload);
  if (said === '') throw badRequest(`there is no ${kind} in the request`);
  if (/^https?:/i.test(said)) {
    world.violations.add({ kind: 'unplayed', method, detail: 'a file by its address' });
    throw badRequest('failed to get HTTP URL content');
  }
  const file = world.files.byId(said);
  if (!file) throw badRequest("wrong remote file identifier specified: can't unserialize it");
  // Documents and voices are of one family; a picture is not.
  if ((file.kind === 'photo') !== (kind === 'photo')) {
    const name = (of: MediaKind): string => of.charAt(0).toUpperCase() + of.slice(1);
    throw badRequest(`can't use file of type ${name(file.kind)} as ${name(kind)}`);
  }
  return file;
};
