import type { MessageFile } from '../../src/core/outbox/file.ts';

/** The smallest picture that everybody takes: one pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A picture, of one pixel unless told otherwise. */
export const aPicture = (bytes: Uint8Array = Buffer.from(pixel, 'base64')): MessageFile => ({
  kind: 'picture',
  name: 'Долги, ноябрь.png',
  mimeType: 'image/png',
  bytes,
  alt: 'Debt by month: 40, 70, 100',
});

export const aDocument = (): MessageFile => ({
  kind: 'document',
  name: 'Сверка №7 (Acme & Söhne).pdf',
  mimeType: 'application/pdf',
  bytes: Buffer.from('%PDF-1.7\r\n--a\u0000б'),
});
