import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WireMessage } from '../../src/bots/console/wire.ts';
import { fixedClock } from '../../src/core/clock.ts';
import { contractHouse } from '../contract/house.ts';
import { serveConsole } from '../setup/console.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const here = await serveConsole({ db, clock, ...contractHouse(db, clock) });
/** Another process on the same database: it cannot poke the first. */
const elsewhere = await serveConsole({ db, clock, ...contractHouse(db, clock) });

interface Heard {
  readonly id: number;
  readonly event: string;
  readonly data: WireMessage & { revision: number };
}

const streams: AbortController[] = [];

/** Listens like a browser: `next` waits for the next event of a kind. */
const listen = async (as: string, lastEventId?: number) => {
  const abort = new AbortController();
  streams.push(abort);
  const response = await fetch(`${here.url}/api/console/events?as=${as}`, {
    signal: abort.signal,
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) },
  });
  const heard: Heard[] = [];
  let news = (): void => {};
  let ended = false;
  void (async () => {
    let rest = '';
    for await (const chunk of response.body ?? []) {
      const parts = (rest + Buffer.from(chunk).toString()).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/.exec(part) ?? [];
        if (id && event && data) heard.push({ id: Number(id), event, data: JSON.parse(data) });
      }
      news();
    }
    ended = true;
    news();
  })().catch(() => {});
  const next = async (event: string): Promise<Heard> => {
    for (;;) {
      const at = heard.findIndex((one) => one.event === event);
      const [found] = at < 0 ? [] : heard.splice(at, 1);
      if (found) return found;
      if (ended) throw new Error('the stream has ended');
      await new Promise<void>((resolve) => {
        news = resolve;
      });
    }
  };
  return { next, heard, stop: () => abort.abort(), status: response.status };
};

beforeEach(async () => {
  await reset();
  await aConsoleCompany(db);
});
afterEach(() => {
  for (const stream of streams.splice(0)) stream.abort();
});

describe('live updates', () => {
  it('tell both what one said and the answer, and later what the answer became', async () => {
    const anna = await listen('anna');
    await anna.next('ready');
    const { body } = await here.post('messages', { as: 'anna', text: '/offer' });
    expect((await anna.next('message')).data.text).toBe('/offer');
    const offer = await anna.next('message');
    expect(offer.data.id).toBe(body.replies[0]?.id);
    await here.post('actions', { as: 'anna', messageId: offer.data.id, action: 'take:7' });
    const edited = await anna.next('message');
    expect(edited.data).toMatchObject({ id: offer.data.id, text: 'Anna took offer 7' });
    expect(edited.data.revision).toBeGreaterThan(offer.data.revision);
  });

  it('tell a channel’s talk to its members, and a whisper to whom it is for', async () => {
    const [anna, boris, carla] = [await listen('anna'), await listen('boris'), await listen('carla')];
    await Promise.all([anna.next('ready'), boris.next('ready'), carla.next('ready')]);
    await here.post('messages', { as: 'anna', text: '/figures Acme', channel: 'logistics' });
    await here.post('messages', { as: 'anna', text: 'The truck has left', channel: 'logistics' });
    expect((await boris.next('message')).data).toMatchObject({ text: 'The truck has left', channel: 'logistics' });
    expect([(await anna.next('message')).data.onlyYou, (await anna.next('message')).data.onlyYou]).toEqual([
      true,
      true,
    ]);
    await carla.next('ready');
    expect(carla.heard.filter(({ event }) => event === 'message')).toEqual([]);
  });

  it('tell what another process wrote', async () => {
    const anna = await listen('anna');
    await anna.next('ready');
    await elsewhere.post('messages', { as: 'anna', text: '/notice from elsewhere' });
    expect((await anna.next('message')).data.text).toBe('/notice from elsewhere');
  });

  it('go on after a cut where they were, without loss or repetition', async () => {
    const before = await listen('anna');
    await before.next('ready');
    await here.post('messages', { as: 'anna', text: '/notice one' });
    await before.next('message');
    const last = await before.next('message');
    before.stop();
    await here.post('messages', { as: 'anna', text: '/notice two' });
    const after = await listen('anna', last.id);
    await after.next('ready');
    expect(after.heard.filter(({ event }) => event === 'message').map(({ data }) => data.text)).toEqual([
      '/notice two',
      'Notice: two',
    ]);
  });

  it('lose nothing when many write at once', async () => {
    const anna = await listen('anna');
    await anna.next('ready');
    const lines = Array.from({ length: 12 }, (_, i) => `/notice ${i}`);
    await Promise.all(lines.map((text, i) => (i % 2 ? here : elsewhere).post('messages', { as: 'anna', text })));
    const texts: string[] = [];
    for (let i = 0; i < 24; i++) texts.push((await anna.next('message')).data.text);
    expect(texts.sort()).toEqual([...lines, ...lines.map((line) => line.replace('/n', 'N').replace(' ', ': '))].sort());
  });

  it('say so when everything was removed and begun anew', async () => {
    const anna = await listen('anna', 1_000_000);
    await anna.next('anew');
  });

  it('stop for somebody who has left the department, although they go on listening', async () => {
    const boris = await listen('boris');
    await boris.next('ready');
    await db.departmentMember.deleteMany({ where: { person: { handle: 'boris' } } });
    await here.post('messages', { as: 'anna', text: 'Between us', channel: 'logistics' });
    await boris.next('ready');
    expect(boris.heard.filter(({ event }) => event === 'message')).toEqual([]);
  });

  it('are refused to whom nobody knows', async () => {
    expect((await listen('nobody')).status).toBe(404);
  });
});
