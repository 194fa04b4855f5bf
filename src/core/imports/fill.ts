import { msg } from '../i18n/translator.ts';
import { cellText, type TableRow } from './files/table.ts';
import type { Reading } from './plan.ts';
import type { Formats } from './profile.ts';
import { dataLines, type Lost, RowReader } from './read.ts';
import { addRejects, type Reject } from './rejects.ts';
import { addStaged, type Stage, type StagedRow } from './stage.ts';

/** What is written at once: many small rows, few large ones. */
const batchRows = 1_000;
const batchSize = 4_000_000;

/** Rows of a file that have been read so far. */
export type LoadProgress = (file: string, rows: number) => void;

const sizeOf = ({ cells }: TableRow): number => cells.reduce((sum, cell) => sum + cellText(cell).length, 0);

/** Lines of a file on their way into the database: a batch that is being read, while the database takes in the one before. */
class Filling {
  readonly #stage: Stage;
  readonly #onWritten: (rows: number) => void;
  #writing: Promise<void> = Promise.resolve();
  #staged: StagedRow[] = [];
  #rejects: Reject[] = [];
  #lostKeys: string[] = [];
  #size = 0;
  readonly #lost = new Map<string, Lost & { count: number }>();
  rows = 0;
  filtered = 0;

  constructor(stage: Stage, onWritten: (rows: number) => void) {
    this.#stage = stage;
    this.#onWritten = onWritten;
  }

  async add(line: TableRow, reader: RowReader): Promise<void> {
    const read = reader.read(line);
    if (read.is === 'none') return;
    if (read.is === 'filtered') {
      this.filtered++;
      return;
    }
    this.rows++;
    this.#size += sizeOf(line);
    if (read.is === 'row') {
      this.#staged.push(read.row);
      for (const lost of read.lost)
        this.#lost.set(lost.header, { ...lost, count: (this.#lost.get(lost.header)?.count ?? 0) + 1 });
    } else {
      this.#rejects.push(...read.rejects);
      this.#lostKeys.push(...read.keys);
    }
    if (this.#staged.length + this.#rejects.length >= batchRows || this.#size >= batchSize) await this.#flush();
  }

  async end(): Promise<void> {
    await this.#flush();
    await this.#writing;
    for (const { is, count, header, text } of this.#lost.values()) {
      if (is === 'tax-id') this.#stage.notes.add(msg('import-note-lost-tax-ids'), { count });
      else this.#stage.notes.add(msg('import-note-lost-choices'), { count, header, value: text });
    }
  }

  /** Waits for what is on its way, however that ends: the transaction must not end under a statement. */
  async settle(): Promise<void> {
    await Promise.allSettled([this.#writing]);
  }

  async #flush(): Promise<void> {
    await this.#writing;
    this.#writing = this.#write(this.#staged, this.#rejects, this.#lostKeys, this.rows);
    // Whoever awaits it next hears of a failure; until then it must not count as unheard.
    this.#writing.catch(() => {});
    [this.#staged, this.#rejects, this.#lostKeys, this.#size] = [[], [], [], 0];
  }

  async #write(staged: StagedRow[], rejects: Reject[], lostKeys: string[], rows: number): Promise<void> {
    await addStaged(this.#stage.tx, this.#stage.kind, staged);
    await addRejects(this.#stage, rejects, lostKeys);
    this.#onWritten(rows);
  }
}

/** Second pass over the file: its rows go to the table `staged`, or to the rejected ones. In memory there are two batches at most. */
export const fillStaged = async (
  stage: Stage,
  reading: Reading,
  formats: Formats,
  onProgress: LoadProgress,
): Promise<{ rows: number; filtered: number }> => {
  const reader = new RowReader(reading, formats);
  const filling = new Filling(stage, (rows) => onProgress(reading.file.name, rows));
  try {
    for await (const line of dataLines(reading)) await filling.add(line, reader);
    await filling.end();
  } finally {
    await filling.settle();
  }
  return { rows: filling.rows, filtered: filling.filtered };
};
