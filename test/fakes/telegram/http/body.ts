import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from '../errors.ts';
import type { Arrived } from './arguments.ts';
import { readMultipart } from './multipart.ts';

/** A bot uploads 50 MB at most; a little more for the rest of the form. */
const maxBytes = 50 * 2 ** 20 + 2 ** 20;

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
  }
  if (size > maxBytes) throw new ApiError(413, 'Request Entity Too Large');
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
};

const noFiles: Arrived['files'] = new Map();

const readJson = (body: Buffer): Arrived['values'] => {
  let said: unknown;
  try {
    said = JSON.parse(body.toString());
  } catch {
    throw badRequest("can't parse JSON object");
  }
  if (typeof said !== 'object' || said === null || Array.isArray(said)) throw badRequest('JSON object expected');
  return { ...said };
};

/** The parameters of a request, from its query and its body: JSON, a form, or a form with files. */
export const readArrived = (query: URLSearchParams, body: Buffer, contentType: string): Arrived => {
  const asked = Object.fromEntries(query);
  if (body.length === 0) return { values: asked, files: noFiles };
  if (contentType.startsWith('multipart/form-data')) {
    const { values, files } = readMultipart(body, contentType);
    return { values: { ...asked, ...values }, files };
  }
  if (contentType.startsWith('application/json')) return { values: { ...asked, ...readJson(body) }, files: noFiles };
  return { values: { ...asked, ...Object.fromEntries(new URLSearchParams(body.toString())) }, files: noFiles };
};
