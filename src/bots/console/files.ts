import type { Response } from 'express';
import { z } from 'zod';
import { retryWhileAway, type Tx } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import { fileName, type MessageFile } from '../../core/outbox/file.ts';
import type { Person } from '../../core/people/person.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { seenBy } from './places.ts';

/** A file as its row. */
export const fileRow = (file: MessageFile) => ({
  kind: file.kind,
  name: fileName(file),
  mimeType: file.mimeType,
  alt: file.kind === 'picture' ? file.alt : null,
  bytes: new Uint8Array(file.bytes),
});

/** SQL: the file of the message `m` as pages show it, null where it has none. */
export const fileColumn = Prisma.sql`(
  SELECT jsonb_build_object('kind', f.kind, 'name', f.name, 'size', octet_length(f.bytes), 'alt', f.alt)
  FROM console_file f WHERE f.message_id = m.id) AS file`;

const stored = z.object({
  kind: z.enum(['picture', 'document']),
  name: z.string(),
  mimeType: z.string(),
  bytes: z.instanceof(Uint8Array),
});
type Stored = z.infer<typeof stored>;

/** The file of a message. @throws UserError when there is none, or the message is not this person's to see */
export const fileOf = async (db: Tx, { id: reader }: Person, messageId: number): Promise<Stored> => {
  const rows = await retryWhileAway(
    () => db.$queryRaw`
      SELECT f.kind, f.name, f.mime_type AS "mimeType", f.bytes
      FROM console_file f JOIN console_message m ON m.id = f.message_id
      WHERE m.id = ${messageId} AND ${seenBy(Prisma.sql`${reader}`)}`,
  );
  const [file] = z.array(stored).parse(rows);
  if (!file) throw new UserError('not-found', 'console-no-such-file');
  return file;
};

/** As a header has it: percent-encoded, which also names in other alphabets than Latin survive. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);

/** Answers with a file: a picture to be shown, anything else to be saved, whatever it says that it is. */
export const sendFile = (response: Response, { kind, name, mimeType, bytes }: Stored): void => {
  const how = kind === 'picture' ? 'inline' : 'attachment';
  response
    .set({ 'Content-Type': mimeType, 'Content-Disposition': `${how}; filename*=UTF-8''${encoded(name)}` })
    .send(Buffer.from(bytes));
};
