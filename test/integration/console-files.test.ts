import { beforeEach, describe, expect, it } from 'vitest';
import { consoleSender } from '../../src/bots/console/sender.ts';
import type { WirePage } from '../../src/bots/console/wire.ts';
import { card } from '../../src/core/cards/build.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { fileName, type MessageFile } from '../../src/core/outbox/file.ts';
import { contractHouse } from '../contract/house.ts';
import { serveConsole } from '../setup/console.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';
import { aDocument, aPicture } from '../setup/files.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const { url, get } = await serveConsole({ db, clock, ...contractHouse(db, clock) });
const t = translator('en', 'Europe/Rome');

let anna: number;
beforeEach(async () => {
  await reset();
  anna = (await aConsoleCompany(db)).anna.id;
});

const send = async (file: MessageFile): Promise<string> => {
  const sending = { key: 'outbox/1', under: null, doubtful: false, about: 'test', file };
  return (await consoleSender(db, clock).send({ chatId: String(anna), t }, card('Debt', []), sending)).messageId;
};
const fetched = (id: string, as: string) => fetch(`${url}/api/console/messages/${id}/file?as=${as}`);

describe('a file in the console', () => {
  it.each([
    [aPicture(), 'inline', { kind: 'picture', size: 70, alt: 'Debt by month: 40, 70, 100' }],
    [aDocument(), 'attachment', { kind: 'document', size: 16, alt: null }],
  ])('is told with its message, and is what was sent: %#', async (file, how, told) => {
    const id = await send(file);
    const { body } = await get<WirePage>('messages', { as: 'anna' });
    expect(body.messages[0]?.file).toEqual({ ...told, name: fileName(file) });
    const response = await fetched(id, 'anna');
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(file.bytes));
    const [disposition, name] = response.headers.get('content-disposition')?.split("; filename*=UTF-8''") ?? [];
    expect([disposition, decodeURIComponent(name ?? '')]).toEqual([how, fileName(file)]);
    expect(name).toMatch(/^[\w.%!~-]+$/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': file.mimeType,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('is for the person in whose chat it stands, and for nobody else', async () => {
    const id = await send(aDocument());
    const statuses = await Promise.all(['anna', 'boris', 'nobody'].map(async (as) => (await fetched(id, as)).status));
    expect(statuses).toEqual([200, 404, 404]);
    expect((await fetched('1; DROP TABLE person', 'anna')).status).toBe(400);
  });

  it('stands behind the door of the console', async () => {
    const id = await send(aDocument());
    await db.organisation.updateMany({ data: { isDemo: false } });
    expect((await fetched(id, 'anna')).status).toBe(403);
  });

  it('is written once, and goes when its message does', async () => {
    const id = await send(aPicture());
    expect(await send(aDocument())).toBe(id);
    expect(await db.consoleFile.findMany({ select: { kind: true } })).toEqual([{ kind: 'picture' }]);
    await db.consoleMessage.delete({ where: { id: Number(id) } });
    expect(await db.consoleFile.count()).toBe(0);
  });
});
