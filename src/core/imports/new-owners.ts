import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { msg } from '../i18n/translator.ts';
import { settleHandovers } from './clients/settle-handovers.ts';
import { fold } from './keys.ts';
import { fullWords, handlesOf, isBare, mayBeOne, namedIn } from './person-names.ts';
import { rejectStaged } from './rejects.ts';
import type { Stage } from './stage.ts';

interface Known {
  readonly handle: string;
  readonly name: string;
}

/** People by the words of their names, and the handles that are taken. */
class People {
  readonly #byWord = new Map<string, Known[]>();
  readonly #handles: Set<string>;

  /** Handles of those who have left stay taken. */
  constructor(handles: readonly string[]) {
    this.#handles = new Set(handles);
  }

  add(person: Known): void {
    this.#handles.add(person.handle);
    for (const word of new Set(fullWords(person.name)))
      this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), person]);
  }

  /** Who may be meant by a name. One of whom we know a surname only is not found by a name that says more. */
  called(name: string): Known[] {
    const near = new Set(fullWords(name).flatMap((word) => this.#byWord.get(word) ?? []));
    return [...near].filter((person) => mayBeOne(name, person.name) && (isBare(name) || !isBare(person.name)));
  }

  freeHandle(name: string): string {
    const { short, long } = handlesOf(name);
    const free = [short, long].find((handle) => !this.#handles.has(handle));
    if (free !== undefined) return free;
    for (let n = 2; ; n++) if (!this.#handles.has(`${long}-${n}`)) return `${long}-${n}`;
  }
}

const wantedRow = z.object({ value: z.string() });

/** Owners as the file writes them that no key, handle, e-mail or exact name tells; those who say most of themselves come first. */
const unknownOwners = async ({ tx, source }: Stage): Promise<string[]> => {
  const rows = await tx.$queryRaw`
    SELECT s.owner_id_as AS value
    FROM (
      SELECT owner_id_as, owner_id_fold, min(line) AS line FROM staged WHERE owner_id_as IS NOT NULL GROUP BY 1, 2
    ) s
    WHERE NOT EXISTS (
      SELECT FROM person p WHERE p.source = ${source} AND p.external_key IN (s.owner_id_as, s.owner_id_fold)
        OR p.handle = lower(s.owner_id_as) OR p.email = lower(s.owner_id_as)
        OR lower(btrim(p.name)) IN (lower(s.owner_id_as), s.owner_id_fold)
    )
    ORDER BY s.line`;
  const values = z
    .array(wantedRow)
    .parse(rows)
    .map(({ value }) => value);
  return values.toSorted((a, b) => fullWords(b).length - fullWords(a).length || Number(isBare(a)) - Number(isBare(b)));
};

/**
 * Finds the owners that a file of clients names in other words than we know them by: a surname, `Sedova O. I.`. Whoever is nobody of ours becomes a
 * key account manager. A cell with several people, or with a word for nobody, sets no owner; what is no name is left to be rejected.
 */
export const settleOwners = async (stage: Stage): Promise<void> => {
  const { tx, mapped, notes, source, defaults, changes, header } = stage;
  if (!mapped.has('owner')) return;
  await settleHandovers(stage);
  const unknown = await unknownOwners(stage);
  if (unknown.length === 0) return;
  const known = await tx.person.findMany({ select: { handle: true, name: true, leftOn: true } });
  const people = new People(known.map(({ handle }) => handle));
  for (const person of known) if (person.leftOn === null) people.add(person);
  const meant: { value: string; handle: string | null }[] = [];
  const unclear: string[] = [];
  const added: (Known & { key: string })[] = [];
  for (const value of unknown) {
    const named = namedIn(value);
    if (named === 'no name') continue;
    if (named !== 'one') {
      if (named === 'several') notes.add(msg('import-note-several-owners'), { value });
      meant.push({ value, handle: null });
      continue;
    }
    const [person, ...others] = people.called(value);
    if (others.length > 0) unclear.push(value);
    else if (person) {
      meant.push({ value, handle: person.handle });
      notes.add(msg('import-note-loose-name'), { value, name: person.name });
    } else {
      const created = { name: value, handle: people.freeHandle(value), key: fold(value) };
      people.add(created);
      added.push(created);
      notes.add(msg('import-note-owner'), { name: created.name, handle: created.handle });
    }
  }
  await changes.insert(
    'person',
    ['handle', 'name', 'role', 'language', 'zone', 'source', 'external_key'],
    Prisma.sql`
      SELECT n.handle, n.name, 'kam'::"PersonRole", ${defaults.language}::"Language", ${defaults.zone}, ${source}, n.key
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS n(handle text, name text, key text)`,
  );
  await tx.$executeRaw`
    UPDATE staged s SET owner_id_as = m.handle, owner_id_fold = m.handle
    FROM jsonb_to_recordset(${JSON.stringify(meant)}::jsonb) AS m(value text, handle text) WHERE m.value = s.owner_id_as`;
  await rejectStaged(stage, {
    where: Prisma.sql`s.owner_id_as = ANY(${unclear}::text[])`,
    header: header('owner'),
    value: Prisma.sql`s.owner_id_as`,
    reason: 'ambiguous-reference',
  });
};
