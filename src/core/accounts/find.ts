import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Context } from '../commands/define.ts';
import { cleanLine } from '../commands/parse.ts';
import { relationsSql } from '../people/access.ts';
import { type Part, relationsSeeing } from '../people/policy.ts';
import { nameKey, plainName } from './names.ts';

/** An account that a search came upon. `matched` is the name it was found by: its own, a legal entity's, or an alias. */
export interface FoundAccount {
  readonly id: number;
  readonly name: string;
  readonly city: string | null;
  readonly matched: string;
}

/** What a search by name ends in. Lists hold at most {@link mostChoices}, likeliest first; `more`: others fit as well. */
export type Found =
  | { readonly kind: 'one'; readonly account: FoundAccount }
  | { readonly kind: 'several'; readonly accounts: readonly FoundAccount[]; readonly more: boolean }
  | { readonly kind: 'none'; readonly near: readonly FoundAccount[] };

export const mostChoices = 5;

/** Nobody types a longer name; what stands behind it only costs time. */
const longestQuery = 200;

/** How a name fits what was typed, best first. The order of these values is the order of the answers. */
const fits = ['exact', 'same words', 'part', 'slip', 'alike'] as const;
type Fit = (typeof fits)[number];

interface Hit extends FoundAccount {
  readonly fit: Fit;
  /** Trigram similarity, 0 … 1. */
  readonly closeness: number;
}

/** From here on a misspelt name is taken for the only one that is like it. */
const clearlyAlike = 0.6;
/** From here on another name might have been meant as well. */
const rival = 0.5;

const like = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** The key at the start of a word; from three letters on anywhere. */
const partPatterns = (key: string): string[] =>
  key.length < 3 ? [`${like(key)}%`, `% ${like(key)}%`] : [`%${like(key)}%`];

/**
 * LIKE patterns of every key that is one slip of the finger away: a letter wrong, missing, too many, or two swapped.
 * Trigrams miss those in short words. Of two letters everything is a slip; long words trigrams find by themselves.
 */
export const slipPatterns = (key: string): string[] => {
  if (key.length < 3 || key.length > 16) return [];
  return Array.from({ length: key.length + 1 }, (_, i) => {
    const [before, at, next] = [like(key.slice(0, i)), like(key.charAt(i)), like(key.charAt(i + 1))];
    const rest = like(key.slice(i + 1));
    return [
      `${before}_${at}${rest}`,
      ...(at ? [`${before}_${rest}`, `${before}${rest}`] : []),
      ...(next ? [`${before}${next}${at}${like(key.slice(i + 2))}`] : []),
    ];
  }).flat();
};

/** A tax id as it may be stored: without spaces, with and without the country typed before it. None when it cannot be one. */
const taxIds = (query: string): string[] => {
  const compact = query.replace(/[\s.-]/g, '').toUpperCase();
  return /^[A-Z]{0,3}\d{7,15}$/.test(compact) ? [compact, compact.replace(/^[A-Z]+/, '')] : [];
};

/**
 * SQL: the accounts of which a person may see `part` and whose names fit `query`, best first. The trigram index picks the names;
 * whatever the person may not see falls out before anything is counted.
 */
export const searchSql = (
  { person, today }: Pick<Context, 'person' | 'today'>,
  query: string,
  part: Part = 'profile',
): Prisma.Sql => {
  const key = nameKey(query).slice(0, longestQuery);
  const squeezed = key.replaceAll(' ', '');
  const [parts, slips] = [partPatterns(key), slipPatterns(key)];
  return Prisma.sql`
    WITH name_like AS (
      SELECT n.* FROM unnest(${[...parts, ...slips]}::text[]) AS pattern JOIN account_name n ON n.key LIKE pattern
      UNION
      SELECT * FROM account_name WHERE key % ${key}
      UNION
      SELECT * FROM account_name WHERE ${key} <% key
    ), hit AS (
      SELECT account_id, name AS matched,
        CASE
          WHEN key = ${key} THEN 0
          WHEN replace(key, ' ', '') = ${squeezed} OR similarity(key, ${key}) = 1 THEN 1
          WHEN key LIKE ANY (${parts}) THEN 2
          WHEN key LIKE ANY (${slips}) THEN 3
          ELSE 4
        END AS fit,
        greatest(similarity(key, ${key}), word_similarity(${key}, key)) AS closeness
      FROM name_like
      UNION ALL
      SELECT account_id, name, 0, 1 FROM legal_entity WHERE tax_id = ANY (${taxIds(query)}) AND account_id IS NOT NULL
    ), best AS (
      SELECT DISTINCT ON (account_id) * FROM hit ORDER BY account_id, fit, closeness DESC, matched
    )
    SELECT a.id, a.name, a.city, b.matched, b.fit, b.closeness
    FROM best b JOIN account a ON a.id = b.account_id
    WHERE a.id IN (
      SELECT account_id FROM (${relationsSql(person, today)}) r WHERE r.relation = ANY (${relationsSeeing(part)})
    )
    ORDER BY b.fit, a.archived_at IS NOT NULL OR a.status = 'former', b.closeness DESC, a.name, a.id
    LIMIT 50`;
};

