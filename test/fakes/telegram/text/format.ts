import { ApiError, badRequest } from '../errors.ts';
import type { Violations } from '../violations.ts';
import { withDetected } from './detect.ts';
import { type Entity, type Formatted, plain, sorted } from './entity.ts';
import { parseHtml } from './html.ts';

/** What is not shown of a message beyond so many of its entities. */
const maxEntities = 100;

/** More bytes than this are not even looked at. */
const maxSourceBytes = 2 ** 15;

export interface Source {
  readonly text: string;
  readonly parseMode: string;
  readonly entities: readonly Entity[] | undefined;
}

interface Rules {
  readonly method: string;
  /** Characters after parsing. A message has one at least, a caption may have none. */
  readonly min: number;
  readonly max: number;
  /** What the platform calls it: `message` or `message caption`. */
  readonly what: string;
  readonly violations: Violations;
}

/** Without the white space around it; entities move along. */
const trimmed = ({ text, entities }: Formatted): Formatted => {
  const kept = text.trim();
  if (kept.length === text.length) return { text, entities };
  const start = text.length - text.trimStart().length;
  const end = start + kept.length;
  return {
    text: kept,
    entities: entities.flatMap((entity) => {
      const from = Math.max(entity.offset, start);
      const to = Math.min(entity.offset + entity.length, end);
      return to > from ? [{ ...entity, offset: from - start, length: to - from }] : [];
    }),
  };
};

const parse = ({ text, parseMode, entities }: Source, { method, violations }: Rules): Formatted => {
  const mode = parseMode.toLowerCase();
  if (mode === '' || mode === 'none') return { text, entities: sorted(entities ?? []) };
  if (mode === 'html') return parseHtml(text);
  if (mode === 'markdown' || mode === 'markdownv2') {
    violations.add({ kind: 'unplayed', method, detail: `parse_mode ${parseMode}` });
    return plain(text);
  }
  throw badRequest('Unsupported parse_mode');
};

const checkEntities = (text: string, entities: readonly Entity[]): void => {
  for (const { offset, length } of entities) {
    if (offset < 0 || offset > text.length) {
      throw badRequest(`Entity begins after the end of the text at UTF-16 offset ${offset}`);
    }
    if (offset + length > text.length) {
      throw badRequest(
        `Entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      );
    }
  }
};

/** What the platform makes of a text: parsed, trimmed, measured, with what it finds in it by itself. @throws ApiError */
export const format = (source: Source, rules: Rules): Formatted => {
  const { method, violations } = rules;
  if (Buffer.byteLength(source.text) > maxSourceBytes) {
    violations.add({ kind: 'limit', method, detail: `more than ${maxSourceBytes} bytes of text` });
    throw badRequest('Text is too long');
  }
  try {
    const parsed = parse(source, rules);
    checkEntities(parsed.text, parsed.entities);
    const formatted = trimmed(parsed);
    const length = [...formatted.text].length;
    if (length < rules.min) {
      violations.add({ kind: 'limit', method, detail: 'no text' });
      throw badRequest(source.text === '' ? 'message text is empty' : 'text must be non-empty');
    }
    if (length > rules.max) {
      violations.add({ kind: 'limit', method, detail: `${length} characters are more than ${rules.max}` });
      throw badRequest(`${rules.what} is too long`);
    }
    const shown = withDetected(formatted);
    if (shown.entities.length <= maxEntities) return shown;
    violations.add({
      kind: 'ignored',
      method,
      detail: `${shown.entities.length} entities, of which ${maxEntities} count`,
    });
    return { text: shown.text, entities: shown.entities.slice(0, maxEntities) };
  } catch (error) {
    if (error instanceof ApiError && /parse|Entity|parse_mode/i.test(error.message)) {
      violations.add({ kind: 'markup', method, detail: error.message });
    }
    throw error;
  }
};
