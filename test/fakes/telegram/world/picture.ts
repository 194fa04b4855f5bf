export interface Size {
  readonly width: number;
  readonly height: number;
}

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const pngSize = (content: Buffer): Size | null =>
  content.length >= 24 && content.subarray(0, 8).equals(pngStart)
    ? { width: content.readUInt32BE(16), height: content.readUInt32BE(20) }
    : null;

/** A JPEG is a chain of segments; the frame header holds the size. */
const jpegSize = (content: Buffer): Size | null => {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < content.length && content[at] === 0xff) {
    const marker = content[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += 2 + content.readUInt16BE(at + 2);
  }
  return null;
};

/** The size of a PNG or JPEG, or null when it is neither. */
export const pictureSize = (content: Buffer): Size | null => pngSize(content) ?? jpegSize(content);
