import type { Temporal } from 'temporal-polyfill';
import type { Db } from '../db.ts';
import { askWhatBecame } from './outcome/ask.ts';
import { remindOfMeetings } from './reminders/remind.ts';
import { askForTravel } from './travel/ask.ts';

/** All that meetings give cause to say by themselves. Each is said once, however often this runs. */
export const sweepMeetings = async (db: Db, now: Temporal.Instant, trace: string): Promise<void> => {
  await db.$transaction((tx) => remindOfMeetings(tx, now, trace));
  await db.$transaction((tx) => askForTravel(tx, now, trace));
  await db.$transaction((tx) => askWhatBecame(tx, now, trace));
};
