import { z } from 'zod';
import { defineSetting, type Setting } from './define.ts';

/** For how many days the house keeps what it does not need for good (core/retention). What is only technical stands there. */

const keptFor = (what: string, fallback: number, [least, most]: readonly [number, number]): Setting<number> =>
  defineSetting({
    key: `retention.${what}`,
    scope: 'organisation',
    schema: z.int().min(least).max(most),
    fallback,
  });

/** Cards that were sent: for so long they can be edited, and their buttons pressed. */
export const cardDays = keptFor('cards', 90, [30, 730]);

/** What a message that is over was made of, by which it is explained. */
export const messageDays = keptFor('messages', 90, [30, 730]);

/** What was said in the console, with its files. */
export const consoleDays = keptFor('console', 365, [30, 1_825]);

/** Which voice messages, photos and documents people sent. */
export const fileDays = keptFor('files', 365, [30, 1_825]);

/** Meetings that are with no client, such as a visit to the dentist: after they are over. */
export const ownMeetingDays = keptFor('ownMeetings', 365, [30, 1_825]);

/** What an import changed: for so long it can be taken back. */
export const importDays = keptFor('imports', 365, [30, 1_825]);

/** Who saw or changed what. */
export const auditDays = keptFor('audit', 1_825, [365, 3_650]);
