import { Temporal } from 'temporal-polyfill';
import type { Language } from '../../generated/prisma/enums.ts';
import { audit } from '../audit/record.ts';
import type { Seals } from '../calendars/seal.ts';
import { type Clock, instantColumn } from '../clock.ts';
import type { Db, Tx } from '../db.ts';
import { msg, type Translator, translator } from '../i18n/translator.ts';
import { clientsChanged } from '../meetings/changed.ts';
import { figuresOf } from '../preview/card.ts';
import { previewIn } from '../preview/preview.ts';
import { transactionOrTrial } from '../unkept.ts';
import { findFile, type SourceFile } from './files/open.ts';
import { kinds } from './kinds/registry.ts';
import { areKnown } from './known.ts';
import { lockImports } from './lock.ts';
import type { Mapping } from './mapping.ts';
import { listedCompanies } from './open-items/companies.ts';
import { type ClearDemo, type Company, prepareCompany } from './organisation.ts';
import { type House, planFile } from './plan.ts';
import { profile } from './profile.ts';
import { Refused, type Said } from './refusal.ts';
import { writeLists } from './rejected-lists.ts';
import { type RunReport, tookNothing } from './report.ts';
import { learnShapes, readShapes, type Shapes } from './shapes.ts';
import { type Planned, takeAll } from './take.ts';

export interface ImportRequest {
  readonly files: readonly string[];
  readonly mapping: Mapping;
  /** Where the rows come from; keys are unique within it. The mapping's, else `files`. */
  readonly source: string | null;
  /** What the figures describe: a moment, or a day of the company; null: when each file was last written. */
  readonly asOf: Temporal.Instant | Temporal.PlainDate | null;
  readonly dryRun: boolean;
  readonly replaceDemo: boolean;
  readonly allowVanishing: boolean;
  /** Of the person at the terminal, where no company says otherwise. */
  readonly language: Language;
}

export interface ImportParts {
  readonly db: Db;
  readonly clock: Clock;
  /** Where there is none, a demo company is not replaced. */
  readonly clearDemo?: ClearDemo;
  /** By which those who were erased are known, and do not come back. */
  readonly seals: Pick<Seals, 'mark'>;
  /** Whether a list of employees is taken, which gives roles. */
  readonly givesRoles: boolean;
  onProgress(file: string, rows: number): void;
  /** What is being done, where that takes long and has no rows to count. */
  onStep?(step: Said): void;
  /** Another import is under way and is waited for. */
  onWait(): void;
  /** Whose doing it is, for the audit; without it, nobody's that is known, at the terminal. */
  readonly by?: { readonly personId: number | null; readonly channel: string };
  /** Lists rejected rows; without it, the company's language does. */
  readonly t?: Translator;
  /** Comes before everything, when no other import is under way; what it throws ends the run, and nothing is done. */
  begin?(tx: Tx): Promise<void>;
  /** Comes last, when the import is to stay, and stays or falls with it. */
  end?(tx: Tx, batchId: number): Promise<void>;
}

/** What is said of files that are already in. */
const nothing = { batchId: null, known: true, readings: [], rejectedFiles: [], notes: [] } as const;

const nobody = { personId: null, channel: 'cli' } as const;

/** As long as it takes: a gigabyte is loaded in one transaction. */
const longTransaction = { timeout: 24 * 3_600_000, maxWait: 60_000 } as const;

/**
 * Imports files as one batch, in one transaction: all that can be taken goes in, or, when it is refused or breaks, nothing does.
 * The same files again change nothing and leave no batch; a dry run does everything and keeps nothing.
 * @throws Refused with all that must be told or mended first
 */
export const runImport = async (parts: ImportParts, request: ImportRequest): Promise<RunReport> => {
  const files = await gather(new Set(request.files), findFile);
  return transactionOrTrial(
    parts.db,
    (tx, keepNothing: KeepNothing) => importInto(tx, parts, request, files, keepNothing),
    longTransaction,
  );
};

type KeepNothing = (report: RunReport) => never;

