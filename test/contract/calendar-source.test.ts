import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarEvent, CalendarRead, CalendarSource, CalendarWindow } from '../../src/core/meetings/calendar.ts';
import { addressSource, calDavSource, fileSource } from '../../src/feeds/sources.ts';
import { testServer } from '../setup/calendar-server.ts';
import { hasRadicale, type TestRadicale, testRadicale } from '../setup/radicale.ts';

const calendar = readFileSync('test/fixtures/calendar.ics', 'utf8');
const november: CalendarWindow = {
  from: Temporal.Instant.from('2026-11-01T00:00:00Z'),
  until: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  zone: 'Europe/Rome',
};
const december: CalendarWindow = { ...november, until: Temporal.Instant.from('2027-01-15T00:00:00Z') };

const told = ({ uid, instance, title, startsAt, endsAt, cancelled }: CalendarEvent): string =>
  [uid.split('@')[0], instance, title, startsAt, endsAt, cancelled ? 'cancelled' : ''].join(' | ');

const readOf = async (
  source: CalendarSource,
  window = november,
): Promise<CalendarRead & { version: string | null }> => {
  const answer = await source.read(window);
  if (answer.unchanged) throw new Error('Unchanged, though no version was given');
  return { ...answer.read, version: answer.version };
};

/** @param open a source that holds this calendar, each time the same one */
const behaves = (open: (ics: string) => Promise<CalendarSource>): void => {
  it('gives what touches the window, in the order of time', async () => {
    const { events, skipped } = await readOf(await open(calendar));
    expect(skipped).toEqual([]);
    expect(events.map(told)).toEqual([
      'single |  | Встреча с «Альфой», офис | 2026-11-02T09:00:00Z | 2026-11-02T10:00:00Z | ',
      'weekly | 2026-11-02T09:00:00Z | Weekly | 2026-11-02T09:00:00Z | 2026-11-02T09:30:00Z | ',
      'floating |  | Floating | 2026-11-05T07:00:00Z | 2026-11-05T07:45:00Z | ',
      'windows |  | Moscow | 2026-11-06T09:00:00Z | 2026-11-06T10:00:00Z | ',
      'custom |  | Custom | 2026-11-07T10:00:00Z | 2026-11-07T11:00:00Z | ',
      'private |  |  | 2026-11-08T12:00:00Z | 2026-11-08T13:00:00Z | ',
      'fair |  | Fair | 2026-11-09T23:00:00Z | 2026-11-11T23:00:00Z | ',
      'weekly | 2026-11-11T14:00:00Z | Weekly | 2026-11-11T14:00:00Z | 2026-11-11T14:30:00Z | ',
      'weekly | 2026-11-16T09:00:00Z | Weekly, moved | 2026-11-17T11:00:00Z | 2026-11-17T11:30:00Z | ',
      'weekly | 2026-11-23T09:00:00Z | Weekly | 2026-11-23T09:00:00Z | 2026-11-23T09:30:00Z | cancelled',
      'weekly | 2026-11-30T09:00:00Z | Weekly | 2026-11-30T09:00:00Z | 2026-11-30T09:30:00Z | ',
    ]);
  });

  it('says who comes, and of a private event only when it is', async () => {
    const { events } = await readOf(await open(calendar));
    expect(events.find(({ uid }) => uid === 'single@example.com')).toMatchObject({
      location: 'Via Roma 1',
      organiser: { email: 'anna@example.com', name: 'Anna', declined: false },
      attendees: [
        { email: 'mario@client.example', name: 'Rossi, Mario', declined: false },
        { email: 'no@client.example', name: null, declined: true },
      ],
      attendeeCount: 2,
      sequence: 2,
    });
    expect(events.find(({ uid }) => uid === 'private@example.com')).toMatchObject({
      isPrivate: true,
      title: null,
      location: null,
      organiser: null,
      attendees: [],
      attendeeCount: 0,
    });
  });

  it('is unchanged when it is, and changed when it is', async () => {
    const { version } = await readOf(await open(calendar));
    expect(version).not.toBeNull();
    expect(await (await open(calendar)).read(november, { version })).toEqual({ unchanged: true });
    const other = await (await open(calendar.replace('Floating', 'Sailing'))).read(november, { version });
    expect(other).toMatchObject({ unchanged: false });
    expect(!other.unchanged && other.read.events.map(({ title }) => title)).toContain('Sailing');
  });

  it('reads anew for another window, changed or not', async () => {
    const { version } = await readOf(await open(calendar));
    const answer = await (await open(calendar)).read(december, { version });
    expect(!answer.unchanged && answer.read.events.map(({ uid }) => uid)).toContain('later@example.com');
  });

  it('stops when asked to', async () => {
    const source = await open(calendar);
    await expect(source.read(november, { signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
  });
};

describe('a calendar in a file', () => {
  behaves(async (ics) => fileSource(Buffer.from(ics)));
});

describe('a calendar at an address', () => {
  let served = calendar;
  let root = '';
  beforeAll(async () => {
    root = await testServer((request, response) => {
      const etag = `"${createHash('sha256').update(served).digest('hex')}"`;
      const known = request.headers['if-none-match'] === etag;
      response.writeHead(known ? 304 : 200, { etag, 'content-type': 'text/calendar; charset=utf-8' });
      response.end(known ? undefined : served);
    });
  });
  behaves(async (ics) => {
    served = ics;
    return addressSource(`${root}/secret/basic.ics`, { allowPrivate: true });
  });
});

describe.skipIf(!hasRadicale)(
  `a calendar on a CalDAV server${hasRadicale ? '' : ' (skipped: no radicale here)'}`,
  () => {
    let radicale: TestRadicale;
    let put = '';
    beforeAll(async () => {
      radicale = await testRadicale();
    });
    const open = async (ics: string): Promise<string> => {
      // Each putting is a change to the server, even of the same.
      const address = new URL(`${radicale.user}/work/`, radicale.url).href;
      if (put !== ics) await radicale.put('work', ics);
      put = ics;
      return address;
    };

    describe('by the address of the server', () => {
      behaves(async (ics) => {
        await open(ics);
        return calDavSource({ ...radicale }, { allowPrivate: true });
      });
    });

    describe('by the address of the calendar', () => {
      behaves(async (ics) => calDavSource({ ...radicale, url: await open(ics) }, { allowPrivate: true }));
    });

    it('refuses a wrong password, without telling the address', async () => {
      const source = calDavSource({ ...radicale, password: 'wrong' }, { allowPrivate: true });
      const error: unknown = await source.read(november).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ name: 'CalendarError', problem: 'forbidden' });
      expect(`${error} ${JSON.stringify(error)}`).not.toContain('127.0.0.1');
    });

    it('is not reached on the own network unless that is allowed', async () => {
      await expect(calDavSource({ ...radicale }, { allowPrivate: false }).read(november)).rejects.toMatchObject({
        problem: 'not-allowed',
      });
    });
  },
);
