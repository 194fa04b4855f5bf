import { z } from 'zod';
import { usualWorkingDays } from '../freshness/rules.ts';
import { chatPlatforms } from '../people/identities.ts';
import { defineSetting } from './define.ts';
import { time } from './values-of-time.ts';

/** Every setting of the house. */

/** Where a person wants what they did not ask for; null: wherever they were linked last. */
export const unaskedArrivesIn = defineSetting({
  key: 'delivery.platform',
  scope: 'person',
  schema: z.enum([...chatPlatforms, 'console']).nullable(),
  fallback: null,
});

/** When a person gets the agenda of the day, as `07:30` where they are; null: not at all. */
export const agendaHour = defineSetting({
  key: 'agenda.hour',
  scope: 'person',
  schema: time.nullable(),
  fallback: '08:00',
});

/** After how many working days imported data counts as old. */
export const oldAfterWorkingDays = defineSetting({
  key: 'freshness.workingDays',
  scope: 'organisation',
  schema: z.int().min(0).max(60),
  fallback: usualWorkingDays,
});

/** After how many days a client's overdue receivables are told. */
export const overdueStages = defineSetting({
  key: 'receivables.overdueStages',
  scope: 'organisation',
  schema: z.array(z.int().min(1).max(365)).min(1).max(12),
  fallback: [1, 7, 14, 30],
});

/** From how many days on they are told to the owner's manager too. */
export const overdueManagerDays = defineSetting({
  key: 'receivables.overdueManagerDays',
  scope: 'organisation',
  schema: z.int().min(1).max(365),
  fallback: 14,
});

/** And from how many to finance. */
export const overdueFinanceDays = defineSetting({
  key: 'receivables.overdueFinanceDays',
  scope: 'organisation',
  schema: z.int().min(1).max(365),
  fallback: 30,
});

/** Whether what comes into the watched folder is always asked about, or imported at once where nothing is wrong with it. */
export const folderImports = defineSetting({
  key: 'imports.folder',
  scope: 'organisation',
  schema: z.enum(['ask', 'clean']),
  fallback: 'ask',
});

/** How many minutes before a meeting a person is reminded of it; what they need for the way comes on top. */
export const reminderLead = defineSetting({
  key: 'meetings.leadMinutes',
  scope: 'person',
  schema: z.int().min(0).max(720),
  fallback: 60,
});

/** How many minutes before a meeting a person gets the full brief as a message of its own; null: they do not. */
export const briefLead = defineSetting({
  key: 'meetings.briefMinutes',
  scope: 'person',
  schema: z.int().min(10).max(1440).nullable(),
  fallback: null,
});

/** Whether a person is reminded of meetings without a client too. */
export const remindsOfInternal = defineSetting({
  key: 'meetings.internal',
  scope: 'person',
  schema: z.boolean(),
  fallback: false,
});
