import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { textKey } from '../accounts/names.ts';
import { dateColumn, instantColumn, instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import { relationsSql } from '../people/access.ts';
import { relationsSeeing } from '../people/policy.ts';

type Asker = Pick<Context, 'db' | 'person' | 'today' | 'now'>;

const clientRow = z.object({
  id: z.int(),
  name: z.string(),
  city: z.string().nullable(),
  /** When a meeting with them began, or will today, that no visit is noted of; null where there is none. */
  metAt: z
    .date()
    .transform((date) => instantOf(date))
    .nullable(),
});

/** A client at whom somebody may note a visit. */
export type ClientToVisit = z.infer<typeof clientRow>;

/** For how long a meeting is one whose visit may still be noted. */
const recentDays = 7;

/** SQL: the accounts at which a person may note visits, and whether they are their own. */
const theirsSql = ({ person, today }: Asker): Prisma.Sql => Prisma.sql`
  SELECT account_id, bool_or(relation IN ('owner', 'deputy', 'team')) AS own
  FROM (${relationsSql(person, today)}) r WHERE relation = ANY (${relationsSeeing('tasks')}) GROUP BY account_id`;

/**
 * The clients at whom somebody most likely wants to note a visit: those whom they met today or in the last days without a note of it, the latest
 * first; then their own, those they visited last first.
 */
export const clientsToVisit = async (asker: Asker, limit: number): Promise<ClientToVisit[]> => {
  const { db, person, today, now } = asker;
  const since = today.subtract({ days: recentDays }).toZonedDateTime(person.zone).toInstant();
  const tomorrow = today.add({ days: 1 }).toZonedDateTime(person.zone).toInstant();
  return z.array(clientRow).parse(
    await db.$queryRaw`
      WITH theirs AS (${theirsSql(asker)}), met AS (
        SELECT DISTINCT ON (m.account_id) m.account_id, m.starts_at
        FROM meeting m JOIN theirs USING (account_id)
        WHERE m.status <> 'cancelled'
          AND m.starts_at >= ${instantColumn(since)} AND m.starts_at < ${instantColumn(tomorrow)}
          AND (m.person_id = ${person.id} OR EXISTS (
            SELECT FROM meeting_attendee a WHERE a.meeting_id = m.id AND a.person_id = ${person.id}
          ))
          AND NOT EXISTS (
            SELECT FROM visit v WHERE v.account_id = m.account_id AND v.undone_at IS NULL
              AND (v.meeting_id = m.id OR v.happened_on = (m.starts_at AT TIME ZONE ${person.zone})::date)
          )
        ORDER BY m.account_id, m.starts_at > ${instantColumn(now)}, m.starts_at DESC
      ), visited AS (
        SELECT account_id, max(happened_on) AS day FROM visit
        WHERE person_id = ${person.id} AND happened_on <= ${dateColumn(today)} AND undone_at IS NULL GROUP BY account_id
      )
      SELECT a.id, a.name, a.city, met.starts_at AS "metAt"
      FROM theirs JOIN account a ON a.id = theirs.account_id
      LEFT JOIN met ON met.account_id = a.id LEFT JOIN visited ON visited.account_id = a.id
      WHERE a.archived_at IS NULL
      ORDER BY met.starts_at > ${instantColumn(now)}, met.starts_at DESC NULLS LAST, theirs.own DESC,
        visited.day DESC NULLS LAST, a.status <> 'key', a.status = 'former', a.name, a.id
      LIMIT ${limit}`,
  );
};

const namedRow = z.object({ id: z.int(), name: z.string(), city: z.string().nullable(), keys: z.array(z.string()) });

/** Shorter names are words of every other sentence. */
const shortestName = 3;
/** A name stands where one begins to speak of it; what comes later only costs time. */
const longestText = 3_000;

/** Who of the accounts is named in a text, the longer names first: «Rossi Nord» names no Rossi. Pure. */
const namedIn = <Account extends { readonly keys: readonly string[] }>(
  accounts: readonly Account[],
  text: string,
): Account[] => {
  const keys = accounts.flatMap((account) => account.keys.map((key) => ({ account, key })));
  let left = ` ${text} `;
  const named = new Set<Account>();
  for (const { account, key } of keys.sort((a, b) => b.key.length - a.key.length)) {
    const parts = left.split(` ${key} `);
    // Others of that very name are named as well.
    if (parts.length === 1 && !keys.some((other) => other.key === key && named.has(other.account))) continue;
    named.add(account);
    left = parts.join(' | ');
  }
  return [...named];
};

/** What may follow the stem of a word: Russian names are declined. */
const ending = 2;

/** Whether every word of a name stands among words, perhaps declined: romashki, romashkoi. Of short words too little would be left. Pure. */
export const isLikeNamedIn = (key: string, words: readonly string[]): boolean =>
  key.split(' ').every((part) => {
    const stem = part.length < 5 ? part : part.slice(0, part.length - ending);
    return words.some((word) => word === part || (part.length >= 5 && isDeclined(word, stem, part.length)));
  });

const isDeclined = (word: string, stem: string, length: number): boolean =>
  word.startsWith(stem) && word.length <= length + ending;

/** The clients at whom somebody may note visits whose names stand in a text, in any alphabet. */
export const clientsNamedIn = async (asker: Asker, text: string) => {
  const key = textKey(text.slice(0, longestText));
  const rows = await asker.db.$queryRaw`
    WITH theirs AS (${theirsSql(asker)})
    SELECT a.id, a.name, a.city, array_agg(DISTINCT n.key) AS keys
    FROM theirs JOIN account a ON a.id = theirs.account_id JOIN account_name n ON n.account_id = a.id
    WHERE a.archived_at IS NULL AND length(n.key) >= ${shortestName} AND position(' ' || n.key || ' ' IN ${` ${key} `}) > 0
    GROUP BY a.id
    ORDER BY a.name, a.id`;
  return namedIn(z.array(namedRow).parse(rows), key);
};