const importInto = async (
  tx: Tx,
  parts: ImportParts,
  request: ImportRequest,
  files: readonly SourceFile[],
  keepNothing: KeepNothing,
): Promise<RunReport> => {
  await lockImports(tx, parts.onWait);
  await parts.begin?.(tx);
  const company = await prepareCompany(tx, request.mapping, {
    ...request,
    clearDemo: request.replaceDemo ? (parts.clearDemo ?? null) : null,
    now: parts.clock.now(),
  });
  const source = request.source ?? request.mapping.source ?? 'files';
  const house = { ...company, companies: await listedCompanies(tx, source) };
  const planned = await planAll(files, request.mapping, source, house, await readShapes(tx), (file, rows) =>
    parts.onStep?.({ key: msg('import-step-look'), args: { file, rowsFigure: String(rows) } }),
  );
  if (!parts.givesRoles) refuseRoles(planned);
  const { known, clean } = await areKnown(
    tx,
    planned.map(({ reading }) => reading),
    source,
  );
  if (clean) return keepNothing({ ...nothing, dryRun: request.dryRun });
  const now = parts.clock.now();
  const by = parts.by ?? nobody;
  const batch = await tx.importBatch.create({ data: { source, startedAt: instantColumn(now), personId: by.personId } });
  const readings = await takeAll(tx, planned, {
    source,
    batchId: batch.id,
    company,
    now,
    asOf: momentOf(request.asOf, company.zone),
    allowVanishing: request.allowVanishing,
    seals: parts.seals,
    onProgress: parts.onProgress,
    onRead: (file) => parts.onStep?.({ key: msg('import-step-compare'), args: { file } }),
  });
  const changed = (await tx.importChange.findFirst({ where: { batchId: batch.id }, select: { id: true } })) !== null;
  const rejectedFiles = await writeLists(tx, planned, parts.t ?? translator(company.language, company.zone));
  const report: RunReport = {
    batchId: batch.id,
    dryRun: request.dryRun,
    known: known && !changed,
    readings,
    rejectedFiles,
    notes: company.notes,
  };
  // A company without a single row would be in the way of the demo, and of the next try.
  if (tookNothing(report)) {
    const silent = readings.map((reading) => ({ ...reading, notes: [] }));
    return keepNothing({ ...report, batchId: null, known: false, readings: silent, notes: [] });
  }
  if (report.known) return keepNothing({ ...report, batchId: null });
  if (request.dryRun) {
    parts.onStep?.({ key: msg('import-step-alerts'), args: {} });
    return keepNothing({ ...report, batchId: null, alerts: await alertsAfter(tx, parts, company) });
  }
  await learnShapes(
    tx,
    now,
    planned.map(({ reading }) => reading),
    request.mapping,
  );
  await clientsChanged(tx, parts.clock.now());
  await audit(tx, parts.clock.now(), {
    ...by,
    action: 'import.applied',
    subject: 'import_batch',
    subjectId: batch.id,
    details: { source, files: files.length },
  });
  await parts.end?.(tx, batch.id);
  return report;
};

/** Whoever may import but not say who is what: a list of employees could make them administrator. @throws Refused, naming each such list */
const refuseRoles = (planned: readonly Planned[]): void => {
  const lists = planned.filter(({ reading }) => reading.kind.kind === 'employees');
  if (lists.length === 0) return;
  throw new Refused(
    lists.map(({ reading }) => ({ key: msg('import-refused-roles'), args: { file: reading.file.name } })),
  );
};

/** Whom the rules would tell what, as things stand at the end of a dry run. */
const alertsAfter = async (
  tx: Tx,
  { clock, t }: ImportParts,
  company: Company,
): Promise<NonNullable<RunReport['alerts']>> => {
  const preview = await previewIn(tx, clock.now(), t ?? translator(company.language, company.zone), null);
  return { day: preview.day.toString(), ...figuresOf(preview) };
};

/** A day is kept as its first moment in the company's zone, by which readers know that no time was given. */
const momentOf = (asOf: ImportRequest['asOf'], zone: string): Temporal.Instant | null =>
  asOf instanceof Temporal.PlainDate ? asOf.toZonedDateTime(zone).toInstant() : asOf;

/** Does the same to each, one after the other; reasons to refuse are gathered, so that all are told at once. */
const gather = async <A, B>(items: Iterable<A>, run: (item: A) => Promise<B>): Promise<B[]> => {
  const results: B[] = [];
  const refused: Refused[] = [];
  for (const item of items) {
    try {
      results.push(await run(item));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      refused.push(error);
    }
  }
  if (refused.length === 0) return results;
  throw new Refused(
    refused.flatMap(({ reasons }) => reasons),
    refused.some(({ wrongUse }) => wrongUse),
  );
};

/** All files understood, in the order in which their kinds depend on each other. */
const planAll = async (
  files: readonly SourceFile[],
  mapping: Mapping,
  source: string,
  house: House,
  shapes: Shapes,
  onLook: (file: string, rows: number) => void,
): Promise<Planned[]> => {
  const planned = await gather(files, async (file) => {
    const profiles = await profile(await planFile(file, mapping, source, house, shapes), onLook);
    return [...profiles].map(([reading, found]): Planned => ({ reading, ...found }));
  });
  const place = new Map(kinds.map(({ kind }, i) => [kind, i]));
  return planned.flat().sort((a, b) => (place.get(a.reading.kind.kind) ?? 0) - (place.get(b.reading.kind.kind) ?? 0));
};
