import { card } from '../core/cards/build.ts';
import type { ReceivedFile } from './files.ts';
import type { Guest, Received, Reception } from './reception.ts';

/** Bytes. Larger calendars are not taken as a file: their address is. */
export const largestCalendar = 5 * 2 ** 20;

/** Whether it is a file with a calendar, as programs for calendars write one. */
export const isCalendar = ({ kind, name = '', mimeType }: ReceivedFile): boolean =>
  kind === 'document' && (/^text\/calendar\b/i.test(mimeType ?? '') || /\.ics$/i.test(name));

/** What is said of a calendar above that. */
export const tooLarge = ({ person, t }: Guest): Received => ({
  person,
  reply: { card: card(t('calendar-problem', { problem: 'too-large' }), []), outcome: 'refused' },
});

/**
 * Connects a calendar that somebody sent as a file. `download` gives what it holds; it is not asked for what is too large.
 * @returns null when it was answered before, as {@link Reception}
 * @throws what `download` throws
 */
export const takeCalendar = async (
  { reception, guest, key }: { readonly reception: Reception; readonly guest: Guest; readonly key: string },
  { name = '', bytes = 0 }: ReceivedFile,
  download: () => Promise<Uint8Array>,
): Promise<Received | null> => {
  if (bytes > largestCalendar) return tooLarge(guest);
  const holds = await download();
  if (holds.length > largestCalendar) return tooLarge(guest);
  return reception.submit(guest, key, 'calendar-file', { name, text: new TextDecoder().decode(holds) });
};
