import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts what must not be read in the database, and reads it again. */
export interface Seals {
  /** @param about whose it is, such as `calendar of 7`: put elsewhere, it opens no more */
  seal(plain: string, about: string): Uint8Array<ArrayBuffer>;
  /** @throws Error when it was sealed with another key, is about something else, or was changed */
  open(sealed: Uint8Array, about: string): string;
  /** What tells a text from others without telling what it is: 32 bytes, always the same for the same text under one key. */
  mark(text: string): Uint8Array<ArrayBuffer>;
}

/** AES-256-GCM, a random nonce each: nonce, tag and what was encrypted, one after the other. @param key 32 bytes */
export const createSeals = (key: Buffer): Seals => ({
  seal: (plain, about) => {
    const nonce = randomBytes(nonceBytes);
    const encrypt = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(about));
    const sealed = Buffer.concat([encrypt.update(plain, 'utf8'), encrypt.final()]);
    return new Uint8Array(Buffer.concat([nonce, encrypt.getAuthTag(), sealed]));
  },
  open: (sealed, about) => {
    const bytes = Buffer.from(sealed);
    const nonce = bytes.subarray(0, nonceBytes);
    const decrypt = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes })
      .setAAD(Buffer.from(about))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const opened = [decrypt.update(bytes.subarray(nonceBytes + tagBytes)), decrypt.final()];
    return Buffer.concat(opened).toString('utf8');
  },
  mark: (text) => new Uint8Array(createHmac('sha256', key).update(`mark/${text}`).digest()),
});
