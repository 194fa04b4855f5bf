import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Card } from '../core/cards/card.ts';
import { TemporaryError } from '../core/errors.ts';
import { createLogger } from '../core/logger.ts';
import { createProgress, type ProgressChat } from './progress.ts';
import type { MessageRef, SentMessages } from './sent.ts';

const times = { first: 20, every: 30, patience: 60 };
const line: MessageRef = { chatId: '7', messageId: '1' };

/** A chat that does as it is told, and remembers what was asked of it. `goesWrong` is asked first. */
const aChat = (goesWrong: (call: string) => unknown = () => undefined) => {
  const calls: string[] = [];
  const call = async (what: string) => {
    calls.push(what);
    const wrong = goesWrong(what);
    if (wrong instanceof Promise) await wrong;
    else if (wrong) throw wrong;
  };
  const chat: ProgressChat = {
    send: async (said) => {
      await call(`send ${said}`);
      return line;
    },
    edit: (_, said) => call(`edit ${said}`),
    remove: ({ messageId }) => call(`remove ${messageId}`),
  };
  return { chat, calls };
};

const sentBefore = (former: MessageRef | null = null) => {
  const recorded: [string, Card][] = [];
  const sent: SentMessages = {
    find: async () => former,
    record: async (key, _, card) => void recorded.push([key, card]),
    recordEdit: async () => {},
    cardOf: async () => null,
  };
  return { sent, recorded };
};

const logger = createLogger('silent');
const progressIn = (chat: ProgressChat, { sent } = sentBefore(), attempt = 1) =>
  createProgress({ sent, logger, times }, chat, 'inbox/7/answer', attempt);

/** Tells a line every ten milliseconds. */
const counting = async (tell: (line: string) => void, steps: number): Promise<string> => {
  for (let n = 1; n <= steps; n++) {
    tell(String(n));
    await pause(10);
  }
  return 'done';
};

describe('how far something has come', () => {
  it('is sent once, changed less often than it is told, and taken away', async () => {
    const { chat, calls } = aChat();
    const remembers = sentBefore();
    const progress = progressIn(chat, remembers);
    expect(await progress.during(() => counting(progress.tell, 15))).toBe('done');
    const [first, ...others] = calls;
    expect(first).toMatch(/^send /);
    expect(others.at(-1)).toBe('remove 1');
    const edits = others.slice(0, -1);
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.length).toBeLessThan(7);
    expect(edits.every((call) => call.startsWith('edit '))).toBe(true);
    expect(remembers.recorded).toMatchObject([['inbox/7/answer/progress', { title: first?.slice(5) }]]);
    await pause(80);
    expect(calls.at(-1)).toBe('remove 1');
  });

  it('is not told of what is over in a moment, nor of what tells nothing', async () => {
    const { chat, calls } = aChat();
    const brief = progressIn(chat);
    await brief.during(() => counting(brief.tell, 1));
    await progressIn(chat).during(() => pause(60));
    await pause(60);
    expect(calls).toEqual([]);
  });

  it('is tried again when it was not its turn, and given up when the chat will not have it', async () => {
    let sends = 0;
    const busy = aChat((call) => call.startsWith('send') && ++sends === 1 && new TemporaryError('not now'));
    const waits = progressIn(busy.chat);
    await waits.during(() => counting(waits.tell, 15));
    expect(sends).toBe(2);
    expect(busy.calls.at(-1)).toBe('remove 1');
    const closed = aChat(() => new Error('blocked'));
    const refused = progressIn(closed.chat);
    expect(await refused.during(() => counting(refused.tell, 15))).toBe('done');
    expect(closed.calls.length).toBe(1);
  });

  it('keeps nobody waiting where the platform hangs, and goes when it answers', async () => {
    let release = (): void => {};
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { chat, calls } = aChat((call) => call.startsWith('send') && hanging);
    const progress = progressIn(chat);
    const begunAt = performance.now();
    expect(await progress.during(() => counting(progress.tell, 5))).toBe('done');
    expect(performance.now() - begunAt).toBeLessThan(1_000);
    release();
    await pause(20);
    expect(calls.at(-1)).toBe('remove 1');
  });

  it('leaves a failure as it is, and nothing in the chat', async () => {
    const { chat, calls } = aChat();
    const progress = progressIn(chat);
    const failing = progress.during(async () => {
      await counting(progress.tell, 6);
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    expect(calls.at(-1)).toBe('remove 1');
  });

  it('that a crash left standing goes when it is done anew', async () => {
    const { chat, calls } = aChat();
    const former = sentBefore({ chatId: '7', messageId: '99' });
    await progressIn(chat, former, 2).during(async () => undefined);
    expect(calls).toEqual(['remove 99']);
    await progressIn(chat, former, 1).during(async () => undefined);
    expect(calls).toEqual(['remove 99']);
  });
});
