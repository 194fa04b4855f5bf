/** Works off lanes side by side: at most so many at once, and each by one worker at a time. */
export interface Lanes {
  /** There is something to do in this lane: it is begun now, or when its turn comes. Poked while at work, it is looked at once more. */
  poke(lane: string): void;
  /** Begins nothing more; resolves when no lane is at work. */
  close(): Promise<void>;
}

/**
 * `workOff` does the first thing that there is to do in one lane, and tells whether there may be another. It deals with its own failures: a
 * rejection would be nobody's. Lanes take turns: one with much to do goes to the end of the queue after each thing.
 */
export const createLanes = (atOnce: number, workOff: (lane: string) => Promise<boolean>): Lanes => {
  const atWork = new Map<string, { poked: boolean }>();
  const waiting = new Set<string>();
  let closed = false;
  let allDone = (): void => {};

  const work = async (lane: string): Promise<void> => {
    const state = { poked: false };
    atWork.set(lane, state);
    let more: boolean;
    do {
      state.poked = false;
      more = await workOff(lane);
      more ||= state.poked;
    } while (more && waiting.size === 0 && !closed);
    atWork.delete(lane);
    if (more && !closed) waiting.add(lane);
    beginNext();
    if (atWork.size === 0) allDone();
  };

  const beginNext = (): void => {
    const [next] = waiting;
    if (next === undefined || closed || atWork.size >= atOnce) return;
    waiting.delete(next);
    void work(next);
  };

  return {
    poke: (lane) => {
      const state = atWork.get(lane);
      if (state) state.poked = true;
      else {
        waiting.add(lane);
        beginNext();
      }
    },
    close: () => {
      closed = true;
      waiting.clear();
      return atWork.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            allDone = resolve;
          });
    },
  };
};
