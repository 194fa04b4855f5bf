import { createHash } from 'node:crypto';
import type { CalendarSource, CalendarWindow } from '../core/meetings/calendar.ts';
import { type CalDavLogin, fetchCalDav } from './caldav/fetch-caldav.ts';
import { fetchCalendar } from './http/fetch-calendar.ts';
import type { ReachOptions } from './http/request.ts';
import { decodeCalendar } from './ics/decode.ts';
import { readCalendar, readCalendars } from './ics/read-calendar.ts';

type Reaching = Omit<ReachOptions, 'signal'>;

/** A version is what the source says, within a window: unchanged text gives other events in another window. */
const windowed = ({ from, until, zone }: CalendarWindow) => {
  const prefix = `${from}/${until}/${zone} `;
  return {
    version: (said: string | null): string | null => (said === null ? null : prefix + said),
    said: (version: string | null | undefined): string | null =>
      version?.startsWith(prefix) ? version.slice(prefix.length) : null,
  };
};

const signalled = (signal: AbortSignal | undefined): { signal?: AbortSignal } => (signal ? { signal } : {});

/** A calendar that somebody has sent as a file. */
export const fileSource = (file: Uint8Array): CalendarSource => ({
  read: async (window, { version, signal } = {}) => {
    const { version: versionOf } = windowed(window);
    const now = versionOf(createHash('sha256').update(file).digest('hex'));
    if (version && version === now) return { unchanged: true };
    return { unchanged: false, read: await readCalendar(file, window, signalled(signal)), version: now };
  },
});

/** A calendar at a secret address, as Google, Outlook and Yandex give one. */
export const addressSource = (address: string, reaching: Reaching): CalendarSource => ({
  read: async (window, { version, signal } = {}) => {
    const versions = windowed(window);
    const fetched = await fetchCalendar(address, {
      ...reaching,
      ...signalled(signal),
      etag: versions.said(version),
    });
    if (fetched.unchanged) return { unchanged: true };
    const text = decodeCalendar(fetched.bytes, fetched.charset);
    const read = await readCalendar(text, window, signalled(signal));
    return { unchanged: false, read, version: versions.version(fetched.etag) };
  },
});

/** The calendars of an account on a CalDAV server, or one of them. */
export const calDavSource = (login: CalDavLogin, reaching: Reaching): CalendarSource => ({
  read: async (window, { version, signal } = {}) => {
    const versions = windowed(window);
    const fetched = await fetchCalDav(login, window, {
      ...reaching,
      ...signalled(signal),
      state: versions.said(version),
    });
    if (fetched.unchanged) return { unchanged: true };
    const read = await readCalendars(fetched.objects, window, signalled(signal));
    return { unchanged: false, read, version: versions.version(fetched.state) };
  },
});
