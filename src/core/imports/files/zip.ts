import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { msg } from '../../i18n/translator.ts';
import { refuse } from '../refusal.ts';

/** Parts of an archive by lower-case name: some programs write `xl/SharedStrings.xml` and refer to `sharedStrings.xml`. */
export interface Archive {
  has(part: string): boolean;
  /** The part's text, as chunks; nothing when there is no such part. */
  read(part: string, most?: number): AsyncIterable<string>;
  close(): void;
}

/** Far above any honest workbook: XML of tables shrinks to a tenth, seldom below a fiftieth. */
const mostParts = 10_000;
const mostBytes = 4 * 1024 ** 3;
const mostRatio = 300;
/** Small parts may shrink as they like. */
const ratioFrom = 16 * 1024 ** 2;

const isSuspicious = (entry: Entry) =>
  entry.uncompressedSize > mostBytes ||
  (entry.uncompressedSize > ratioFrom && entry.uncompressedSize > entry.compressedSize * mostRatio);

/** The declared size may lie: what really comes out is counted too. */
const limit = (most: number, tooMuch: () => Error): Transform => {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > most) done(tooMuch());
      else done(null, chunk);
    },
  });
};

async function* readPart(zip: ZipFile, entry: Entry, most: number, tooMuch: () => Error): AsyncIterable<string> {
  const stream = await zip.openReadStreamPromise(entry);
  const limited = limit(Math.min(most, entry.uncompressedSize), tooMuch);
  stream.on('error', (error) => limited.destroy(error));
  stream.pipe(limited);
  limited.setEncoding('utf8');
  try {
    yield* limited;
  } finally {
    stream.destroy();
  }
}

/** Opens a ZIP archive without inflating it. Refuses what inflates to absurd sizes, by what it declares and by what comes out. */
export const openArchive = async (path: string): Promise<Archive> => {
  const file = basename(path);
  const damaged = () => refuse(msg('import-refused-workbook'), { file });
  const tooMuch = () => refuse(msg('import-refused-inflates'), { file });
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw damaged();
  });
  const parts = new Map<string, Entry>();
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      if (parts.size >= mostParts || total > mostBytes || isSuspicious(entry)) throw tooMuch();
      parts.set(entry.fileName.toLowerCase(), entry);
    }
  } catch (error) {
    zip.close();
    throw error instanceof Error && error.name === 'Refused' ? error : damaged();
  }
  return {
    has: (part) => parts.has(part.toLowerCase()),
    async *read(part, most = mostBytes) {
      const entry = parts.get(part.toLowerCase());
      if (!entry) return;
      if (entry.uncompressedSize > most) throw tooMuch();
      try {
        yield* readPart(zip, entry, most, tooMuch);
      } catch (error) {
        throw error instanceof Error && error.name === 'Refused' ? error : damaged();
      }
    },
    close: () => zip.close(),
  };
};
