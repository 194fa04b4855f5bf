import { z } from 'zod';
import { keptFigures } from '../../core/imports/kept-report.ts';

/** What the API answers, of which its OpenAPI document is made (docs/import-api.md). */

const count = z.int().min(0);

const reading = z
  .object({
    file: keptFigures.shape.file,
    kind: keptFigures.shape.kind.describe('What its rows are'),
    format: z.string().describe('How the file was understood, such as `CSV, windows-1251, ";"`'),
    rows: count,
    filtered: count.describe('Rows that a filter of the mapping leaves out'),
    added: count,
    changed: count,
    unchanged: count,
    repeated: count.describe('Lines that said the same as an earlier one'),
    vanished: count.describe('Rows that a snapshot no longer holds'),
    rejected: count,
    withParent: count.describe('Rows that were not taken because what they belong to was not'),
    reasons: z
      .array(z.object({ column: z.string(), reason: z.string(), rows: count }))
      .describe('What was wrong, in which column (empty: the row as a whole), in how many rows'),
    unused: z.array(z.string()).describe('Headers that nothing was made of'),
  })
  .describe('What becomes of the rows of one file; a file may be read as several kinds');

export const trialBody = z.object({
  trial: z
    .int()
    .nullable()
    .describe('By which it is applied, discarded and asked for; null: there is nothing to import'),
  state: z
    .enum(['waiting', 'applied', 'gone', 'nothing'])
    .describe(
      'waiting: nothing is imported yet; gone: its files are no longer kept; nothing: there is nothing to import',
    ),
  applied: z.object({ batch: z.int() }).optional().describe('The import that was made of it'),
  figures: z.object({ added: count, changed: count, vanished: count, rejected: count }),
  readings: z.array(reading),
  rejected: z
    .array(
      z.object({
        file: z.string(),
        lines: count,
        first: z.array(z.object({ line: count, column: z.string(), value: z.string(), reason: z.string() })),
      }),
    )
    .describe('Rows that are not taken: how many lines that makes, and the first of them'),
  text: z.array(z.string()).describe('The same in words, line by line'),
});
export type TrialBody = z.infer<typeof trialBody>;

const codes = [
  'invalid',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'too-large',
  'unsupported',
  'refused',
  'too-many',
  'unavailable',
  'internal',
] as const;

export const errorBody = z.object({
  error: z.object({
    code: z.enum(codes),
    message: z.string(),
    reasons: z
      .array(z.object({ key: z.string(), text: z.string() }))
      .optional()
      .describe('Where the import is refused: all that must be told or mended first'),
  }),
});

/** What was answered to a request, kept under its Idempotency-Key. */
export const kept = z.union([
  z.object({ status: z.literal(200), body: trialBody }),
  z.object({ status: z.literal(422), body: errorBody }),
]);
export type Kept = z.infer<typeof kept>;
