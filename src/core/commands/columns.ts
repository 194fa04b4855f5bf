import { z } from 'zod';
import { ImportKind } from '../../generated/prisma/enums.ts';
import { card } from '../cards/build.ts';
import { UserError } from '../errors.ts';
import { filled, idArg } from '../forms/values.ts';
import type { Kind } from '../imports/kinds/kind.ts';
import type { FileColumns } from '../imports/received/columns.ts';
import { way } from '../imports/received/ways.ts';
import type { Person } from '../people/person.ts';
import { may } from '../people/policy.ts';
import { type Action, type Context, defineAction, defineForm, type Reply } from './define.ts';
import { tryOut } from './import.ts';

/** What reads files takes long to load, and is seldom needed. */
const columns = () => import('../imports/received/columns.ts');
const doubts = () => import('../imports/received/doubts.ts');
const cards = () => import('../imports/received/columns-card.ts');

const isKnown = (file: FileColumns): file is FileColumns & { kind: Kind } => file.kind !== null;

const bringsIn = ({ role }: Person, kind: ImportKind): boolean => kind !== 'employees' || may(role, 'installation');

/** How lists that give roles are read is said by whoever may give them. @throws UserError */
const mustBringIn = (person: Person, { file, kind }: FileColumns & { kind: Kind }): void => {
  if (!bringsIn(person, kind.kind)) throw new UserError('forbidden', 'import-refused-roles', { file });
};

const kindsFor = async (person: Person): Promise<readonly Kind[]> =>
  (await import('../imports/kinds/registry.ts')).kinds.filter(({ kind }) => bringsIn(person, kind));

/** Asks what the columns of a file are; first what it holds, where that is not known. */
const ask = async ({ db, t, person }: Context, uploadId: number, kind: ImportKind | null): Promise<Reply> => {
  const file = await (await columns()).columnsOf(db, person.id, uploadId, kind);
  if (isKnown(file)) mustBringIn(person, file);
  const { kindCard, columnsForm } = await cards();
  if (!isKnown(file)) return { card: kindCard(t, file, await kindsFor(person)) };
  return { card: card(t('columns-form', { file: file.file }), []), form: columnsForm(t, file) };
};

const ofKind = z
  .string()
  .transform((said) => said.split(':'))
  .pipe(z.tuple([idArg, z.enum(ImportKind)]));

const askAction = defineAction({
  verb: 'columns',
  permission: 'imports',
  arg: idArg,
  handle: (context, uploadId) => ask(context, uploadId, null),
});

const kindAction = defineAction({
  verb: 'columns-as',
  permission: 'imports',
  arg: ofKind,
  handle: (context, [uploadId, kind]) => ask(context, uploadId, kind),
});

const number = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);
const formatArg = z
  .string()
  .transform((said) => said.split(':'))
  .pipe(z.tuple([idArg, number, number, way]))
  .transform(([uploadId, line, place, said]) => ({ column: { uploadId, line, place }, said }));

/** Takes how values of a column are read, remembers it, and tries the files that wait once more. */
const formatAction = defineAction({
  verb: 'format',
  permission: 'imports',
  arg: formatArg,
  handle: async (context, { column, said }) => {
    const { answerDoubt } = await doubts();
    await answerDoubt(context.db, context.now, context.person.id, column, said);
    return { ...(await tryOut(context, '')), replaces: true };
  },
});

export const columnActions: readonly Action[] = [askAction, kindAction, formatAction];

/** Takes what was said of columns, remembers it, and tries the files that wait once more. */
export const columnsFormHandler = defineForm({
  id: 'columns',
  permission: 'imports',
  arg: ofKind,
  values: filled(
    z.record(
      z.string(),
      z
        .string()
        .regex(/^\d{1,5}$/)
        .transform(Number),
    ),
  ),
  handle: async (context, said, [uploadId, kind]) => {
    const { columnsOf, neededFields, rememberColumns } = await columns();
    const file = await columnsOf(context.db, context.person.id, uploadId, kind);
    if (!isKnown(file)) throw new UserError('not-found', 'import-received-gone');
    mustBringIn(context.person, file);
    const needed = new Set(neededFields(file.kind));
    const chosen = new Map(
      Object.entries(said).flatMap(([field, place]) => {
        const header = file.headers.texts[place];
        return needed.has(field) && header ? [[field, header] as const] : [];
      }),
    );
    await rememberColumns(context.db, context.now, file, chosen);
    return tryOut(context, '');
  },
});
