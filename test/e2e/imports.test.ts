import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { anOrganisation, aPerson } from '../factories/index.ts';
import { describeInBrowser } from '../setup/browser.ts';
import { testDb } from '../setup/database.ts';

const secret = 'open the console please';

const file = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const clients = file('clients.csv', 'Customer ID,Customer Name,City\n7,Acme,Leeds\n8,Globex,Kyiv\n');
const orders = file('orders.csv', 'Order No,Customer,Order Date,Currency\nA-1,7,2026-01-25,GBP\nA-2,7,soon,GBP\n');

describeInBrowser(
  'an import in a browser',
  async (launch) => {
    const { db, url } = await testDb();
    await anOrganisation(db);
    await aPerson(db, { handle: 'thomas', name: 'Thomas Weber', role: 'administrator' });
    await aPerson(db, { handle: 'olga', name: 'Olga Bergmann', role: 'kam' });
    const app = await createApp(
      { host: '127.0.0.1', consoleSecret: secret, secretKey: Buffer.alloc(32, 7) },
      { databaseUrl: url, logger: createLogger('silent') },
    );
    afterAll(app.close);
    const address = `http://127.0.0.1:${await app.listen(0)}`;
    const browser = await launch();

    /** The console as somebody sees it who has shown that they may. */
    const enter = async (as: string, width: number) => {
      const page = await browser.newPage({ viewport: { width, height: 820 } });
      await page.request.post(`${address}/console/login`, { form: { secret } });
      await page.goto(`${address}/?as=${as}`);
      await page.locator('.composer').waitFor();
      return page;
    };

    it('is tried with files that were picked, and done by its button', async () => {
      const page = await enter('thomas', 1180);
      await page.locator('.composer input[type=file]').setInputFiles([clients, orders]);
      await page.getByText('2 files wait to be imported').waitFor();
      await page.getByRole('button', { name: 'Try them' }).click();
      await page.getByText('Trial, nothing is imported yet: 3 new, 0 changed, 1 rejected').waitFor();
      expect(await db.account.count()).toBe(0);
      await page.getByRole('button', { name: 'Import it now' }).click();
      await page.getByText(/Import \d+ is done: 3 new/).waitFor();
      expect(await page.getByRole('button', { name: 'Import it now' }).count()).toBe(0);
      expect(await db.account.count()).toBe(2);
    });

    it('fits a phone, says what is too large, and is not there for who imports nothing', async () => {
      const page = await enter('thomas', 390);
      const long = file(`${'a long name '.repeat(8)}.csv`, 'Customer ID,Customer Name\n9,\n10,Initech\n');
      const large = { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.alloc(20 * 2 ** 20 + 1) };
      await page.locator('.composer input[type=file]').setInputFiles([long, large]);
      await page.getByText('large.csv is larger than 20 MB').waitFor();
      await page.getByText('1 file waits to be imported').waitFor();
      await page.getByRole('button', { name: 'Try them' }).click();
      await page.getByText('Trial, nothing is imported yet: 1 new').waitFor();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      const olgas = await enter('olga', 390);
      expect(await olgas.locator('.composer input[type=file]').count()).toBe(0);
    });
  },
  { timeout: 60_000 },
);
