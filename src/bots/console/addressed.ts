/** How the assistant is called in a channel. */
const assistantNames = ['kam', 'assistant'] as const;

const mention = new RegExp(`(?<![\\p{L}\\p{N}@])@(?:${assistantNames.join('|')})(?![\\p{L}\\p{N}])[,:]?`, 'iu');

/**
 * What a line in a channel says to the assistant: a line that begins with `/`, or what is left of one that mentions it.
 * Null for talk among people, which is none of its business.
 */
export const addressed = (line: string): string | null => {
  if (line.trimStart().startsWith('/')) return line;
  return mention.test(line) ? line.replace(mention, ' ').trim() : null;
};
