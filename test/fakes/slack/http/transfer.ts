import type { Request, Response } from 'express';
import type { Fake } from '../fake.ts';
import { endInSilence, planned } from './answer.ts';
import { readParts } from './body.ts';
import { tokenOf } from './caller.ts';

const contentOf = async (request: Request): Promise<Buffer | null> => {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return Buffer.isBuffer(request.body) ? request.body : null;
  const parts = await readParts(request).catch(() => new Map<string, string | Buffer>());
  return [...parts.values()].find((part) => Buffer.isBuffer(part)) ?? null;
};

/** Takes the bytes of a file to the address that `files.getUploadURLExternal` gave. */
export const takeUpload = async (fake: Fake, id: string, request: Request, response: Response): Promise<void> => {
  const failure = fake.failures.meet('upload', undefined);
  const shortcut = failure && planned(failure);
  if (shortcut) return void response.status(shortcut.status === 200 ? 500 : shortcut.status).send(shortcut.outcome);
  if (failure && !failure.does.endsWith('-after')) return endInSilence(response, failure);
  const file = fake.world.files.get(id);
  const content = await contentOf(request);
  if (!file || file.content !== undefined || content === null || content.length === 0)
    return void response.status(404).type('text').send('not found');
  if (content.length !== file.size) {
    fake.violate('upload', `${content.length} bytes, although ${file.size} were announced`);
    return void response.status(400).type('text').send('length mismatch');
  }
  file.content = content;
  if (failure) return endInSilence(response, failure);
  response.type('text').send(`OK - ${content.length}`);
};

/** Gives the bytes of a file to whoever has the bot's token and may read files. */
export const giveFile = (fake: Fake, key: string, request: Request, response: Response): void => {
  const file = fake.world.files.get(key.split('-').at(-1) ?? '');
  const { settings, uninstalled } = fake.world.app;
  const allowed =
    tokenOf(request.headers.authorization, {}) === settings.botToken &&
    !uninstalled &&
    settings.scopes.includes('files:read');
  // The platform sends those who may not to its login page, with a status that says that all is well.
  if (!allowed) return void response.type('html').send('<!DOCTYPE html><title>Slack</title>');
  if (!file?.content || file.deleted) return void response.sendStatus(404);
  response.type('application/octet-stream').send(file.content);
};
