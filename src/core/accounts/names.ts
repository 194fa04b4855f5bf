import { transliterate } from 'transliteration';
import { cleanLine } from '../commands/parse.ts';
import { legalForms } from './legal-forms.ts';
import { withoutMarks } from './marks.ts';

/**
 * How one sound is written when a name passes between Latin and Cyrillic, or between two languages; applied in this order.
 * No result contains what a rule looks for, so that a folded word stays as it is when folded again.
 */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/sch/g, 'sh'], // Schneider, Шнайдер
  [/qu/g, 'kv'], // Quarz, Кварц
  [/[cq]/g, 'k'], // Acme, Акме
  [/x/g, 'ks'], // Xerox, Ксерокс
  [/w/g, 'v'], // Schwarz, Шварц
  [/[yj]/g, 'i'], // Jupiter, Yupiter, Юпитер
  [/p+h+/g, 'f'], // Philips, Филипс
  [/(?<=[bdfgklmnrtv])h+/g, ''], // Chianti, Кьянти; Thermo, Термо
  [/t+[sz]+/g, 'z'], // Pizza, Пицца
  [/([a-z])\1+/g, '$1'], // Rossi, Rosi
];

const foldWord = (word: string): string =>
  spellings.reduce((folded, [sound, spelling]) => folded.replace(sound, spelling), word);

/** How names are cut short → what they are cut from. */
const short: readonly (readonly [RegExp, string])[] = [[/(?<!\p{L})f\.?\s?lli(?!\p{L})/gu, 'fratelli']];

const inFull = (name: string): string => short.reduce((full, [cut, word]) => full.replace(cut, word), name);

/** Lower-case Latin words; an apostrophe joins, since it stands for an accent (LIBERTA') or is left out when typed. */
const latinWords = (name: string): string[] =>
  transliterate(
    inFull(withoutMarks(cleanLine(name.normalize('NFKC'))).toLowerCase())
      .replace(/[ъь'’‘ʼ`´]/gu, '')
      .replaceAll('ё', 'е')
      .replaceAll('ц', 'z'),
  )
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

const isInitial = (word: string) => /^[a-z]$/.test(word);

/** Longest first; an abbreviation also as its letters one by one. */
const phrases: readonly (readonly string[])[] = legalForms
  .flatMap((form) => {
    const letters = form.replaceAll(' ', '');
    return letters.length <= 4 ? [form.split(' '), [...letters]] : [form.split(' ')];
  })
  .map((phrase) => phrase.map(foldWord))
  .sort((a, b) => b.length - a.length);

const withoutFirstForm = (words: readonly string[]): readonly string[] => {
  for (const phrase of phrases) {
    const at = words.findIndex((_, start) => phrase.every((word, i) => words[start + i] === word));
    if (at >= 0) return words.toSpliced(at, phrase.length);
  }
  return words;
};

/** U.S. Steel and US Steel are one name. */
const joinInitials = (words: readonly string[]): readonly string[] => {
  const joined: string[] = [];
  let open = false;
  for (const word of words) {
    const last = joined.length - 1;
    if (open && isInitial(word)) joined[last] += word;
    else joined.push(word);
    open = isInitial(word);
  }
  return joined.map(foldWord);
};

/** Taking a form out may bring the parts of another together, so it goes on until nothing changes. */
const settle = (words: readonly string[]): readonly string[] => {
  const stripped = withoutFirstForm(words);
  if (stripped.length === 0) return words;
  if (stripped.length < words.length) return settle(stripped);
  const joined = joinInitials(words);
  return joined.length < words.length ? settle(joined) : words;
};

/**
 * The key under which a company's name is kept and searched: lower-case Latin words without legal form, accents and quotes,
 * spelt by sound, so that «ООО "Акме"», ACME S.p.A. and Acme meet in `akme`. Folding a key gives the key.
 * A name that consists of nothing but a legal form keeps it; one without any letter that has a Latin counterpart is its own key.
 */
export const nameKey = (name: string): string =>
  settle(latinWords(name).map(foldWord)).join(' ') || cleanLine(name.normalize('NFKC')).toLowerCase();

/** The words of a text, spelt as in keys: names are found in it as they are kept, where they stand without their legal form in between. */
export const textKey = (text: string): string => latinWords(text).map(foldWord).join(' ');

/** A name as it is compared when keys are equal: accents, legal form and spelling count, case, quotes and punctuation do not. */
export const plainName = (name: string): string =>
  cleanLine(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
