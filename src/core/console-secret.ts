import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { audit } from './audit/record.ts';
import type { Db } from './db.ts';
import { UserError } from './errors.ts';

/** 32 signs that nobody mistakes for one another, in lower case. */
const signs = '0123456789abcdefghjkmnpqrstvwxyz';
const groups = 7;
const signsOfGroup = 4;

/** A secret as it is shown: seven groups of four, 140 random bits. */
export const newConsoleSecret = (): string => {
  const bytes = [...randomBytes(groups * signsOfGroup)];
  const letters = bytes.map((byte) => signs[byte % signs.length]).join('');
  return letters.match(new RegExp(`.{${signsOfGroup}}`, 'g'))?.join('-') ?? letters;
};

/** What was typed from paper: in capitals, with spaces for the dashes, with letters that look like figures. */
const asMeant = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');

/** The form in which a secret that we made is kept: SHA-256. A plain hash will do: nobody can try 2^140 inputs. */
export const hashOfConsoleSecret = (secret: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHash('sha256').update(asMeant(secret)).digest());

/** @param hash as it is kept: 32 bytes */
export const isConsoleSecret = (typed: string, hash: Uint8Array): boolean =>
  timingSafeEqual(hashOfConsoleSecret(typed), hash);

/**
 * Makes another secret for the console and gives it, this once; the one before and all who came in by it are out.
 * @throws UserError where there is no company, or only the demo, which has none
 */
export const renewConsoleSecret = (db: Db, now: Temporal.Instant): Promise<string> =>
  db.$transaction(async (tx) => {
    const secret = newConsoleSecret();
    const { count } = await tx.organisation.updateMany({
      where: { id: 1, isDemo: false },
      data: { consoleSecretHash: hashOfConsoleSecret(secret) },
    });
    if (count === 0) throw new UserError('conflict', 'console-secret-no-company');
    await audit(tx, now, {
      personId: null,
      action: 'console.secret-made',
      subject: 'organisation',
      subjectId: 1,
      channel: 'cli',
    });
    return secret;
  });
