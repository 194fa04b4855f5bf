/** Works off lanes side by side: at most so many at once, and each by one worker at a time. */
export interface Lanes {
  /** There is something to do in this lane: it is begun now, or when its turn comes. Poked while at work, it is looked at once more. */
  poke(lane: string): void;
  /** Begins no more lanes; resolves when none is at work. */
  close(): Promise<void>;
}

/** `drain` works off what there is in one lane. It deals with its own failures: a rejection would be nobody's. */
export const createLanes = (atOnce: number, drain: (lane: string) => Promise<void>): Lanes => {
  const atWork = new Map<string, { again: boolean }>();
  const waiting = new Set<string>();
  let closed = false;
  let allDone = (): void => {};

  const work = async (lane: string): Promise<void> => {
    const state = { again: true };
    atWork.set(lane, state);
    while (state.again && !closed) {
      state.again = false;
      await drain(lane);
    }
    atWork.delete(lane);
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
      if (state) state.again = true;
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
