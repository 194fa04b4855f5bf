import { badRequest } from '../errors.ts';
import type { Arrived, Upload } from './arguments.ts';

const headerEnd = Buffer.from('\r\n\r\n');

/** The parameters of a header such as `form-data; name="photo"; filename=a.png`: quoted or not, as the platform reads it. */
const parametersOf = (header: string): Map<string, string> => {
  const found = new Map<string, string>();
  for (const { groups } of header.matchAll(/(?<key>[\w*]+)\s*=\s*(?:"(?<quoted>(?:[^"\\]|\\.)*)"|(?<plain>[^;]*))/g)) {
    const { key, quoted, plain } = groups ?? {};
    if (key) found.set(key.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? plain?.trim() ?? '');
  }
  return found;
};

const headersOf = (block: string): Map<string, string> =>
  new Map(
    block.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Reads a multipart form. @throws ApiError when it is none. */
export const readMultipart = (body: Buffer, contentType: string): Arrived => {
  const boundary = parametersOf(contentType).get('boundary');
  if (!boundary) throw badRequest('boundary not found');
  const delimiter = Buffer.from(`--${boundary}`);
  const separator = Buffer.from(`\r\n--${boundary}`);
  const values: Record<string, unknown> = {};
  const files = new Map<string, Upload>();
  let at = body.indexOf(delimiter);
  if (at < 0) throw badRequest('unexpected end of request content');
  for (;;) {
    at += delimiter.length;
    if (body.subarray(at, at + 2).toString() === '--') return { values, files };
    const headEnd = body.indexOf(headerEnd, at);
    const next = body.indexOf(separator, headEnd + 2);
    if (headEnd < 0 || next < 0) throw badRequest('unexpected end of request content');
    const headers = headersOf(body.subarray(at + 2, headEnd).toString());
    const disposition = headers.get('content-disposition') ?? '';
    if (!disposition.startsWith('form-data;')) throw badRequest('expected form-data content disposition');
    const named = parametersOf(disposition);
    const name = named.get('name');
    if (!name) throw badRequest('field name in multipart/form-data not found');
    const content = body.subarray(headEnd + headerEnd.length, next);
    const fileName = named.get('filename');
    if (fileName === undefined) values[name] = content.toString();
    else {
      const type = headers.get('content-type') ?? 'application/octet-stream';
      files.set(name, { name: decoded(fileName), type, content: Buffer.from(content) });
    }
    at = next + 2;
  }
};
