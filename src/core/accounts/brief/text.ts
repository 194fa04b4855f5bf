import type { Line, Span } from '../../cards/card.ts';
import { cleanLine } from '../../commands/parse.ts';

type Maybe<T> = T | false | null | undefined;

/** Facts side by side on one line, with a dot between them; null when there are none. */
export const dots = (...facts: readonly Maybe<Line>[]): Line | null => {
  const spans = facts.flatMap((fact): Span[] => (fact ? [' · ', ...[fact].flat()] : []));
  return spans.length > 0 ? spans.slice(1) : null;
};

/**
 * What somebody wrote, fit for one line: without line breaks and invisible marks, at most `most` characters, cut between words.
 * Nobody reads a paragraph in a lift.
 */
export const clip = (text: string, most: number): string => {
  const line = cleanLine(text);
  const characters = [...line];
  if (characters.length <= most) return line;
  const head = characters.slice(0, most - 1).join('');
  const lastSpace = head.lastIndexOf(' ');
  return `${(lastSpace > most / 2 ? head.slice(0, lastSpace) : head).replace(/[\s,;:.–—-]+$/u, '')}…`;
};

/** Names of people and companies. */
export const name = (text: string): string => clip(text, 40);
/** A note of a person: a promise, a summary, a preference. */
export const note = (text: string): string => clip(text, 100);
