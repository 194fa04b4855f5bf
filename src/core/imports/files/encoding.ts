/** The encodings that are told apart; a mapping may name any other that iconv knows. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'windows-1252' | 'cp866';

/** What the bytes of a file have shown. */
export interface ByteEvidence {
  /** The first bytes of the file. */
  readonly head: Uint8Array;
  readonly validUtf8: boolean;
  /** How often each byte occurs, 0x80 … 0xFF being the ones that matter. */
  readonly counts: Uint32Array;
  /** Bytes that are letters in both code pages, and how many of them follow another such byte. */
  readonly letters: number;
  readonly lettersInRow: number;
  /** Bytes that are Cyrillic letters in cp866, of DOS, and follow another such byte. */
  readonly dosLettersInRow: number;
}

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);

/** Without a mark, UTF-16 of Latin text or digits shows as a zero in every second byte. */
const utf16WithoutMark = (head: Uint8Array): Encoding | null => {
  const zeros = [0, 0];
  for (const [i, byte] of head.entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = head.length / 8;
  if (odd > most && odd > even * 4) return 'utf-16le';
  return even > most && even > odd * 4 ? 'utf-16be' : null;
};

/**
 * Cyrillic words are rows of high letters, in Windows' code page and in that of DOS of other bytes; in Western words a high letter stands alone among ASCII ones. Without any letter the
 * signs decide: № and € have bytes of their own in each page, and cp1252 leaves five bytes unused.
 */
const codePage = ({ counts, letters, lettersInRow, dosLettersInRow }: ByteEvidence): Encoding => {
  const seen = (...bytes: number[]) => bytes.reduce((sum, byte) => sum + (counts[byte] ?? 0), 0);
  if (dosLettersInRow > lettersInRow) return 'cp866';
  if (letters > 0) return lettersInRow * 2 >= letters ? 'windows-1251' : 'windows-1252';
  return seen(0x88, 0xb9, 0x81, 0x8d, 0x8f, 0x90, 0x9d) > seen(0x80, 0x98) ? 'windows-1251' : 'windows-1252';
};

export const encodingOf = (evidence: ByteEvidence): Encoding => {
  if (startsWith(evidence.head, 0xff, 0xfe)) return 'utf-16le';
  if (startsWith(evidence.head, 0xfe, 0xff)) return 'utf-16be';
  return utf16WithoutMark(evidence.head) ?? (evidence.validUtf8 ? 'utf-8' : codePage(evidence));
};

/** What letters become when UTF-8 is taken for a Windows code page and written as UTF-8 once more: nearly every other one is one of two. */
const leads = /[РСÐÑ]/g;
const mostLeads = 0.35;

/** Whether a text was converted twice, so that its letters are lost to whoever reads it: `Р РѕРјР°С€РєР°`. */
export const isTwiceEncoded = (text: string): boolean => {
  const high = text.match(/[^\0-\x7f\s]/g)?.length ?? 0;
  const found = text.match(leads)?.length ?? 0;
  return found >= 5 && found > high * mostLeads;
};
