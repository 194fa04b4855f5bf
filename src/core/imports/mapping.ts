import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import iconv from 'iconv-lite';
import { z } from 'zod';
import { ImportKind, Language } from '../../generated/prisma/enums.ts';
import { msg } from '../i18n/translator.ts';
import { delimiters } from './files/delimiter.ts';
import { refuse, wrongUse } from './refusal.ts';

const isoCurrency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters, such as EUR');
const ianaZone = z.string().refine((zone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}, 'a time zone such as Europe/Rome');

const dateFormats = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;
const formats = {
  decimal: z.enum(['.', ',']).optional(),
  dateFormat: z.enum(dateFormats).optional(),
};

/** `scale` is kept as text: it multiplies money. */
const fromHeader = z.strictObject({
  header: z.string().min(1),
  aliases: z.record(z.string(), z.string()).optional(),
  scale: z
    .union([z.number().positive(), z.string().regex(/^\d+(\.\d+)?$/)])
    .transform(String)
    .optional(),
  ...formats,
});
const column = z.union([
  z
    .string()
    .min(1)
    .transform((header) => ({ header }))
    .pipe(fromHeader),
  z.strictObject({ const: z.union([z.string(), z.number(), z.boolean()]).transform(String) }),
  z.strictObject({ template: z.string().min(1) }),
  fromHeader,
]);

/** Where a field's value comes from: a column, the same for all rows, or a text with `{headers}` in it. */
export type ColumnSource = z.infer<typeof column>;

const file = z.strictObject({
  match: z.string().min(1),
  kind: z.enum(ImportKind).optional(),
  columns: z.record(z.string(), column).optional(),
  filters: z.record(z.string(), z.union([z.string(), z.array(z.string()).min(1)])).optional(),
  mode: z.enum(['delta', 'snapshot']).default('delta'),
  null: z.array(z.string()).optional(),
  currency: isoCurrency.optional(),
  encoding: z
    .string()
    .refine((name) => iconv.encodingExists(name), 'an encoding such as windows-1251')
    .optional(),
  delimiter: z.enum(delimiters).optional(),
  /** Header → how its values are read where they do not tell it themselves. */
  inDoubt: z.record(z.string(), z.strictObject(formats)).optional(),
  ...formats,
});

export const mappingSchema = z.strictObject({
  source: z.string().min(1).max(100).optional(),
  zone: ianaZone.optional(),
  currency: isoCurrency.optional(),
  organisation: z
    .strictObject({ name: z.string().min(1), country: z.string().min(1), language: z.enum(Language) })
    .partial()
    .optional(),
  null: z.array(z.string()).default([]),
  files: z.array(file).default([]),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type FileMapping = Mapping['files'][number];

/** What is remembered of how files of a shape are read. */
export const entriesSchema = z.array(file).min(1);

/** What is read without a mapping file. */
export const noMapping: Mapping = mappingSchema.parse({});

type Issue = z.core.$ZodIssue;

/** Of the ways in which a value could be right, the one that it comes nearest to tells what is wrong with it. */
const nearest = (issue: Issue): Issue[] => {
  if (issue.code !== 'invalid_union') return [issue];
  const [best = []] = issue.errors.toSorted((a, b) => a.length - b.length || depth(b) - depth(a));
  return best.flatMap(nearest).map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
};

/** A mistake inside of a value is nearer than a value of another type. */
const depth = (issues: readonly Issue[]): number =>
  Math.max(0, ...issues.map(({ code, path }) => path.length + (code === 'unrecognized_keys' ? 1 : 0)));

/** @throws Refused, naming each mistake by its path. */
export const parseMapping = (json: unknown, name: string): Mapping => {
  const parsed = mappingSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues
    .flatMap(nearest)
    .map(({ path, message }) => `${path.join('.') || name}: ${message}`);
  throw wrongUse(msg('import-refused-mapping'), { file: name, mistakes: mistakes.join('; ') });
};

export const readMapping = async (path: string): Promise<Mapping> => {
  const text = await readFile(path, 'utf8').catch(() => {
    throw wrongUse(msg('import-refused-missing'), { file: path });
  });
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw wrongUse(msg('import-refused-mapping'), {
      file: basename(path),
      mistakes: error instanceof Error ? error.message : String(error),
    });
  }
  return parseMapping(json, basename(path));
};

const globToRegExp = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'iu',
  );

/** The entries that speak of a file; without any in the mapping, one that leaves all to recognition. */
export const entriesFor = (mapping: Mapping, fileName: string): readonly FileMapping[] => {
  if (mapping.files.length === 0) return [{ match: fileName, mode: 'delta' }];
  const entries = mapping.files.filter(({ match }) => globToRegExp(match).test(fileName));
  if (entries.length === 0) throw refuse(msg('import-refused-no-entry'), { file: fileName });
  return entries;
};
