import { z } from 'zod';
import type { CalendarSource } from '../meetings/calendar.ts';

/** Where a calendar is read, with all that opens it: a secret. */
export const connectionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('address'), address: z.url() }),
  z.strictObject({ kind: z.literal('caldav'), url: z.url(), user: z.string(), password: z.string() }),
  /** The file itself. */
  z.strictObject({ kind: z.literal('file'), text: z.string() }),
]);
export type Connection = z.infer<typeof connectionSchema>;

/** Opens a calendar for reading, which reaches no further than the administrator allows. */
export type OpenCalendar = (connection: Connection) => CalendarSource;

/** What a sealed connection is about: of another person it is none. */
export const sealedFor = (personId: number): string => `calendar of ${personId}`;