const hitRow = z.object({
  id: z.number(),
  name: z.string(),
  city: z.string().nullable(),
  matched: z.string(),
  fit: z.number().transform((n) => fits[n] ?? 'alike'),
  closeness: z.number(),
});

const found = ({ id, name, city, matched }: Hit): FoundAccount => ({ id, name, city, matched });

/** Several keys may be equal where the spelling is not: then the spelling decides, if it decides for one. */
const bySpelling = (hits: readonly Hit[], query: string): readonly Hit[] => {
  const same = hits.filter(({ matched }) => plainName(matched) === plainName(query));
  return same.length === 1 ? same : hits;
};

const decide = (hits: readonly Hit[], query: string): Found => {
  const [best, ...others] = hits;
  if (!best) return { kind: 'none', near: [] };
  if (best.fit === 'slip' || best.fit === 'alike') {
    const clear = best.closeness >= clearlyAlike || (best.fit === 'slip' && nameKey(query).length > 3);
    const alone = !others.some(({ fit, closeness }) => fit === 'slip' || closeness >= rival);
    if (clear && alone) return { kind: 'one', account: found(best) };
    return { kind: 'none', near: hits.slice(0, mostChoices).map(found) };
  }
  const [first = best, ...rest] = bySpelling(
    hits.filter(({ fit }) => fit === best.fit),
    query,
  );
  if (rest.length === 0) return { kind: 'one', account: found(first) };
  const choices = [first, ...rest].map(found);
  return { kind: 'several', accounts: choices.slice(0, mostChoices), more: choices.length > mostChoices };
};

type Asker = Pick<Context, 'db' | 'person' | 'today'>;

const hitsOf = async (asker: Asker, query: string, part: Part): Promise<Hit[]> =>
  z.array(hitRow).parse(await asker.db.$queryRaw(searchSql(asker, query, part)));

/**
 * Finds accounts by name, in any alphabet, with typos, with or without legal form; by a legal entity's name, a part of the name,
 * or a tax id. Never guesses: one that fits fully is `one`, also when longer names contain it; otherwise the choice is left to the asker.
 * Accounts of which the person may not see `part` do not exist here.
 */
export const findAccounts = async (asker: Asker, typed: string, part: Part = 'profile'): Promise<Found> => {
  const query = [...cleanLine(typed)].slice(0, longestQuery).join('');
  if (query === '') return { kind: 'none', near: [] };
  return decide(await hitsOf(asker, query, part), query);
};

/** Names of more words are rare, and each word costs a search. */
const mostWordsOfName = 6;

/** Whether the words are a name of the account, or whole words of one: what is only like a name may be the beginning of a sentence. */
const isNamedBy =
  (words: string) =>
  ({ fit, matched }: Hit): boolean =>
    fit === 'exact' ||
    fit === 'same words' ||
    (fit === 'part' && words.length > 2 && ` ${nameKey(matched)} `.includes(` ${nameKey(words)} `));

/** «as» in “Acme as agreed” could be a legal form, but it stands in small letters and the name is the same without it. */
const isWord = (last: string, before: string, whole: string): boolean =>
  /\p{L}/u.test(last) && last === last.toLowerCase() && nameKey(before) === nameKey(whole);

/**
 * Finds the account that a line begins with, by the longest leading words that name one; `rest` is what follows. Where none does, the whole
 * line is searched for as a name, with typos and all.
 */
export const findLeading = async (
  asker: Asker,
  line: string,
  part: Part = 'profile',
): Promise<{ readonly found: Found; readonly rest: string }> => {
  const words = cleanLine(line).split(' ');
  for (let count = Math.min(words.length, mostWordsOfName); count > 0; count--) {
    const named = words.slice(0, count).join(' ');
    const before = words.slice(0, count - 1).join(' ');
    if (count > 1 && isWord(words[count - 1] ?? '', before, named)) continue;
    const hits = (await hitsOf(asker, named.slice(0, longestQuery), part)).filter(isNamedBy(named));
    if (hits.length > 0) return { found: decide(hits, named), rest: words.slice(count).join(' ') };
  }
  return { found: await findAccounts(asker, line, part), rest: '' };
};
