import { SetupError } from '../core/errors.ts';

/** What a process does: it talks to people, or works off jobs, or both. */
export type Role = 'all' | 'bots' | 'worker';

const roles: readonly string[] = ['all', 'bots', 'worker'] satisfies Role[];
const isRole = (word: string): word is Role => roles.includes(word);

/** Reads `--role bots`; without it, both. @throws SetupError saying what may be said */
export const readRole = (words: readonly string[]): Role => {
  if (words.length === 0) return 'all';
  const [option = '', given] = words.length === 1 ? (words[0] ?? '').split('=') : words;
  if (option === '--role' && given !== undefined && words.length <= 2 && isRole(given)) return given;
  throw new SetupError(`Not understood: ${words.join(' ')}\nUsage: npm start [-- --role all|bots|worker]`);
};
