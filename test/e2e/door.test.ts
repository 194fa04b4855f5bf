import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { describeInBrowser } from '../setup/browser.ts';
import { testDb } from '../setup/database.ts';

const secret = 'open the console please';

describeInBrowser(
  'the door of the console in a browser',
  async (launch) => {
    const { db, url } = await testDb();
    await anOrganisation(db);
    await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
    const app = await createApp(
      { host: '127.0.0.1', consoleSecret: secret, secretKey: Buffer.alloc(32, 7) },
      { databaseUrl: url, logger: createLogger('silent') },
    );
    afterAll(app.close);
    const address = `http://127.0.0.1:${await app.listen(0)}`;
    const browser = await launch();

    it('opens to who types the secret, and says so to who types another', async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 820 } });
      await page.goto(`${address}/?as=thomas`);
      await page.locator('#secret').fill('open sesame');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await page.locator('#secret').fill(secret);
      await page.keyboard.press('Enter');
      await page.locator('.composer').waitFor();
      expect(page.url()).toBe(`${address}/?as=thomas`);
    });

    it('leads nowhere else, whatever is behind its address', async () => {
      const page = await browser.newPage();
      await page.goto(`${address}/console/login?to=${encodeURIComponent('//elsewhere.example/?as=thomas')}`);
      await page.locator('#secret').fill(secret);
      await page.keyboard.press('Enter');
      await page.locator('.composer').waitFor();
      expect(new URL(page.url()).origin).toBe(address);
    });

    it('stays shut to a form of another site', async () => {
      const page = await browser.newPage();
      const form = `<form method="post" action="${address}/console/login"><input name="secret" value="${secret}"><button>Win</button></form>`;
      await page.route('http://elsewhere.example/', (route) => route.fulfill({ contentType: 'text/html', body: form }));
      await page.goto('http://elsewhere.example/');
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === 'POST'),
        page.getByRole('button').click(),
      ]);
      expect(answer.status()).toBe(403);
    });
  },
  { timeout: 60_000 },
);
