import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { consoleSender } from '../../src/bots/console/sender.ts';
import { createDispatch } from '../../src/bots/dispatch.ts';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import { sealedFor } from '../../src/core/calendars/connection.ts';
import { createSeals } from '../../src/core/calendars/seal.ts';
import { card } from '../../src/core/cards/build.ts';
import { systemClock } from '../../src/core/clock.ts';
import { actions, commands, forms } from '../../src/core/commands/registry.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { createLogger } from '../../src/core/logger.ts';
import { fileName, type MessageFile } from '../../src/core/outbox/file.ts';
import { anAccount } from '../factories/index.ts';
import { describeInBrowser } from '../setup/browser.ts';
import { serveConsole } from '../setup/console.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';
import { aDocument, aPicture } from '../setup/files.ts';

describeInBrowser('the console in a browser', async (launch) => {
  const { db, reset } = await testDb();
  const logger = createLogger('silent');
  const seals = createSeals(Buffer.alloc(32, 3));
  const dispatch = createDispatch({ db, clock: systemClock, logger, commands, actions, forms, seals });
  const { url, post } = await serveConsole({ db, clock: systemClock, logger, dispatch, commands });
  const nasty = '<b id="injected">Acme</b> & <!here>';

  const browser = await launch();

  beforeEach(async () => {
    await reset();
    const { anna } = await aConsoleCompany(db);
    await anAccount(db, { name: nasty, owner: anna });
    await refreshAccountNames(db);
  });

  const problems: string[] = [];
  const open = async (as: string, viewport = { width: 1180, height: 800 }): Promise<Page> => {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(8_000);
    page.on('pageerror', (error) => problems.push(String(error)));
    // A request that fails is what some tests are about; what the page's own policy refuses never is.
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().startsWith('Failed to load')) problems.push(line.text());
    });
    // What is written before the page listens is history to it, not news.
    const listening = page.waitForResponse((response) => response.url().includes('/api/console/events'));
    await page.goto(`${url}/?as=${as}`);
    await page.locator('.composer textarea').waitFor();
    await listening;
    return page;
  };
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
    expect(problems.splice(0)).toEqual([]);
  });
  const say = async (page: Page, line: string) => {
    await page.locator('.composer textarea').fill(line);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
  };
  const cards = (page: Page) => page.locator('.card');

  it('says first what to type, and answers it when it is clicked', async () => {
    const page = await open('anna');
    await page.getByRole('button', { name: '/help' }).click();
    await cards(page).first().waitFor();
    expect(await cards(page).innerText()).toContain('/brief');
    expect(await page.locator('.message-mine').innerText()).toContain('/help');
  });

  it('is used by keyboard alone: completion, sending, history', async () => {
    const page = await open('anna');
    await page.locator('.composer textarea').focus();
    await page.keyboard.type('/who');
    expect(await page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('/whoami')]);
    await page.keyboard.press('Tab');
    expect(await page.locator('.composer textarea').inputValue()).toBe('/whoami ');
    await page.keyboard.press('Enter');
    await cards(page).getByText('Anna').waitFor();
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('.composer textarea').inputValue()).toBe('/whoami');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.composer textarea').inputValue()).toBe('');
  });

  it('shows every name as text: nothing typed or stored becomes an element', async () => {
    const page = await open('anna');
    await say(page, '<img src=x id="injected">');
    await say(page, `/brief ${nasty}`);
    await cards(page).getByText(nasty).first().waitFor();
    expect(await page.locator('#injected, .conversation img').count()).toBe(0);
    expect(await page.locator('.line').first().innerText()).toBe('<img src=x id="injected">');
  });

  it('changes its own language with the person’s, in place of the message that was pressed', async () => {
    const page = await open('anna');
    await say(page, '/lang');
    await cards(page).getByRole('button', { name: 'Italiano' }).click();
    await page.getByText('Il mio assistente').waitFor();
    expect(await cards(page).count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('it');
  });

  it('chooses no client for anybody in the form of a visit, and begins where something is to be said', async () => {
    const page = await open('anna');
    await say(page, '/visit had a long lunch at the fair');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const client = dialog.locator('select[name=account]');
    expect(await client.inputValue()).toBe('');
    expect(await client.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    await dialog.locator('button[type=submit]').click();
    expect(await dialog.locator('.problem').innerText()).toBe('Please fill this in.');
    await client.selectOption({ index: 1 });
    await dialog.locator('button[type=submit]').click();
    await cards(page).getByText('had a long lunch at the fair').waitFor();
    expect(await db.visit.count()).toBe(1);
  });

  it('asks by a form, says what is missing, and closes it when it is taken', async () => {
    const page = await open('anna');
    await say(page, '/timezone');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await dialog.locator('input').fill('');
    await dialog.locator('button[type=submit]').click();
    expect(await dialog.locator('.problem').innerText()).toBe('Please fill this in.');
    await dialog.locator('input').fill('Atlantis');
    await dialog.locator('button[type=submit]').click();
    await dialog.getByRole('alert').waitFor();
    await dialog.locator('input').fill('Europe/London');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    expect(await cards(page).last().innerText()).toContain('London');
  });

  it('marks the field of a form that is to blame, and keeps what was put in', async () => {
    const page = await open('anna');
    await say(page, '/settings contracts');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await db.setting.create({
      data: { key: 'attention.least.contract-date', scope: 'organisation', scopeId: 0, value: 'digest' },
    });
    const chosen = dialog.getByLabel('Web console');
    await chosen.selectOption({ label: 'not at all' });
    await dialog.locator('button[type=submit]').click();
    await dialog.getByText('everybody gets these at least “with the summary”').waitFor();
    expect([await chosen.inputValue(), await chosen.getAttribute('aria-invalid')]).toEqual(['"off"', 'true']);
    expect(await dialog.getByRole('alert').count()).toBe(0);
    expect(await chosen.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
    expect(await db.setting.count({ where: { scope: 'person' } })).toBe(0);
    await chosen.selectOption({ label: 'as it arises' });
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    await cards(page).getByText('Saved · Contracts').waitFor();
  });

  it('hides the password of a calendar as it is typed, and suggests none', async () => {
    const page = await open('anna');
    await say(page, '/calendar');
    await page.getByRole('button', { name: 'Connect' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const password = dialog.locator('input[name=password]');
    expect([await password.getAttribute('type'), await password.getAttribute('autocomplete')]).toEqual([
      'password',
      'off',
    ]);
    expect(await dialog.locator('input[name=user]').getAttribute('type')).toBe('text');
    await dialog.locator('input[name=address]').fill('https://dav.example/anna/');
    await dialog.locator('input[name=user]').fill('anna');
    await password.fill('geheim-42');
    await dialog.locator('button[type=submit]').click();
    await dialog.waitFor({ state: 'detached' });
    const [calendar] = await db.calendar.findMany();
    expect(seals.open(calendar?.sealed ?? new Uint8Array(), sealedFor(calendar?.personId ?? 0))).toContain('geheim-42');
  });

  it('shows a picture that was sent, in words too, and a document to be saved', async () => {
    const page = await open('anna');
    const { id } = await db.person.findFirstOrThrow({ where: { handle: 'anna' } });
    const chat = { chatId: String(id), t: translator('en', 'Europe/Rome') };
    const sender = consoleSender(db, systemClock);
    const send = (key: string, file: MessageFile) =>
      sender.send(chat, card('Debt', []), { key, under: null, doubtful: false, about: 'test', file });
    await send('outbox/1', aPicture());
    const picture = page.getByRole('img', { name: 'Debt by month: 40, 70, 100' });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((element) => Reflect.get(element, 'naturalWidth'))).toBe(1);
    await send('outbox/2', aDocument());
    const link = page.getByRole('link', { name: fileName(aDocument()) });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(fileName(aDocument()));
  });

  it('hears of a channel’s talk at once, and marks it unread until it is opened', async () => {
    const page = await open('boris');
    const channel = page.locator('nav .channel', { hasText: 'Logistics' });
    await channel.waitFor();
    await post('messages', { as: 'anna', text: 'The truck has left', channel: 'logistics' });
    await channel.locator('.unread').waitFor();
    await channel.click();
    await page.getByText('The truck has left').waitFor();
    await channel.locator('.unread').waitFor({ state: 'detached' });
  });

  it('says that the connection is lost, keeps what was typed, and sends it once it is back', async () => {
    const page = await open('anna');
    await page.context().setOffline(true);
    await say(page, '/whoami');
    await page.locator('.message-outgoing').waitFor();
    await page.context().setOffline(false);
    await cards(page).getByText('Anna').waitFor();
    await page.locator('.message-outgoing').waitFor({ state: 'detached' });
    expect(await page.locator('.message-mine').count()).toBe(1);
    problems.splice(0);
  });

  it('fits a phone: nothing overflows, and the sidebar is a drawer', async () => {
    const page = await open('anna', { width: 360, height: 700 });
    await say(page, '/help');
    await cards(page).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.locator('.menu').click();
    await page.getByRole('button', { name: /Anna/ }).click();
    await page.getByPlaceholder('Find a person').fill('bor');
    await page.keyboard.press('Enter');
    await page.getByPlaceholder(/команды/).waitFor();
  });
});
