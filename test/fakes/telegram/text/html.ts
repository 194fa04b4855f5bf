import { badRequest } from '../errors.ts';
import { type Entity, type Formatted, sorted } from './entity.ts';
import { isLink } from './link.ts';

/** What a tag makes of its text. `a`, `span`, `code`, `pre` and `blockquote` depend on more than their name. */
const simple: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};

const tags = new Set([...Object.keys(simple), 'a', 'code', 'pre', 'blockquote', 'tg-emoji', 'tg-time']);

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** The only references that the platform knows: four names and numbers. Others stay as they are. */
const unescaped = (text: string): string =>
  text.replace(/&(?:#x(?<hex>[\da-f]{1,6})|#(?<decimal>\d{1,7})|(?<name>[a-z]+));?/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code < 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });

interface Open {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Where its text begins. */
  readonly offset: number;
}

const attributesOf = (tag: string, source: string, at: number): Map<string, string> => {
  const found = new Map<string, string>();
  const one = /\s*(?<name>[^\s=>/"']*)(?:\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<token>[\w.-]+)))?/y;
  while (one.lastIndex < source.trimEnd().length) {
    const groups = one.exec(source)?.groups;
    if (!groups?.name) throw cannotParse(`Empty attribute name in the tag "${tag}" at byte offset ${at}`);
    found.set(groups.name, unescaped(groups.double ?? groups.single ?? groups.token ?? ''));
  }
  return found;
};

const cannotParse = (text: string) => badRequest(`can't parse entities: ${text}`);

const entityOf = (
  { tag, attributes, offset }: Open,
  text: string,
  previous: Entity | undefined,
): Entity | null | 'merged' => {
  const length = text.length - offset;
  const simpleType = simple[tag];
  if (simpleType) return { type: simpleType, offset, length };
  switch (tag) {
    case 'a': {
      const url = attributes.get('href') || text.slice(offset);
      const user = /^tg:\/\/user\?id=(?<id>\d+)/.exec(url)?.groups?.id;
      if (user) return { type: 'text_mention', offset, length, user: { id: Number(user) } };
      return isLink(url) ? { type: 'text_link', offset, length, url } : null;
    }
    case 'blockquote':
      return { type: attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote', offset, length };
    case 'tg-emoji': {
      const id = attributes.get('emoji-id') ?? '';
      if (!/^[1-9]\d*$/.test(id)) throw cannotParse('Invalid custom emoji identifier specified');
      return { type: 'custom_emoji', offset, length, custom_emoji_id: id };
    }
    case 'tg-time': {
      const time = Number(attributes.get('unix') ?? 0);
      const format = attributes.get('format');
      if (!(time > 0)) return null;
      return { type: 'date_time', offset, length, unix_time: time, ...(format && { date_time_format: format }) };
    }
    case 'code': {
      const language = /^language-(?<name>.+)$/.exec(attributes.get('class') ?? '')?.groups?.name;
      return { type: 'code', offset, length, ...(language && { language }) };
    }
    default: {
      // <pre><code class="language-…"> is one entity.
      const covers = previous?.type === 'code' && previous.offset === offset && previous.length === length;
      if (covers && previous.language) return 'merged';
      return { type: 'pre', offset, length };
    }
  }
};

/** Reads the platform's HTML. @throws ApiError with the place, in bytes, of what cannot be parsed. */
export const parseHtml = (source: string): Formatted => {
  const entities: Entity[] = [];
  const open: Open[] = [];
  let text = '';
  let at = 0;
  for (;;) {
    const start = source.indexOf('<', at);
    text += unescaped(source.slice(at, start < 0 ? source.length : start));
    if (start < 0) break;
    const bytes = Buffer.byteLength(source.slice(0, start));
    const end = endOfTag(source, start);
    const inside = source.slice(start + 1, end < 0 ? source.length : end);
    const name = /^\/?[^\s>]*/.exec(inside)?.[0] ?? '';
    const tag = name.replace(/^\//, '').toLowerCase();
    if (name.startsWith('/')) {
      const last = open.pop();
      if (!last) throw cannotParse(`Unexpected end tag at byte offset ${bytes}`);
      if (end < 0 || inside.slice(name.length).trim() !== '')
        throw cannotParse(`Unclosed end tag at byte offset ${bytes}`);
      if (tag !== '' && tag !== last.tag) {
        throw cannotParse(`Unmatched end tag at byte offset ${bytes}, expected "</${last.tag}>", found "</${tag}>"`);
      }
      if (text.length > last.offset) {
        const previous = entities.at(-1);
        const made = entityOf(last, text, previous);
        if (made === 'merged') entities.splice(-1, 1, { ...previous, ...codeBlock(last, text, previous) });
        else if (made) entities.push(made);
      }
    } else {
      if (end < 0 && !/\s/.test(inside)) throw cannotParse(`Unclosed start tag at byte offset ${bytes}`);
      if (!tags.has(tag)) throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${bytes}`);
      if (end < 0) throw cannotParse(`Unclosed start tag "${tag}" at byte offset ${bytes}`);
      const attributes = attributesOf(tag, inside.slice(name.length), bytes);
      if (tag === 'span' && attributes.get('class') !== 'tg-spoiler') {
        throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${bytes}`);
      }
      open.push({ tag, attributes, offset: text.length });
    }
    at = end + 1;
  }
  const unclosed = open.at(-1);
  if (unclosed) throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities: sorted(entities.map(withoutLanguage)) };
};

/** The `>` that ends a tag: not one within quotes. */
const endOfTag = (source: string, start: number): number => {
  let quote = '';
  for (let i = start + 1; i < source.length; i++) {
    const character = source.charAt(i);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return i;
    else if ((character === '"' || character === "'") && /=\s*$/.test(source.slice(start, i))) quote = character;
  }
  return -1;
};

const codeBlock = ({ offset }: Open, text: string, previous: Entity | undefined): Entity => ({
  type: 'pre',
  offset,
  length: text.length - offset,
  ...(previous?.language && { language: previous.language }),
});

/** Only a block has a language. */
const withoutLanguage = (entity: Entity): Entity => {
  if (entity.type !== 'code') return entity;
  const { language: _, ...code } = entity;
  return code;
};
