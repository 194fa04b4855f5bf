const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Joins calls into batches: what is asked for while a run is under way goes along with the next one, so that code for one thing makes statements
 * for many. `run` gives one result for each item, in their order; if it fails, each call of its batch fails.
 * @param gatherMs how long a batch waits for company, where a statement costs more than that
 */
export const batched = <Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  { most = 500, gatherMs = 0 }: { readonly most?: number; readonly gatherMs?: number } = {},
): ((item: Item) => Promise<Result>) => {
  const waiting: { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  let running = false;

  const runAll = async (): Promise<void> => {
    if (running) return;
    running = true;
    // Calls that are made in one go share a batch from the first on.
    await Promise.resolve();
    while (waiting.length > 0) {
      if (gatherMs > 0 && waiting.length < most) await pause(gatherMs);
      const batch = waiting.splice(0, most);
      try {
        const results = await run(batch.map(({ item }) => item));
        if (results.length !== batch.length) throw new Error('a batch gives one result for each of its items');
        for (const [i, result] of results.entries()) batch[i]?.resolve(result);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    running = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      void runAll();
    });
};
