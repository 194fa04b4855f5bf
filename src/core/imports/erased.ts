import { z } from 'zod';
import { msg } from '../i18n/translator.ts';
import { mayBeOne } from '../people/names.ts';
import { emailText, keyText, nameText } from '../people/personal/marks.ts';
import { fold } from './keys.ts';
import { ownFields } from './kinds/kind.ts';
import { ident } from './sql.ts';
import { referenceColumns, type Stage, stagedColumn } from './stage.ts';

/** People who were erased, in files that still name them: their own rows are left out, what they did is kept under the name that is left of them. */

const markRow = z.object({ mark: z.string(), handle: z.string() });

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The handles of those who were erased, by the texts that speak of them. */
const erasedBy = async ({ tx, seals }: Stage, texts: Iterable<string>): Promise<ReadonlyMap<string, string>> => {
  const byMark = new Map([...new Set(texts)].map((text) => [hex(seals.mark(text)), text]));
  const rows = await tx.$queryRaw`
    SELECT encode(m.mark, 'hex') AS mark, min(p.handle) AS handle FROM erased_mark m JOIN person p ON p.id = m.person_id
    WHERE m.mark IN (SELECT decode(h, 'hex') FROM unnest(${[...byMark.keys()]}::text[]) h) GROUP BY m.mark`;
  return new Map(
    z
      .array(markRow)
      .parse(rows)
      .flatMap(({ mark, handle }) => {
        const text = byMark.get(mark);
        return text === undefined ? [] : [[text, handle] as const];
      }),
  );
};

const employeeRow = z.object({ line: z.number(), key: z.string(), name: z.string(), email: z.string().nullable() });

/** By name only where there is no address: whoever bears the same name comes in once the list has theirs. */
const textsOfRow = ({ source, mapped }: Stage, { key, name, email }: z.infer<typeof employeeRow>): string[] => [
  email ? emailText(email) : nameText(name),
  ...(mapped.has('key') ? [keyText(source, key)] : []),
];

const leaveOut = async (stage: Stage): Promise<void> => {
  const { tx, notes } = stage;
  const rows = z.array(employeeRow).parse(await tx.$queryRaw`SELECT line, key, name, email FROM staged`);
  const erased = await erasedBy(
    stage,
    rows.flatMap((row) => textsOfRow(stage, row)),
  );
  const lines = rows.filter((row) => textsOfRow(stage, row).some((text) => erased.has(text))).map(({ line }) => line);
  if (lines.length === 0) return;
  await tx.$executeRaw`DELETE FROM staged WHERE line = ANY(${lines}::int[])`;
  notes.add(msg('import-note-erased'), { count: lines.length });
};

const valueRow = z.object({ value: z.string() });

/** Whoever else may be meant is meant: people whom we know, and those who come with this file. */
const isSomebodyElse = async (stage: Stage): Promise<(value: string) => boolean> => {
  const { tx, kind, source } = stage;
  const known = await tx.person.findMany({ where: { erasedAt: null } });
  const coming =
    kind.kind === 'employees'
      ? z.array(employeeRow).parse(await tx.$queryRaw`SELECT line, key, name, email FROM staged`)
      : [];
  const exact = new Set([
    ...known.flatMap((one) => [one.handle, one.email, one.source === source ? one.externalKey : null]),
    ...coming.flatMap(({ key, email }) => [key, email]),
  ]);
  const names = [...known, ...coming].map(({ name }) => name);
  return (value) =>
    [value, value.toLowerCase(), fold(value)].some((said) => exact.has(said)) ||
    names.some((name) => mayBeOne(value, name));
};

const textsOfName = ({ source }: Stage, value: string): string[] => [
  keyText(source, value),
  keyText(source, fold(value)),
  emailText(value),
  nameText(value),
];

const underOtherName = async (stage: Stage, column: string): Promise<void> => {
  const { tx, notes } = stage;
  const names = referenceColumns(column);
  const as = ident(names.as);
  const rows = await tx.$queryRaw`SELECT DISTINCT ${as} AS value FROM staged WHERE ${as} IS NOT NULL`;
  const values = z
    .array(valueRow)
    .parse(rows)
    .map(({ value }) => value);
  const erased = await erasedBy(
    stage,
    values.flatMap((value) => textsOfName(stage, value)),
  );
  if (erased.size === 0) return;
  const isOther = await isSomebodyElse(stage);
  const meant = values.flatMap((value) => {
    const text = textsOfName(stage, value).find((one) => erased.has(one));
    return text === undefined || isOther(value) ? [] : [{ value, handle: erased.get(text) }];
  });
  if (meant.length === 0) return;
  await tx.$executeRaw`
    UPDATE staged s SET ${as} = m.handle, ${ident(names.fold)} = m.handle
    FROM jsonb_to_recordset(${JSON.stringify(meant)}::jsonb) AS m(value text, handle text) WHERE m.value = s.${as}`;
  notes.add(msg('import-note-erased-named'), { count: meant.length });
};

/** Keeps those who were erased from coming back by a file that still has them, and says so without saying who. */
export const settleErased = async (stage: Stage): Promise<void> => {
  const { tx, kind, mapped } = stage;
  if ((await tx.erasedMark.findFirst({ select: { personId: true } })) === null) return;
  if (kind.kind === 'employees') await leaveOut(stage);
  for (const [name, field] of ownFields(kind)) {
    if (field.type.is === 'reference' && field.type.to === 'person' && mapped.has(name))
      await underOtherName(stage, stagedColumn(name, field));
  }
};
