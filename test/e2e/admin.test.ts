import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { systemClock } from '../../src/core/clock.ts';
import { createLogger } from '../../src/core/logger.ts';
import { createDemo } from '../../src/demo/create.ts';
import { describeInBrowser } from '../setup/browser.ts';
import { testDb } from '../setup/database.ts';

describeInBrowser(
  'administration in a browser',
  async (launch) => {
    const { db, url } = await testDb();
    await db.$transaction((tx) => createDemo(tx, systemClock));
    const app = await createApp({ host: '127.0.0.1' }, { databaseUrl: url, logger: createLogger('silent') });
    afterAll(app.close);
    const address = `http://127.0.0.1:${await app.listen(0)}`;
    const browser = await launch();

    it('is beside the chat: a threshold is changed by a form, and the page shows it; the address opens it again', async () => {
      const page = await browser.newPage();
      await page.goto(`${address}/?as=thomas`);
      await page.getByRole('button', { name: 'Thresholds' }).click();
      await page.locator('.desk').getByRole('button', { name: 'Company' }).click();
      await page.locator('dialog select[name=freshnessWorkingDays]').selectOption({ label: 'after 5 working days' });
      await page.locator('dialog button[type=submit]').click();
      await page.locator('.desk-inner > .card').getByText('after 5 working days').waitFor();
      await page.reload();
      await page.locator('.desk-inner > .card').getByText('after 5 working days').waitFor();
      await page.getByRole('button', { name: 'My assistant' }).click();
      await page.locator('.composer').waitFor();
    });

    it('keeps what it was narrowed down to, until the page is opened again', async () => {
      const page = await browser.newPage();
      await page.goto(`${address}/?as=thomas&admin=audit`);
      await page.locator('.desk').getByRole('button', { name: 'Filter' }).click();
      await page.locator('dialog input[name=action]').fill('demo');
      await page.locator('dialog button[type=submit]').click();
      const title = page.locator('.desk-inner > .card .card-title');
      await title.getByText('Audit: demo').waitFor();
      await page.locator('.desk').getByRole('button', { name: 'Export' }).click();
      await page.locator('.desk-answer').waitFor();
      expect(await title.innerText()).toBe('Audit: demo');
      await page.locator('nav').getByRole('button', { name: 'Audit' }).click();
      await page.locator('.desk-answer').waitFor({ state: 'detached' });
      await title.getByText('Audit', { exact: true }).waitFor();
    });

    it('changes a department by a form, which says under its field what is wrong', async () => {
      const page = await browser.newPage();
      await page.goto(`${address}/?as=thomas`);
      await page.locator('nav').getByRole('button', { name: 'Departments' }).click();
      await page.locator('.desk').getByRole('button', { name: 'Logistics' }).click();
      await page.locator('.desk').getByRole('button', { name: 'Change' }).click();
      const [hours, problem] = [page.locator('dialog input[name=hours]'), page.locator('#field-hours-problem')];
      await hours.fill('9-25');
      await page.locator('dialog button[type=submit]').click();
      await problem.waitFor();
      expect(await hours.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
      await hours.fill('7.30-18');
      await page.locator('dialog button[type=submit]').click();
      await page.locator('.desk-inner > .card').getByText('07:30–18:00').waitFor();
      expect(await page.locator('dialog').count()).toBe(0);
    });

    it('looks a person up', async () => {
      const page = await browser.newPage();
      await page.goto(`${address}/?as=thomas&admin=people`);
      await page.locator('.desk').getByRole('button', { name: 'Look somebody up' }).click();
      await page.locator('dialog input[name=handle]').fill('olga');
      await page.locator('dialog button[type=submit]').click();
      await page.locator('.desk-inner > .card').getByText('(@olga)').waitFor();
    });

    it('fits a phone on every page, and is not there for who administers nothing', async () => {
      const page = await browser.newPage({ viewport: { width: 390, height: 760 } });
      for (const name of [
        'people',
        'person olga',
        'departments',
        'department logistics',
        'thresholds',
        'imports',
        'data',
        'rules',
        'health',
        'audit',
        'retention',
      ]) {
        await page.goto(`${address}/?as=thomas&admin=${name}`);
        await page.locator('.desk-inner > .card').waitFor();
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      }
      await page.goto(`${address}/?as=olga`);
      await page.locator('.composer').waitFor();
      expect(await page.getByText('Thresholds').count()).toBe(0);
    });
  },
  { timeout: 60_000 },
);
