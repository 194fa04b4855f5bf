import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { createApp } from '../../src/app.ts';
import { systemClock } from '../../src/core/clock.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import { ensureDemo } from '../../src/demo/ensure.ts';
import { describeInBrowser } from '../setup/browser.ts';
import { testDb } from '../setup/database.ts';

const ageing = readFileSync(new URL('../fixtures/reports/sample_1c_bp_ageing_cp1251.csv', import.meta.url));
const list = `Ключевые клиенты 2026 (актуально на сентябрь)!!;;;;;;
№;Клиент;ЮЛ;ИНН;КАМ;Кат.;Комментарий
1;Ромашка;ООО "Ромашка", ООО "Ромашка-Урал";5900001234 / 6600005678;Седова;А;лимит 1,5 млн, отсрочка 45 к.д.
2;;ИП Седых А. В.;590800112233;;;(тоже Ромашка)
3;Тигель;;;Петров→Седова с 01.10;A;СТОП, отсрочка 45 к.д.
`;
const files = [
  { name: 'Задолженность.csv', mimeType: 'text/csv', buffer: ageing },
  { name: 'Ключевые клиенты.csv', mimeType: 'text/csv', buffer: Buffer.from(list) },
];

describeInBrowser(
  'one’s own company',
  async (launch) => {
    const { db, url } = await testDb();
    await ensureDemo(db, systemClock);
    const app = await createApp(
      { host: '127.0.0.1', secretKey: Buffer.alloc(32, 7) },
      { databaseUrl: url, logger: createLogger('silent') },
    );
    afterAll(app.close);
    const address = `http://127.0.0.1:${await app.listen(0)}`;
    const browser = await launch();
    const [en, ru] = [translator('en', 'Europe/Berlin'), translator('ru', 'Europe/Moscow')];

    const openAs = async (as: string, width = 1180): Promise<Page> => {
      const page = await (await browser.newContext({ viewport: { width, height: 900 } })).newPage();
      await page.goto(`${address}/?as=${as}`);
      await page.locator('.composer').waitFor();
      return page;
    };

    it('begins in the console with two files, and goes on there without being locked out', async () => {
      const other = await openAs('olga');
      const page = await openAs('thomas');
      const tab = await page.context().newPage();
      await tab.goto(`${address}/?as=thomas`);
      await page.locator('.composer input[type=file]').setInputFiles(files);
      await page.getByRole('button', { name: en('begin-button') }).waitFor();
      await page.setViewportSize({ width: 390, height: 820 });
      await page.getByRole('button', { name: en('begin-button') }).click();
      await page.locator('[name=company]').fill('Уралреактив');
      await page.locator('[name=name]').fill('Ирина Соколова');
      await page.locator('[name=currency]').fill('RUB');
      await page.locator('[name=zone]').fill('Москва');
      await page.locator('[name=language]').selectOption('ru');
      await page.getByRole('button', { name: en('begin-submit') }).click();

      await page.locator('.secret').waitFor();
      const secret = await page.locator('.secret').innerText();
      await page.getByText('Компания «Уралреактив» начата: 2 файла ждут проверки').waitFor();
      for (const _ of [1, 2, 3]) await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Сохранено' }).click();

      await page.getByRole('button', { name: ru('import-received-try') }).click();
      const now = page.getByRole('button', { name: ru('import-trial-now') });
      await now.waitFor();
      await now.click();
      await page.getByRole('button', { name: ru('import-debtors-ask') }).waitFor();
      expect(await db.account.count()).toBe(2);
      expect(await db.person.findMany({ where: { role: 'administrator' } })).toMatchObject([
        { handle: 'irina', name: 'Ирина Соколова' },
      ]);
      await page.reload();
      await page.getByRole('button', { name: ru('import-debtors-ask') }).waitFor();

      await tab.locator('header', { hasText: 'Ирина Соколова' }).first().waitFor();

      // Whoever else was in the demo is at the door now, and comes in by the secret.
      await other.locator('#secret').fill('open sesame');
      await other.keyboard.press('Enter');
      await other.getByRole('alert').waitFor();
      await other.locator('#secret').fill(secret.toUpperCase().replaceAll('-', ' '));
      await other.keyboard.press('Enter');
      await other.locator('.composer').waitFor();
    });
  },
  { timeout: 120_000 },
);
