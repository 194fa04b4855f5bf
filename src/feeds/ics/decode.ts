const marks: readonly { bytes: readonly number[]; charset: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], charset: 'utf-8' },
  { bytes: [0xff, 0xfe], charset: 'utf-16le' },
  { bytes: [0xfe, 0xff], charset: 'utf-16be' },
];

const decoded = (bytes: Uint8Array, charset: string): string | null => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** `B` is the first letter of a calendar, so the zero beside it says which half of UTF-16 comes first. */
const utf16WithoutMark = (bytes: Uint8Array): string | null =>
  bytes[1] === 0 ? decoded(bytes, 'utf-16le') : bytes[0] === 0 ? decoded(bytes, 'utf-16be') : null;

/** Cyrillic words are rows of bytes above 0xBF; in Western words such a byte stands alone among ASCII ones. */
const codePage = (bytes: Uint8Array): string => {
  let letters = 0;
  let inRow = 0;
  bytes.forEach((byte, i) => {
    if (byte < 0xc0) return;
    letters++;
    if ((bytes[i - 1] ?? 0) >= 0xc0) inRow++;
  });
  return inRow * 2 >= letters ? 'windows-1251' : 'windows-1252';
};

/**
 * The text of a calendar file. A byte order mark decides, then UTF-8 if it is that, then the `charset` that the server named, then the letters.
 * Never fails: bytes without meaning become replacement characters.
 */
export const decodeCalendar = (bytes: Uint8Array, charset?: string): string => {
  const mark = marks.find((candidate) => candidate.bytes.every((byte, i) => bytes[i] === byte));
  if (mark) return new TextDecoder(mark.charset).decode(bytes);
  return (
    utf16WithoutMark(bytes) ??
    decoded(bytes, 'utf-8') ??
    (charset ? decoded(bytes, charset) : null) ??
    new TextDecoder(codePage(bytes)).decode(bytes)
  );
};
