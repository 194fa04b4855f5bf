import { card } from '../core/cards/build.ts';
import { TemporaryError } from '../core/errors.ts';
import type { Logger } from '../core/logger.ts';
import type { MessageRef, SentMessages } from './sent.ts';

/** A line of plain words in the chat of whoever waits. Each call is made once, within the pace of that chat. */
export interface ProgressChat {
  send(line: string): Promise<MessageRef>;
  /** Rejects with what the platform says where the line is gone or the chat closed, with a TemporaryError where it is only not its turn. */
  edit(ref: MessageRef, line: string): Promise<void>;
  remove(ref: MessageRef): Promise<void>;
}

/** Milliseconds: after how long there is a line at all, and how often it changes then. Chats take a message a second; most of them are for answers. */
const progressTimes = { first: 2_000, every: 3_000, patience: 2_000 } as const;

export interface ProgressParts {
  readonly sent: SentMessages;
  readonly logger: Logger;
  readonly times?: Readonly<Record<keyof typeof progressTimes, number>>;
}

/** What is told while something is done that somebody waits for. */
export interface Progress {
  /** How far it has come, in their words; the newest is shown. Never throws. */
  readonly tell: (line: string) => void;
  /** Does it. A line stands in the chat while it takes long, and is gone before this resolves; whatever becomes of the line, the result is the same. */
  during<Result>(run: () => Promise<Result>): Promise<Result>;
}

/**
 * A line that shows how far something has come, in chats whose messages can be changed. `key` names what is done; done anew (`attempt` above 1), a
 * line that a crash left standing is taken away first.
 */
export const createProgress = (
  { sent, logger, times = progressTimes }: ProgressParts,
  chat: ProgressChat,
  key: string,
  attempt: number,
): Progress => {
  let newest: string | null = null;
  let shown: string | null = null;
  let ref: MessageRef | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  let atWork: Promise<void> = Promise.resolve();
  const name = `${key}/progress`;

  const quietly = (what: string) => (error: unknown) => {
    logger.debug({ err: error, key }, what);
  };

  const show = async (line: string): Promise<void> => {
    if (ref) await chat.edit(ref, line);
    else {
      ref = await chat.send(line);
      await sent.record(name, ref, card(line, []));
    }
    shown = line;
  };

  const look = async (): Promise<void> => {
    if (newest !== null && newest !== shown) {
      try {
        await show(newest);
      } catch (error) {
        quietly('how far it has come cannot be shown')(error);
        // What the platform will not have now, it will not have in three seconds.
        if (!(error instanceof TemporaryError)) isOver = true;
      }
    }
    later(times.every);
  };

  const later = (ms: number): void => {
    if (isOver) return;
    timer = setTimeout(() => {
      atWork = look();
    }, ms).unref();
  };

  /** A line of a former attempt. */
  const removeFormer = async (): Promise<void> => {
    const former = attempt > 1 ? await sent.find(name) : null;
    if (former) await chat.remove(former);
  };

  /** Whoever waits is not kept by a platform that hangs: then the line goes when it answers. */
  const end = async (): Promise<void> => {
    isOver = true;
    clearTimeout(timer);
    const gone = atWork
      .then(() => (ref ? chat.remove(ref) : undefined))
      .catch(quietly('how far it had come cannot be taken away'));
    await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, times.patience).unref())]);
  };

  return {
    tell: (line) => {
      newest = line;
    },
    during: async (run) => {
      await removeFormer().catch(quietly('how far it had come before cannot be taken away'));
      later(times.first);
      try {
        return await run();
      } finally {
        await end();
      }
    },
  };
};
