import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { createSeals, type Seals } from '../core/calendars/seal.ts';
import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { connect, type Db, isDatabaseAway } from '../core/db.ts';
import { SetupError } from '../core/errors.ts';
import { type Language, type Translator, translator } from '../core/i18n/translator.ts';
import { readCurrency } from '../core/imports/formats/currency.ts';
import { noMapping, readMapping } from '../core/imports/mapping.ts';
import { Refused } from '../core/imports/refusal.ts';
import { rollBack } from '../core/imports/rollback.ts';
import { type ImportRequest, runImport } from '../core/imports/run.ts';
import { tellRefused, tellRolledBack, tellRun } from '../core/imports/tell.ts';
import { secretKey } from '../core/secret-key.ts';
import { clearDemo } from '../demo/clear.ts';
import { createNarrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { terminalLanguage } from './language.ts';

const clean = 0;
const rowsRejected = 1;
const wrongUse = 2;
const refused = 3;

/** Small files are read before anyone wonders. */
const progressRows = 100_000;

const options = {
  'dry-run': { type: 'boolean', default: false },
  map: { type: 'string' },
  'as-of': { type: 'string' },
  source: { type: 'string' },
  currency: { type: 'string' },
  'replace-demo': { type: 'boolean', default: false },
  'allow-vanishing': { type: 'boolean', default: false },
  rollback: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

type Order =
  | { readonly do: 'import'; readonly request: ImportRequest }
  | { readonly do: 'roll back'; readonly batch: number }
  | { readonly do: 'explain'; readonly lines: readonly string[] };

/** Null when it is neither day nor instant. */
const readAsOf = (text: string): Temporal.Instant | Temporal.PlainDate | null => {
  try {
    return text.includes('T') ? Temporal.Instant.from(text) : Temporal.PlainDate.from(text);
  } catch {
    return null;
  }
};

const understand = async (words: readonly string[], language: Language, t: Translator): Promise<Order> => {
  const explain = (...lines: string[]): Order => ({ do: 'explain', lines: [...lines, t('import-usage')] });
  const parsed = (() => {
    try {
      return parseArgs({ args: [...words], options, allowPositionals: true });
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  })();
  if (typeof parsed === 'string') return explain(parsed);
  const { values, positionals: files } = parsed;
  if (values.rollback !== undefined) {
    const alone = files.length === 0 && /^\d{1,9}$/.test(values.rollback);
    return alone ? { do: 'roll back', batch: Number(values.rollback) } : explain(t('import-usage-rollback'));
  }
  if (values.help || files.length === 0) return explain();
  const asOf = values['as-of'] === undefined ? null : readAsOf(values['as-of']);
  if (values['as-of'] !== undefined && asOf === null) return explain(t('import-usage-as-of'));
  const currency = values.currency === undefined ? undefined : readCurrency(values.currency);
  if (currency === null) return explain(t('import-usage-currency'));
  const mapping = values.map === undefined ? noMapping : await readMapping(values.map);
  const request: ImportRequest = {
    files,
    mapping: currency === undefined ? mapping : { ...mapping, currency },
    source: values.source ?? null,
    asOf,
    dryRun: values['dry-run'],
    replaceDemo: values['replace-demo'],
    allowVanishing: values['allow-vanishing'],
    language,
  };
  return { do: 'import', request };
};

/** `npm run import -- FILE…`. Exit: 0 clean, 1 rows rejected, 2 wrong use, 3 refused. */
const main = async (words: readonly string[]): Promise<number> => {
  const narrator = createNarrator(process.stderr);
  const language = terminalLanguage(process.env);
  let t = translator(language, 'UTC');
  const say = (lines: readonly string[]) => console.log(lines.join('\n'));
  try {
    const order = await understand(words, language, t);
    if (order.do === 'explain') {
      say(order.lines);
      return wrongUse;
    }
    const config = readConfig();
    const seals = createSeals(await secretKey(config));
    const database = await openDatabase(config, { onProgress: narrator.step });
    const db = connect(database.url, { max: 2 });
    try {
      t = await translatorOf(db, t);
      return await carryOut(order, { db, seals, t }, narrator.step, say);
    } finally {
      await db.$disconnect();
      await database.close();
    }
  } catch (error) {
    if (error instanceof Refused) {
      say(tellRefused(t, error));
      return error.wrongUse ? wrongUse : refused;
    }
    if (isDatabaseAway(error)) say([t('import-told-database-away')]);
    else if (error instanceof SetupError) say([error.message]);
    else {
      say([t('error-our-bug')]);
      console.error(error);
    }
    return refused;
  }
};

/** The company's language, once there is a company. */
const translatorOf = async (db: Db, t: Translator): Promise<Translator> => {
  const organisation = await db.organisation.findUnique({
    where: { id: 1 },
    select: { language: true, zone: true, isDemo: true },
  });
  return organisation && !organisation.isDemo ? translator(organisation.language, organisation.zone) : t;
};

const carryOut = async (
  order: Exclude<Order, { do: 'explain' }>,
  { db, seals, t }: { readonly db: Db; readonly seals: Seals; readonly t: Translator },
  step: (line: string) => void,
  say: (lines: readonly string[]) => void,
): Promise<number> => {
  const onWait = () => step(t('import-waits'));
  if (order.do === 'roll back') {
    const done = await rollBack({ db, clock: systemClock, givesRoles: true, onWait }, order.batch);
    say(tellRolledBack(t, order.batch, done));
    return clean;
  }
  let told = 0;
  const onProgress = (file: string, rows: number) => {
    if (rows < told) told = 0;
    if (rows - told < progressRows) return;
    told = rows;
    step(t('import-progress', { file, rows }));
  };
  const report = await runImport(
    { db, clock: systemClock, clearDemo, seals, givesRoles: true, onProgress, onWait },
    order.request,
  );
  say(tellRun(t, report));
  return report.rejectedFiles.length > 0 ? rowsRejected : clean;
};

process.exitCode = await main(process.argv.slice(2));
