import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import type { Clock } from '../../core/clock.ts';
import { type Db, retryWhileAway } from '../../core/db.ts';
import { UserError } from '../../core/errors.ts';
import { keepUpload, largestUpload, mostFiles, mostTogether } from '../../core/imports/received/uploads.ts';
import type { Person } from '../../core/people/person.ts';
import { may } from '../../core/people/policy.ts';

const parser = express.raw({ type: 'application/octet-stream', limit: largestUpload });
const bytes = z.instanceof(Uint8Array);

/** What a request brings as it is. @throws what Express's parser throws, such as for more than 20 MB; a ZodError where it is of another type */
export const bytesOf = async (request: Request, response: Response): Promise<Uint8Array> => {
  await new Promise<void>((resolve, reject) => {
    parser(request, response, (error?: unknown) => (error ? reject(error) : resolve()));
  });
  return bytes.parse(request.body);
};

/** @throws UserError for those whose files are not imported */
export const mustImport = ({ role }: Person): void => {
  if (!may(role, 'imports')) throw new UserError('forbidden', 'error-not-permitted');
};

/** Keeps a file to be imported, once under a key. @throws UserError when too much waits already */
export const keepFile = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  sent: Parameters<typeof keepUpload>[2],
): Promise<void> => {
  if ((await retryWhileAway(() => keepUpload(db, clock.now(), sent))) === 'kept') return;
  const most = { files: mostFiles, size: mostTogether / 2 ** 20 };
  throw new UserError('invalid', 'import-received-too-much', { name: sent.name, ...most });
};
