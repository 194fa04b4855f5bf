import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { WireClock } from '../wire.ts';
import * as api from './api.ts';

/** The time as the house has it: in the demo it may be ahead of this browser's. */
export interface ClockControls {
  /** Null until it is known. */
  readonly clock: WireClock | null;
  readonly isMoving: boolean;
  /** Why it was not moved, in the server's words. */
  readonly problem: string | null;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Moves it to where `readAhead` on the server reads; tells whether it is there. */
  move(to: string): Promise<boolean>;
  forgive(): void;
}

const usualMs = 10_000;
/** While it moves, one sees it run. */
const movingMs = 400;

/** @param as who looks; undefined: nobody yet */
export const useClock = (as: string | undefined): ClockControls => {
  const [clock, setClock] = useState<WireClock | null>(null);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const aheadMs = useRef(0);
  const nowMs = useCallback(() => Date.now() + aheadMs.current, []);
  const take = useCallback((said: WireClock) => {
    aheadMs.current = Date.parse(said.now) - Date.now();
    setClock(said);
  }, []);

  useEffect(() => {
    if (as === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async (): Promise<void> => {
      const said = await api.clock(as).catch(() => null);
      if (over) return;
      if (said) take(said);
      // What cannot be moved goes as this browser's does.
      if (said && !said.movable) return;
      timer = setTimeout(look, asked || said?.movingTo ? movingMs : usualMs);
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [as, asked, take]);

  return {
    clock,
    isMoving: asked || (clock?.movingTo ?? null) !== null,
    problem,
    nowMs,
    move: async (to) => {
      if (as === undefined) return false;
      setProblem(null);
      setAsked(true);
      try {
        take(await api.moveClock({ as, to, requestId: crypto.randomUUID() }));
        return true;
      } catch (error) {
        setProblem(error instanceof Error ? error.message : String(error));
        return false;
      } finally {
        setAsked(false);
      }
    },
    forgive: () => setProblem(null),
  };
};
