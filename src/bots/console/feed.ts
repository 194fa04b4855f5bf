import type { Db } from '../../core/db.ts';
import type { Logger } from '../../core/logger.ts';
import { changes, latestRevision } from './read.ts';
import type { WireMessage } from './wire.ts';

/** What somebody who listens is told. */
interface Listener {
  /** The handle of who listens. */
  readonly as: string;
  /** Whether they may still be told: the demo in which they were let in may be gone, and somebody else go by their handle. */
  isStillAdmitted(): Promise<boolean>;
  /** A message was written or rewritten. */
  message(message: WireMessage): void;
  /** How far something has come that they wait for. */
  progress(line: string): void;
  /** The house closes, or they are not admitted any more: no more will be told. */
  end(): void;
  /** Everything up to this revision has been told. After `anew`, what was told before no longer holds: read it again. */
  caughtUp(revision: number, anew: boolean): void;
}

/** Tells listeners what is written in the console, by whichever process. */
export interface Feed {
  /** Listens from after a revision on, or from now. Returns how to stop. */
  listen(listener: Listener, after: number | null): () => void;
  /** Tells how far something has come, to who listens in this process; what comes faster than it can be read is passed over. */
  progress(as: string, line: string): void;
  /** Looks at once instead of in a moment. */
  poke(): void;
  close(): void;
}

const pollMs = 500;
const progressMs = 200;
const mostRows = 1_000;

/**
 * Polls by revision while anybody listens: one look at the end of an index, twice a second. LISTEN/NOTIFY would be no sooner for our own
 * writings (they poke), would hold a connection per process, break behind a connection pooler, and still need this to catch up after a loss.
 */
export const createFeed = ({ db, logger }: { readonly db: Db; readonly logger: Logger }): Feed => {
  const listeners = new Map<Listener, { told: number | null }>();
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let pokedMeanwhile = false;
  let closed = false;
  let progressAt = 0;

  /** Whether somebody may still be told; who may not is let go of. */
  const isStillThere = async (listener: Listener): Promise<boolean> => {
    if (await listener.isStillAdmitted()) return true;
    listeners.delete(listener);
    listener.end();
    return false;
  };

  const tell = async (): Promise<void> => {
    const newest = await latestRevision(db);
    for (const [listener, state] of listeners) {
      // Nobody has seen the future: the messages were all removed and begun anew.
      const anew = state.told !== null && state.told > newest;
      if (anew && !(await isStillThere(listener))) continue;
      if (state.told === null || anew) {
        state.told = newest;
        listener.caughtUp(newest, anew);
      }
    }
    const after = Math.min(...[...listeners.values()].map(({ told }) => told ?? newest));
    if (after >= newest) return;
    const readers = [...new Set([...listeners.keys()].map(({ as }) => as))];
    const found = await changes(db, readers, { after, upTo: newest }, mostRows);
    // The last revision of a full page may lack readers: it is told with the next page.
    const full = found.length === mostRows;
    const upTo = full ? (found.at(-1)?.message.revision ?? newest) - 1 : newest;
    for (const [listener, state] of listeners) {
      const told = state.told ?? newest;
      if (told >= upTo) continue;
      const theirs = found.filter(
        ({ reader, message: { revision } }) => reader === listener.as && revision > told && revision <= upTo,
      );
      if (theirs.length > 0 && !(await isStillThere(listener))) continue;
      for (const { message } of theirs) listener.message(message);
      state.told = upTo;
      listener.caughtUp(upTo, false);
    }
    if (full) pokedMeanwhile = true;
  };

  const look = async (): Promise<void> => {
    clearTimeout(timer);
    if (looking) {
      pokedMeanwhile = true;
      return;
    }
    looking = true;
    try {
      do {
        pokedMeanwhile = false;
        if (listeners.size > 0) await tell();
      } while (pokedMeanwhile && !closed);
    } catch (error) {
      // The next look tells all that this one did not.
      logger.debug({ err: error }, 'the console cannot look for new messages');
    }
    looking = false;
    if (listeners.size > 0 && !closed) timer = setTimeout(look, pollMs);
  };

  return {
    listen: (listener, after) => {
      listeners.set(listener, { told: after });
      void look();
      return () => listeners.delete(listener);
    },
    progress: (as, line) => {
      const now = performance.now();
      if (now - progressAt < progressMs) return;
      progressAt = now;
      for (const listener of listeners.keys()) if (listener.as === as) listener.progress(line);
    },
    poke: () => void look(),
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const listener of listeners.keys()) listener.end();
    },
  };
};
