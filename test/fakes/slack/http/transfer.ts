import type { Request, Response } from 'express';
import type { Fake } from '../fake.ts';
import { endInSilence, planned, type Reply } from './answer.ts';
import { readParts } from './body.ts';
import { tokenOf } from './caller.ts';

const contentOf = async (request: Request): Promise<Buffer | null> => {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return Buffer.isBuffer(request.body) ? request.body : null;
  const parts = await readParts(request).catch(() => new Map<string, string | Buffer>());
  return [...parts.values()].find((part) => Buffer.isBuffer(part)) ?? null;
};

/** Takes the bytes of a file at the address that `files.getUploadURLExternal` gave. */
export const takeUpload = async (fake: Fake, id: string, request: Request): Promise<Reply> => {
  const file = fake.world.files.get(id);
  const content = await contentOf(request);
  if (!file || file.content !== undefined || content === null || content.length === 0)
    return { status: 404, body: 'not found' };
  if (content.length !== file.size) {
    fake.violate('upload', `${content.length} bytes, although ${file.size} were announced`);
    return { status: 400, body: 'length mismatch' };
  }
  file.content = content;
  return { status: 200, body: `OK - ${content.length}` };
};

/** Gives the bytes of a file to whoever has the bot's token and may read files. `download` can fail as a method can. */
export const giveFile = (fake: Fake, key: string, request: Request, response: Response): void => {
  const file = fake.world.files.get(key.split('-').at(-1) ?? '');
  const failure = fake.failures.meet('download', undefined);
  const said = failure && planned(failure);
  if (said?.retryAfter !== undefined) response.set('retry-after', String(said.retryAfter));
  if (said) return void response.sendStatus(said.status === 200 ? 500 : said.status);
  if (failure) return void endInSilence(response, failure);
  if (file?.leadsTo !== undefined) return void response.redirect(file.leadsTo);
  const { settings, uninstalled } = fake.world.app;
  const allowed =
    tokenOf(request.headers.authorization, {}) === settings.botToken &&
    !uninstalled &&
    settings.scopes.includes('files:read');
  // The platform sends those who may not to its login page, with a status that says that all is well.
  if (!allowed) return void response.redirect(`/?redir=${encodeURIComponent(request.originalUrl)}`);
  if (!file?.content || file.deleted) return void response.sendStatus(404);
  response.type('application/octet-stream').send(file.content);
};
