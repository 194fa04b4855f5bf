import type { World } from '../world/types.ts';

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

const decode = (text: string): string => text.replace(/&(?:lt|gt|amp);/g, (entity) => entities[entity] ?? entity);

const bracket = (world: World, inside: string): string => {
  const [target = '', label] = inside.split('|', 2);
  if (target.startsWith('@')) return `@${world.users.get(target.slice(1))?.name ?? label ?? target.slice(1)}`;
  if (target.startsWith('#')) return `#${world.conversations.get(target.slice(1))?.name ?? label ?? target.slice(1)}`;
  if (target.startsWith('!date')) return label ?? '';
  if (target.startsWith('!')) return `@${label ?? target.slice(1)}`;
  return label ?? target.replace(/^mailto:/, '');
};

/** Marks that make text bold, slanted or struck, where they stand at the edge of words. */
const marks = /(?<![\p{L}\p{N}*_~`])(?<mark>[*_~`])(?=\S)(?<text>[^\n]*?\S)\k<mark>(?![\p{L}\p{N}*_~`])/gu;

const unmark = (text: string): string => {
  const bare = text.replace(marks, '$<text>');
  return bare === text ? text : unmark(bare);
};

/** What a person reads of a text in the platform's markup: no marks, names for ids, labels for links. */
export const readMrkdwn = (world: World, text: string): string =>
  decode(
    text
      .split(/```([\s\S]*?)```/)
      .map((part, index) =>
        index % 2 === 1 ? part : unmark(part.replace(/<([^<>\n]+)>/g, (_, inside: string) => bracket(world, inside))),
      )
      .join(''),
  );

/** What a person reads of standard markdown: enough of it for the markdown block. */
export const readMarkdown = (text: string): string =>
  text
    .replace(/!?\[(?<label>[^\]]*)\]\([^)]*\)/g, '$<label>')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/(?<mark>\*\*|__|\*|_|~~|`)(?<text>\S(?:.*?\S)?)\k<mark>/g, '$<text>');
