import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createDemo } from '../../src/demo/create.ts';
import { describeInBrowser } from '../setup/browser.ts';
import { testDb } from '../setup/database.ts';

describeInBrowser(
  'the clock of the demo in a browser',
  async (launch) => {
    const { db, url } = await testDb();
    await db.$transaction((tx) => createDemo(tx, systemClock));
    const logger = createLogger('silent');
    const app = await createApp({ host: '127.0.0.1', role: 'all' }, { databaseUrl: url, logger });
    afterAll(app.close);
    const address = `http://127.0.0.1:${await app.listen(0)}`;
    app.work();
    const browser = await launch();

    it('is moved by a press: what comes of it is there, under the day that it is then', async () => {
      const page = await browser.newPage();
      await page.goto(`${address}/?as=olga`);
      const clock = page.locator('.demo-clock-button');
      const before = await clock.innerText();
      await clock.click();
      await page.getByRole('button', { name: 'Tomorrow 08:00' }).click();
      await page.locator('.demo-clock-button[aria-busy=true]').waitFor();
      await page.locator('.demo-clock-button[aria-busy=false]').waitFor({ timeout: 60_000 });
      expect(await clock.innerText()).toMatch(/08:0\d$/);
      expect(await clock.innerText()).not.toBe(before);
      await page
        .getByText(/meetings? today/)
        .last()
        .waitFor();
      expect(await page.locator('.day').last().innerText()).toBe('Today');
    });

    it('says what it refuses where that was asked, in the language of who asks, on a phone too', async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 760 } });
      await page.goto(`${address}/?as=marco`);
      await page.locator('.demo-clock-button').click();
      const menu = page.locator('.demo-clock-menu');
      await menu.locator('input').fill('2026-01-01T08:00');
      await menu.locator('form').evaluate((form) => form.setAttribute('novalidate', ''));
      await menu.getByRole('button', { name: 'Sposta' }).click();
      await menu.getByText("L'orologio va solo in avanti").waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    });
  },
  { timeout: 90_000 },
);
