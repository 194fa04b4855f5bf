import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PlatformDriver, Seen } from './platform.ts';

/** How far something has come that takes long is told in the chat of whoever waits, on platforms whose messages can be changed. */
export const progressContract = (name: string, open: () => Promise<PlatformDriver>): void => {
  describe(`how far it has come, on ${name}`, () => {
    let driver: PlatformDriver;
    beforeEach(async () => {
      driver = await open();
    });

    /** Everything that anna sees in her chat while something is done, each state once. */
    const watch = async (run: () => Promise<void>): Promise<Seen[][]> => {
      const states: Seen[][] = [];
      let isOver = false;
      const doing = run().finally(() => {
        isOver = true;
      });
      while (!isOver) {
        const seen = [...(await driver.seen('anna'))];
        if (JSON.stringify(seen) !== JSON.stringify(states.at(-1))) states.push(seen);
        await pause(50);
      }
      await doing;
      return [...states, [...(await driver.seen('anna'))]];
    };
    const isLine = ({ text }: Seen): boolean => /^big_table_1\.csv: \d+ rows$/.test(text);

    it('stands in one line that changes now and then, and is gone when it is answered', async () => {
      const states = await watch(() => driver.say('anna', '/count 7'));
      const lines = states.flatMap((seen) => seen.filter(isLine));
      expect(new Set(lines.map(({ ref }) => ref)).size).toBe(1);
      // After two seconds, and after three more.
      const texts = new Set(lines.map(({ text }) => text));
      expect(texts.size).toBe(2);
      expect(states.every((seen) => seen.length <= 1)).toBe(true);
      expect(states.at(-1)?.map(({ text }) => text)).toEqual(['Counted']);
    }, 20_000);

    it('is not told of what is done in a moment', async () => {
      const states = await watch(() => driver.say('anna', '/count 1'));
      expect(states.flat().map(({ text }) => text)).not.toContainEqual(expect.stringContaining('rows'));
      expect(states.at(-1)?.map(({ text }) => text)).toEqual(['Counted']);
    }, 20_000);
  });
};
