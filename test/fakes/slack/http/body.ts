import type { Request } from 'express';
import { isObject, type JsonObject, readJson } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** What a request brings along, and what the platform has to say of the way it does. */
export interface Given {
  readonly fields: JsonObject;
  readonly isJson: boolean;
  readonly warnings: readonly string[];
}

const bytesOf = ({ body }: Request): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0));

const readJsonBody = (request: Request, type: string): Given => {
  const read = readJson(bytesOf(request).toString());
  if (!read) throw new Refusal('invalid_json');
  if (!isObject(read.value)) throw new Refusal('json_not_object');
  return { fields: read.value, isJson: true, warnings: /charset/i.test(type) ? [] : ['missing_charset'] };
};

/** The fields of a form with parts, with files as buffers. */
export const readParts = async (request: Request): Promise<Map<string, string | Buffer>> => {
  const type = request.headers['content-type'] ?? '';
  const form = await new Response(new Uint8Array(bytesOf(request)), { headers: { 'content-type': type } }).formData();
  const parts = new Map<string, string | Buffer>();
  for (const [name, value] of form)
    parts.set(name, typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()));
  return parts;
};

/**
 * Reads a call's fields from its address, a form, or JSON.
 * @throws {Refusal} `invalid_json`, `json_not_object`, `invalid_form_data`, `invalid_post_type`.
 */
export const readGiven = async (request: Request): Promise<Given> => {
  const query = Object.fromEntries(new URL(request.url, 'http://fake').searchParams);
  if (request.method === 'GET') return { fields: query, isJson: false, warnings: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) return readJsonBody(request, type);
  if (type.startsWith('multipart/form-data')) {
    const parts = await readParts(request).catch(() => {
      throw new Refusal('invalid_form_data');
    });
    const texts = [...parts].filter((part): part is [string, string] => typeof part[1] === 'string');
    return { fields: { ...query, ...Object.fromEntries(texts) }, isJson: false, warnings: [] };
  }
  if (type.startsWith('application/x-www-form-urlencoded') || bytesOf(request).length === 0) {
    const fields = Object.fromEntries(new URLSearchParams(bytesOf(request).toString()));
    return { fields: { ...query, ...fields }, isJson: false, warnings: [] };
  }
  throw new Refusal('invalid_post_type');
};
