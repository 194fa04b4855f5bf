import { beforeEach, describe, expect, it } from 'vitest';
import type { PlatformDriver } from './platform.ts';

/** Plays people on a platform where files can be sent. */
export interface FilesDriver extends PlatformDriver {
  /** Sends files at once in the direct chat, perhaps with words. */
  send(
    who: string,
    files: readonly { readonly name: string; readonly content: string }[],
    text?: string,
  ): Promise<void>;
  /** Files that are kept by reference. */
  received(): Promise<readonly { readonly name: string | null; readonly caption: string | null }[]>;
}

/** What becomes of files that people send, on every platform where they can. `open` gives a driver to an empty platform. */
export const filesContract = (name: string, open: () => Promise<FilesDriver>): void => {
  describe(`files on the platform ${name}`, () => {
    let driver: FilesDriver;
    beforeEach(async () => {
      driver = await open();
    });

    const texts = async (who: string) => (await driver.seen(who)).map(({ text }) => text);
    const work = { name: 'Work.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    const home = { ...work, name: 'Дом.ics' };
    const note = { name: 'note.pdf', content: '%PDF' };

    it('takes calendars that are sent as files, each once, whatever is said about them', async () => {
      await driver.send('anna', [work], 'notice that this is my calendar');
      await driver.resend();
      await driver.send('anna', [work, home]);
      expect(await texts('anna')).toEqual(['Calendar Work.ics', 'Calendar Work.ics', 'Calendar Дом.ics']);
      expect([driver.house.times('Work.ics'), driver.house.times('Дом.ics')]).toEqual([2, 1]);
      expect(driver.house.times('notice')).toBe(0);
      expect(await texts('boris')).toEqual([]);
    });

    it('keeps other files by reference, and says so once for those that are sent together', async () => {
      await driver.send('anna', [note, work, { ...note, name: 'more.pdf' }], 'from the fair');
      expect((await texts('anna')).map((text) => text.split('\n')[0])).toEqual(['File kept', 'Calendar Work.ics']);
      const kept = await driver.received();
      expect(kept.map(({ name }) => name)).toEqual(['note.pdf', 'more.pdf']);
      expect(kept[0]?.caption).toBe('from the fair');
    });

    it('says of a calendar that is too large that it is, and does not fetch it', async () => {
      await driver.send('anna', [{ ...work, content: work.content.padEnd(5 * 2 ** 20 + 1) }]);
      expect(await texts('anna')).toEqual(['It is too large to be read. Please connect a smaller one.']);
      expect(driver.house.times('Work.ics')).toBe(0);
    });
  });
};
