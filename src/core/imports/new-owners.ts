import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { msg } from '../i18n/translator.ts';
import { formOf, freeHandle, fullWords, isBare, mayBeOne, namedIn, nameInAddress } from '../people/names.ts';
import { settleHandovers } from './clients/settle-handovers.ts';
import { fold } from './keys.ts';
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
    return freeHandle(name, this.#handles);
  }
}

const wantedRow = z.object({ value: z.string() });

/** An owner as the file writes them, and the name that this says: of an address, the one that it spells. */
interface Wanted {
  readonly value: string;
  readonly name: string;
  readonly email: string | null;
}

const wanted = (value: string): Wanted => {
  const spelt = nameInAddress(value);
  return { value, name: spelt ?? value, email: spelt === null ? null : value.toLowerCase() };
};

/** Owners as the file writes them that no key, handle, e-mail or exact name tells; those who say most of themselves come first. */
const unknownOwners = async ({ tx, source }: Stage): Promise<Wanted[]> => {
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
  const says = ({ name }: Wanted): number => fullWords(name).length - (isBare(name) ? 0.5 : 0);
  return z
    .array(wantedRow)
    .parse(rows)
    .map(({ value }) => wanted(value))
    .toSorted((a, b) => says(b) - says(a));
};

/** Whose names are, as somebody has said: the handle, or null for nobody. */
const saidNames = async ({ tx }: Stage): Promise<ReadonlyMap<string, string | null>> => {
  const said = await tx.ownerName.findMany({
    where: { OR: [{ personId: null }, { person: { leftOn: null } }] },
    select: { key: true, person: { select: { handle: true } } },
  });
  return new Map(said.map(({ key, person }) => [key, person?.handle ?? null]));
};

/** Who an owner is taken for; `claim`: nobody can tell, it is to be asked. */
interface Meant {
  readonly value: string;
  readonly handle: string | null;
  readonly claim?: string;
}

/**
 * Finds the owners that a file of clients names in other words than we know them by: as somebody has said, by a surname, `Sedova O. I.`. Whoever is nobody of ours
 * becomes a key account manager; but a name that several have, or a single word that may be what one of us is called by, is asked for. A
 * cell with several people, or with a word for nobody, sets no owner; what is no name is left to be rejected.
 */
export const settleOwners = async (stage: Stage): Promise<void> => {
  const { tx, mapped, notes, source, defaults, changes } = stage;
  if (!mapped.has('owner')) return;
  await settleHandovers(stage);
  const unknown = await unknownOwners(stage);
  if (unknown.length === 0) return;
  const known = await tx.person.findMany({ select: { handle: true, name: true, leftOn: true, role: true } });
  const hasKams = known.some(({ role, leftOn }) => leftOn === null && (role === 'kam' || role === 'head'));
  const said = await saidNames(stage);
  const people = new People(known.map(({ handle }) => handle));
  for (const person of known) if (person.leftOn === null) people.add(person);
  const meant: Meant[] = [];
  const added: (Known & { key: string; email: string | null })[] = [];
  for (const { value, name, email } of unknown) {
    const named = namedIn(name);
    if (named === 'no name') continue;
    if (named !== 'one') {
      if (named === 'several') notes.add(msg('import-note-several-owners'), { value });
      meant.push({ value, handle: null });
      continue;
    }
    const told = said.get(formOf(name));
    if (told !== undefined) {
      meant.push({ value, handle: told });
      continue;
    }
    const [person, ...others] = people.called(name);
    if (others.length > 0 || (!person && hasKams && isBare(name))) {
      meant.push({ value, handle: null, claim: formOf(name) });
      notes.add(msg('import-note-who'), { value });
    } else if (person) {
      meant.push({ value, handle: person.handle });
      notes.add(msg('import-note-loose-name'), { value, name: person.name });
    } else {
      const created = { name, handle: people.freeHandle(name), key: fold(value), email };
      people.add(created);
      added.push(created);
      notes.add(msg('import-note-owner'), { name: created.name, handle: created.handle });
    }
  }
  await changes.insert(
    'person',
    ['handle', 'name', 'email', 'role', 'language', 'zone', 'source', 'external_key'],
    Prisma.sql`
      SELECT n.handle, n.name, n.email, 'kam'::"PersonRole", ${defaults.language}::"Language", ${defaults.zone}, ${source}, n.key
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS n(handle text, name text, email text, key text)`,
  );
  await tx.$executeRaw`
    UPDATE staged s SET owner_id_as = m.handle, owner_id_fold = m.handle, claim_key = m.claim, claim_name = CASE WHEN m.claim IS NOT NULL THEN m.value END
    FROM jsonb_to_recordset(${JSON.stringify(meant)}::jsonb) AS m(value text, handle text, claim text) WHERE m.value = s.owner_id_as`;
};
