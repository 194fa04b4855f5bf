import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { audit } from '../core/audit/record.ts';
import type { Seals } from '../core/calendars/seal.ts';
import type { Card } from '../core/cards/card.ts';
import { type Clock, dayIn } from '../core/clock.ts';
import { type Db, retryWhileAway } from '../core/db.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { erasureOf } from '../core/people/personal/ask.ts';
import { erasedCard } from '../core/people/personal/card.ts';
import { erasePerson } from '../core/people/personal/erase.ts';
import { exportOf } from '../core/people/personal/export.ts';
import { exportName } from '../core/people/personal/export-kind.ts';
import { handleTyped, refuseErased, subjectByHandle } from '../core/people/personal/find.ts';

/** What is to be done with what is kept of somebody. */
export type PersonOrder =
  | { readonly do: 'export'; readonly handle: string; readonly out: string | null }
  | { readonly do: 'erase'; readonly handle: string; readonly yes: boolean };

/** Reads `export HANDLE [--out FILE|FOLDER]` or `erase HANDLE [--yes]`. Null when the words are no order. */
export const readPersonOrder = (words: readonly string[]): PersonOrder | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { out: { type: 'string' }, yes: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [what, typed, ...more] = positionals;
    if (!typed || more.length > 0) return null;
    const handle = handleTyped.parse(typed);
    if (what === 'export' && !values.yes) return { do: 'export', handle, out: values.out ?? null };
    return what === 'erase' && values.out === undefined ? { do: 'erase', handle, yes: values.yes } : null;
  } catch {
    return null;
  }
};

interface Parts {
  readonly db: Db;
  readonly clock: Clock;
  readonly t: Translator;
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/**
 * Writes what is kept of somebody into a file that only its owner may read, and notes it in the audit. Gives the file's path.
 * @param out a file, which is written anew, or a folder; null: the folder that one is in
 * @throws UserError when nobody goes by that handle, or they were erased
 */
export const writeExport = async ({ db, clock, t }: Parts, handle: string, out: string | null): Promise<string> => {
  const now = clock.now();
  const subject = await subjectByHandle(db, handle);
  refuseErased(subject);
  const name = exportName(subject.handle, dayIn(t.zone, now));
  const path = out === null || (await isFolder(out)) ? join(out ?? '.', name) : out;
  await db.$transaction(async (tx) => {
    const content = await exportOf(tx, now, t, subject.id);
    const fact = { action: 'person.exported', subject: 'person', subjectId: subject.id } as const;
    await audit(tx, now, { ...fact, personId: null, channel: 'cli' });
    await writeFile(path, content, { mode: 0o600 });
  });
  return path;
};

/** Erases somebody, or shows what that would do. @throws UserError why they cannot be erased */
export const eraseAtTerminal = async (
  { db, clock, t, seals }: Parts & { readonly seals: Seals },
  handle: string,
  yes: boolean,
): Promise<Card> => {
  const now = clock.now();
  if (!yes) return erasureOf({ db, now, t }, handle, null);
  const subject = await subjectByHandle(db, handle);
  const eraser = { db, now, askerId: null, channel: 'cli', seals };
  return erasedCard(t, await retryWhileAway(() => erasePerson(eraser, subject.id)));
};
