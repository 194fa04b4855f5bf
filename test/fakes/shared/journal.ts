/** The latest entries of a log, and how many there have been in all. */
export interface Journal<Entry> {
  add(entry: Entry): void;
  entries(): readonly Entry[];
  total(): number;
  clear(): void;
}

/** Keeps the `keep` latest entries at least, and never twice as many. */
export const createJournal = <Entry>(keep: number): Journal<Entry> => {
  let kept: Entry[] = [];
  let total = 0;
  return {
    add: (entry) => {
      total += 1;
      kept.push(entry);
      if (kept.length >= keep * 2) kept = kept.slice(-keep);
    },
    entries: () => kept.slice(-keep),
    total: () => total,
    clear: () => {
      kept = [];
      total = 0;
    },
  };
};
