import { beforeEach, describe, expect, it } from 'vitest';
import type { ContractHouse } from './house.ts';

/** A message as somebody sees it on a platform. */
export interface Seen {
  /** How the platform names it. */
  readonly ref: string;
  /** Everything it says, as text. */
  readonly text: string;
  /** Labels of its buttons. */
  readonly buttons: readonly string[];
  /** It stands in a channel, but nobody else sees it. */
  readonly onlyYou: boolean;
}

/** Plays people on a platform. Anna and boris are in the channel `logistics`. */
export interface PlatformDriver {
  readonly house: ContractHouse;
  say(who: string, text: string, channel?: string): Promise<void>;
  press(who: string, message: Seen, label: string): Promise<void>;
  /** Fills in the form that was opened for somebody last. The platform's own words when it is turned away. */
  fill(who: string, values: Record<string, string>): Promise<string | undefined>;
  /** Delivers what came in last once more, as platforms do when they are not sure. */
  resend(): Promise<void>;
  /** What the assistant has said in somebody's direct chat, or in a channel, as they see it. */
  seen(who: string, channel?: string): Promise<readonly Seen[]>;
}

/** The conversations that every platform must carry. `open` gives a driver to an empty platform. */
export const platformContract = (name: string, open: () => Promise<PlatformDriver>): void => {
  describe(`the platform ${name}`, () => {
    let driver: PlatformDriver;
    beforeEach(async () => {
      driver = await open();
    });

    const texts = async (who: string, channel?: string) => (await driver.seen(who, channel)).map(({ text }) => text);
    const only = async (who: string, channel?: string): Promise<Seen> => {
      const seen = await driver.seen(who, channel);
      const [message] = seen;
      if (!message || seen.length > 1) throw new Error(`${who} sees ${seen.length} messages instead of one`);
      return message;
    };

    it('answers in the direct chat, with or without a slash, and nobody else sees it', async () => {
      await driver.say('anna', '/figures Acme');
      await driver.say('anna', 'figures Rossi');
      expect(await texts('anna')).toEqual(['Figures of Acme\n€41,200 overdue', 'Figures of Rossi\n€41,200 overdue']);
      expect(await texts('boris')).toEqual([]);
    });

    it('says that it does not know a command', async () => {
      await driver.say('anna', '/nonsense Acme');
      expect((await only('anna')).text).toContain('I do not know this command');
    });

    it('keeps what concerns a client to the asker, though asked in a channel', async () => {
      await driver.say('anna', '/figures Acme', 'logistics');
      expect(await only('anna', 'logistics')).toMatchObject({
        text: 'Figures of Acme\n€41,200 overdue',
        onlyYou: true,
      });
      expect(await texts('boris', 'logistics')).toEqual([]);
    });

    it('answers for the whole channel what concerns no client', async () => {
      await driver.say('anna', '/notice lunch at one', 'logistics');
      expect(await only('boris', 'logistics')).toMatchObject({ text: 'Notice: lunch at one', onlyYou: false });
    });

    it('reacts in a channel to its name, and leaves talk among people alone', async () => {
      await driver.say('boris', 'notice that figures are late', 'logistics');
      expect(await texts('boris', 'logistics')).toEqual([]);
      await driver.say('boris', '@kam notice lunch at two', 'logistics');
      expect(await texts('anna', 'logistics')).toEqual(['Notice: lunch at two']);
    });

    it('turns the message that was pressed into the answer', async () => {
      await driver.say('anna', '/offer');
      const offer = await only('anna');
      expect(offer.buttons).toEqual(['Take it', 'Show figures']);
      await driver.press('anna', offer, 'Take it');
      expect(await only('anna')).toEqual({ ref: offer.ref, text: 'Anna took offer 7', buttons: [], onlyYou: false });
    });

    it('does not turn a public message into one that only the presser may see', async () => {
      await driver.say('anna', '/offer', 'logistics');
      await driver.press('boris', await only('boris', 'logistics'), 'Show figures');
      expect(await texts('boris', 'logistics')).toEqual(['An offer', 'Figures of the offer']);
      expect(await texts('anna', 'logistics')).toEqual(['An offer']);
    });

    it('answers a button that is no longer there calmly, and does nothing', async () => {
      await driver.say('anna', '/offer', 'logistics');
      const offer = await only('boris', 'logistics');
      await driver.press('anna', offer, 'Take it');
      await driver.press('boris', offer, 'Take it');
      expect(driver.house.times('take')).toBe(1);
      expect((await driver.seen('anna', 'logistics')).map(({ text }) => text)).toEqual(['Anna took offer 7']);
    });

    it('asks by a form, says what is wrong with it, and takes it when it is right', async () => {
      await driver.say('anna', '/register');
      expect(await driver.fill('anna', { city: 'Atlantis' })).toContain('There is no such city');
      expect(await driver.fill('anna', { city: 'Rome' })).toBeUndefined();
      expect((await texts('anna')).at(-1)).toBe('Registered in Rome');
      expect(driver.house.times('register')).toBe(1);
    });

    it('acts once on what is delivered twice: a line, a press, a form', async () => {
      await driver.say('anna', '/notice hello');
      await driver.resend();
      expect(driver.house.times('notice')).toBe(1);
      await driver.say('anna', '/offer');
      const offer = (await driver.seen('anna')).at(-1);
      if (!offer) throw new Error('no offer');
      await driver.press('anna', offer, 'Take it');
      await driver.resend();
      expect(driver.house.times('take')).toBe(1);
      await driver.say('anna', '/register');
      await driver.fill('anna', { city: 'Rome' });
      await driver.resend();
      expect(driver.house.times('register')).toBe(1);
      expect(await texts('anna')).toEqual([
        'Notice: hello',
        'Anna took offer 7',
        'Please fill in the form',
        'Registered in Rome',
      ]);
    });

    it.each(['<b>bold</b>', '<!channel> @everyone', '*bold* _it_ | `x`', '👩‍🚀 שלום', '&lt;script&gt;'])(
      'shows %s as what was typed',
      async (name) => {
        await driver.say('anna', `/figures ${name}`);
        expect((await only('anna')).text.split('\n')[0]?.replace(/\u200d/g, '')).toBe(
          `Figures of ${name.replace(/\u200d/g, '')}`,
        );
      },
    );
  });
};
