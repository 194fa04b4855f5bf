import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ByteEvidence } from './encoding.ts';

/** One pass over the bytes of a file: its SHA-256 and what is needed to tell its encoding. */
export interface Survey extends ByteEvidence {
  readonly hash: string;
  readonly size: number;
}

const headSize = 64 * 1024;

/** Ё and ё stand outside of the row of letters in cp1251. */
const isHighLetter = (byte: number) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8;

/** In cp866, р to я stand apart from the other letters, behind the signs that draw frames. */
const isDosLetter = (byte: number) => (byte >= 0x80 && byte <= 0xaf) || (byte >= 0xe0 && byte <= 0xf1);

/** Where an unfinished UTF-8 sequence begins at the end of a chunk, or its length when all are whole. */
const wholeUntil = (chunk: Uint8Array): number => {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0;
    if (byte < 0x80) return chunk.length;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? chunk.length - back : chunk.length;
  }
  return chunk.length;
};

/** Reads the whole file once, in constant memory. */
export const surveyFile = async (path: string): Promise<Survey> => {
  const hash = createHash('sha256');
  const counts = new Uint32Array(256);
  let head = Buffer.alloc(0);
  let size = 0;
  let validUtf8 = true;
  let pending = Buffer.alloc(0);
  let letters = 0;
  let lettersInRow = 0;
  let dosLettersInRow = 0;
  let previous = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    const bytes: Buffer = chunk;
    hash.update(bytes);
    size += bytes.length;
    if (head.length < headSize) head = Buffer.concat([head, bytes.subarray(0, headSize - head.length)]);
    if (!isAscii(bytes)) {
      for (const byte of bytes) {
        counts[byte] = (counts[byte] ?? 0) + 1;
        if (isHighLetter(byte)) {
          letters++;
          if (isHighLetter(previous)) lettersInRow++;
        }
        if (isDosLetter(byte) && isDosLetter(previous)) dosLettersInRow++;
        previous = byte;
      }
    }
    if (validUtf8) {
      const joined = pending.length > 0 ? Buffer.concat([pending, bytes]) : bytes;
      const whole = wholeUntil(joined);
      validUtf8 = isUtf8(joined.subarray(0, whole));
      pending = Buffer.from(joined.subarray(whole));
    }
  }
  return {
    hash: hash.digest('hex'),
    size,
    head,
    validUtf8: validUtf8 && pending.length === 0,
    counts,
    letters,
    lettersInRow,
    dosLettersInRow,
  };
};
