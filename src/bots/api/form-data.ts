import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Request } from 'express';
import { z } from 'zod';
import { msg } from '../../core/i18n/translator.ts';
import type { LooseFile } from '../../core/imports/received/files.ts';
import { isForImport, largestUpload, mostFiles, mostTogether } from '../../core/imports/received/uploads.ts';
import { keepable } from '../../core/keepable.ts';
import { Declined } from './declined.ts';

const megabyte = 2 ** 20;
/** What stands around the files: boundaries, headers, the few fields. */
const around = megabyte;
const largestField = megabyte / 2;

const fields = z.strictObject({
  asOf: z.iso.date().optional(),
  source: z.string().trim().min(1).max(100).optional(),
  mapping: z.string().max(largestField).optional(),
  apply: z
    .enum(['true', 'false'])
    .transform((said) => said === 'true')
    .default(false),
});

/** What was sent to be imported. */
export type Sent = z.infer<typeof fields> & { readonly files: readonly LooseFile[] };

const tooLarge = (): Declined =>
  new Declined(413, 'too-large', msg('api-too-large'), {
    files: mostFiles,
    size: largestUpload / megabyte,
    together: mostTogether / megabyte,
  });

const parserFor = (request: Request): BusboyInstance => {
  const contentType = request.get('Content-Type');
  if (!request.is('multipart/form-data') || contentType === undefined) {
    throw new Declined(415, 'unsupported', msg('api-not-multipart'));
  }
  if (Number(request.get('Content-Length') ?? 0) > mostTogether + around) throw tooLarge();
  try {
    return new Busboy({
      headers: { ...request.headers, 'content-type': contentType },
      limits: { fileSize: largestUpload, files: mostFiles, fields: 10, fieldSize: largestField, headerPairs: 100 },
    });
  } catch {
    throw new Declined(415, 'unsupported', msg('api-not-multipart'));
  }
};

/**
 * Reads the files and fields of a request into memory, as they come in.
 * @throws Declined when it is no form, too large, cut short, or brings what is no table
 * @throws ZodError naming fields that are wrong, or none of ours
 */
export const readForm = async (request: Request): Promise<Sent> => {
  const parser = parserFor(request);
  const files: LooseFile[] = [];
  const said: Record<string, string> = {};
  let bytes = 0;
  await new Promise<void>((resolve, reject) => {
    const cutShort = (): void => stop(new Declined(400, 'invalid', msg('api-bad-form')));
    const stop = (error: unknown): void => {
      // What is still coming is let through unread: who sends it hears why only when it has gone.
      request.unpipe(parser);
      request.resume();
      reject(error);
    };
    const take = (part: string, stream: Readable & { truncated: boolean }, name: string): void => {
      const chunks: Buffer[] = [];
      stream.on('limit', () => stop(tooLarge()));
      stream.on('error', cutShort);
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostTogether) return stop(tooLarge());
        chunks.push(chunk);
      });
      stream.on('end', () => {
        const whole = Buffer.concat(chunks);
        if (part === 'file') files.push({ name: keepable(name), bytes: whole });
        else said[part] = whole.toString('utf8');
      });
      if (part === 'file' && !isForImport(name)) {
        stop(new Declined(415, 'unsupported', msg('api-no-table'), { name: keepable(name) }));
      }
    };
    parser.on('file', (part, stream, name) => take(part, stream, name ?? ''));
    parser.on('field', (name, value, _nameCut, cut) => {
      if (cut) return stop(tooLarge());
      said[name] = keepable(value);
    });
    parser.on('filesLimit', () => stop(tooLarge()));
    parser.on('fieldsLimit', () => stop(tooLarge()));
    parser.on('error', cutShort);
    request.on('close', () => request.complete || cutShort());
    parser.on('finish', resolve);
    request.pipe(parser);
  });
  const read = fields.parse(said);
  if (files.length === 0) throw new Declined(400, 'invalid', msg('api-no-file'));
  return { ...read, files };
};
