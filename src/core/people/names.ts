import { transliterate } from 'transliteration';

/** A word of a person's name in lower-case Latin letters. */
interface Word {
  readonly text: string;
  /** `O.` for Olga. */
  readonly initial: boolean;
}

const wordsOf = (name: string): Word[] =>
  name
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map((word) => ({
      text: transliterate(word)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
      initial: [...word].length === 1,
    }))
    .filter(({ text }) => text !== '');

/** The words of a name that are written out, in lower-case Latin letters. */
export const fullWords = (name: string): string[] =>
  wordsOf(name).flatMap(({ text, initial }) => (initial ? [] : [text]));

/** Whether a name is one word: a surname or a first name and nothing else. */
export const isBare = (name: string): boolean => wordsOf(name).length === 1;

/** Whether it can be a handle. */
export const isHandle = (typed: string): boolean => /^[a-z0-9][a-z0-9._-]{0,39}$/.test(typed);

/** Handles that suit a name, before it is known whether they are free: the first name, and first.last. */
export const handlesOf = (name: string): { readonly short: string; readonly long: string } => {
  const written = fullWords(name);
  const [first = 'person', ...others] = written.length > 0 ? written : wordsOf(name).map(({ text }) => text);
  const last = others.at(-1);
  return { short: first.slice(0, 20), long: (last ? `${first}.${last}` : first).slice(0, 28) };
};

/** A handle that suits a name and is not taken. */
export const freeHandle = (name: string, taken: ReadonlySet<string>): string => {
  const { short, long } = handlesOf(name);
  const free = [short, long].find((handle) => !taken.has(handle));
  if (free !== undefined) return free;
  for (let n = 2; ; n++) if (!taken.has(`${long}-${n}`)) return `${long}-${n}`;
};

const abbreviates = (one: Word, other: Word): boolean =>
  (one.initial && other.text.startsWith(one.text)) || (other.initial && one.text.startsWith(other.text));

/**
 * Whether two names may be one person's: every word of the shorter one stands in the other, in any order, an initial for a word, and one
 * word at least written out in both. A word alone must stand first or last there, where surnames do.
 */
export const mayBeOne = (one: string, other: string): boolean => {
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length);
  const [only] = short;
  if (short.length === 1)
    return only?.initial === false && [long[0], long.at(-1)].some((word) => word?.text === only.text);
  const left = [...long];
  const take = (fits: (word: Word) => boolean): boolean => {
    const at = left.findIndex(fits);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  };
  const unmet = short.filter((word) => word.initial || !take(({ text }) => text === word.text));
  return unmet.length < short.length && unmet.every((word) => take((each) => abbreviates(word, each)));
};

const nobody = new Set(
  'none no n/a na nd n.d. n/d tbd vacant nobody nil null нет н/д вакансия вакант никто nessuno nessuna vacante libero'.split(
    ' ',
  ),
);

/** A comma parts people, too: who writes "Sedova, Olga" may mean one or two. */
const severalPeople = /[/;,&+|\n]|\s(?:and|и|e|ed)\s/iu;

const personsName = /^[\p{L}\p{M}'’.\s-]{2,100}$/u;
const mostWords = 5;

/** What a cell of people names: nobody, one person by name, several, or something that is no name, such as a key or an address. */
export const namedIn = (text: string): 'nobody' | 'one' | 'several' | 'no name' => {
  if (nobody.has(text.toLowerCase()) || !/[\p{L}\d]/u.test(text)) return 'nobody';
  if (severalPeople.test(text)) return 'several';
  const words = fullWords(text).length;
  return personsName.test(text) && words > 0 && words <= mostWords ? 'one' : 'no name';
};

const address = /^([a-z0-9._%+-]+)@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

/** Addresses that are not one person's. */
const offices = new Set(
  'info sales office mail post admin support zakaz buh commerciale vendite ordini amministrazione ufficio clienti'.split(
    ' ',
  ),
);

/** The name that an e-mail address spells, such as `Olga Sedova` of `olga.sedova@firm.example`; null: it is none, or spells none. */
export const nameInAddress = (text: string): string | null => {
  const [, local = ''] = address.exec(text.trim()) ?? [];
  const words = local.split(/[^a-z]+/i).filter((word) => word !== '');
  if (offices.has(words[0]?.toLowerCase() ?? '') || !words.some((word) => word.length > 1)) return null;
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1).toLowerCase()).join(' ');
};

const longestName = 5;

/** A name as it is compared with {@link formsOf}: its words in any order. */
export const formOf = (name: string): string =>
  wordsOf(name)
    .map(({ text }) => text)
    .sort()
    .join(' ');

/**
 * Every way in which lists may write a person's name, each as {@link formOf} says it: with initials for words or without them, one word at least
 * written out; that one alone only if it stands first or last.
 */
export const formsOf = (name: string): string[] => {
  const words = wordsOf(name).slice(0, longestName);
  let ways: (readonly Word[])[] = [[]];
  for (const word of words) {
    const initial = { text: word.text.slice(0, 1), initial: true };
    ways = ways.flatMap((way) => [way, [...way, word], ...(word.initial ? [] : [[...way, initial]])]);
  }
  const ends = new Set([words[0]?.text, words.at(-1)?.text]);
  const full = (way: readonly Word[]) => way.filter(({ initial }) => !initial);
  const known = ways.filter((way) => full(way).length > 0 && (way.length > 1 || ends.has(way[0]?.text)));
  return [
    ...new Set(
      known.map((way) =>
        way
          .map(({ text }) => text)
          .sort()
          .join(' '),
      ),
    ),
  ];
};
