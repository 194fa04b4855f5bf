import { plainName } from '../accounts/names.ts';

/** A name or key as it is compared: case, quotes, spaces and punctuation do not count, unless there is nothing else. */
export const fold = (text: string): string => plainName(text) || text.trim().toLowerCase();

/** A natural key of several parts; null when the first is missing, since nothing would tell such rows apart. */
export const joinKey = (first: string | null | undefined, ...rest: (string | null | undefined)[]): string | null =>
  first ? [first, ...rest.map((part) => part ?? '')].join(' | ').slice(0, 400) : null;
