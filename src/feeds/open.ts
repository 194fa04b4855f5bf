import type { Connection, OpenCalendar } from '../core/calendars/connection.ts';
import type { CalendarSource } from '../core/meetings/calendar.ts';
import type { ReachOptions } from './http/request.ts';

/** What reads calendars takes its time to load, so that is done when the first is read. */
const sourceOf = async (connection: Connection, reaching: Omit<ReachOptions, 'signal'>): Promise<CalendarSource> => {
  const { addressSource, calDavSource, fileSource } = await import('./sources.ts');
  switch (connection.kind) {
    case 'address':
      return addressSource(connection.address, reaching);
    case 'caldav':
      return calDavSource(connection, reaching);
    case 'file':
      return fileSource(new TextEncoder().encode(connection.text));
  }
};

/** Opens calendars wherever they are, no further than the administrator allows. */
export const createOpenCalendar =
  (reaching: Omit<ReachOptions, 'signal'>): OpenCalendar =>
  (connection) => ({
    read: async (window, options) => (await sourceOf(connection, reaching)).read(window, options),
  });
