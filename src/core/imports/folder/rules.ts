import { Temporal } from 'temporal-polyfill';
import { isForImport, mostFiles, mostTogether } from '../received/uploads.ts';

/** How the mapping of all that comes into the folder is called; it stays there. */
export const mappingName = 'mapping.json';

/** A file as it lies in the folder. */
export interface Found {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly writtenAt: Temporal.Instant;
}

/** A file that has been seen before, and is as it was then. */
export interface Seen extends Found {
  readonly id: number;
  readonly stillSince: Temporal.Instant;
}

/** Hidden ones, those that Office keeps beside an open file, and names that no system can have meant are left alone; so is all that is no table. */
export const isMeant = (name: string): boolean =>
  !/^(?:\.|~\$)/.test(name) &&
  !name.includes('\ufffd') &&
  isForImport(name) &&
  (!/\.json$/i.test(name) || name === mappingName);

/** For so long a file must be the same: looks may come close upon another. */
const still = Temporal.Duration.from({ seconds: 20 });
/** For so long what still grows holds up the others: they may belong together. */
const patience = Temporal.Duration.from({ minutes: 10 });

const isOlder = (since: Temporal.Instant, now: Temporal.Instant, than: Temporal.Duration): boolean =>
  Temporal.Instant.compare(since.add(than), now) <= 0;

/** The tables that stand still, the oldest first; none while others still come. The mapping is as one of them. Pure. */
export const standing = <File extends Seen>(files: readonly File[], now: Temporal.Instant): File[] => {
  const whole = files.filter(({ stillSince }) => isOlder(stillSince, now, still));
  const mayWait = whole.every(({ stillSince }) => !isOlder(stillSince, now, patience));
  if (whole.length < files.length && mayWait) return [];
  return whole
    .filter(({ name }) => name !== mappingName)
    .toSorted((a, b) => Temporal.Instant.compare(a.writtenAt, b.writtenAt) || a.id - b.id);
};

/** As many of the first as an import takes at once, beside a mapping. Pure. */
export const together = <File extends Seen>(files: readonly File[]): File[] => {
  const fits = files.filter((_, i) => files.slice(0, i + 1).reduce((sum, { size }) => sum + size, 0) <= mostTogether);
  return fits.slice(0, mostFiles - 1);
};

/** A name that none of `taken` is, in any case: `clients (2).csv`. Pure. */
export const freeName = (name: string, taken: ReadonlySet<string>): string => {
  const lower = new Set([...taken].map((one) => one.toLowerCase()));
  const dot = name.lastIndexOf('.');
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name.slice(0, dot)} (${n})${name.slice(dot)}`;
    if (!lower.has(candidate.toLowerCase())) return candidate;
  }
};
