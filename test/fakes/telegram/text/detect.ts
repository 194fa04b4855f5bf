import type { Entity, Formatted } from './entity.ts';
import { sorted } from './entity.ts';

/** What the platform finds in a text by itself. Inside code it finds nothing. */
const patterns: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['bot_command', /(?<![\w/<>@])\/[a-z\d_]{1,64}(?:@\w{3,32})?(?![\w/])/gi],
  [
    'url',
    /(?<![\w@])(?:https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]|(?:[a-z\d-]+\.)+(?:com|org|net|ru|it|io|me)(?:\/[^\s<>"']*)?(?![\w@.]))/gi,
  ],
  ['email', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['mention', /(?<![\w@.])@\w{3,32}(?![\w@.])/g],
  ['hashtag', /(?<![\p{L}\d_&/])#(?=[\d_]*\p{L})[\p{L}\d_]+/gu],
];

const opaque = new Set(['code', 'pre', 'text_link', 'text_mention', 'bot_command', 'url', 'email', 'mention']);

const overlap = (a: Entity, b: Entity): boolean => a.offset < b.offset + b.length && b.offset < a.offset + a.length;

/** A text with the commands, links, addresses and mentions that are in it. */
export const withDetected = ({ text, entities }: Formatted): Formatted => {
  if (!/[/@#.]/.test(text)) return { text, entities };
  const all = [...entities];
  for (const [type, pattern] of patterns) {
    for (const found of text.matchAll(pattern)) {
      const entity = { type, offset: found.index, length: found[0].length };
      if (!all.some((other) => opaque.has(other.type) && overlap(other, entity))) all.push(entity);
    }
  }
  return { text, entities: sorted(all) };
};
