import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { largestCalendar } from '../bots/calendar-file.ts';
import { createDispatch } from '../bots/dispatch.ts';
import type { Seals } from '../core/calendars/seal.ts';
import { fallbackText } from '../core/cards/fallback.ts';
import type { Clock } from '../core/clock.ts';
import { actions, commands, forms } from '../core/commands/registry.ts';
import type { Db } from '../core/db.ts';
import { UserError } from '../core/errors.ts';
import type { Language } from '../core/i18n/translator.ts';
import { createLogger } from '../core/logger.ts';
import { personByEmail, personByHandle, todayHere } from '../core/people/person.ts';
import type { Printed } from './question.ts';

/** What an administrator wants at the terminal: that a file is somebody's calendar. */
export interface CalendarOrder {
  /** A handle or an e-mail address. */
  readonly whose: string;
  readonly path: string;
}

/** Reads `PERSON FILE`. Null when the words are no order. */
export const readCalendarOrder = (words: readonly string[]): CalendarOrder | null => {
  const [person = '', path = '', ...more] = words;
  const whose = person.replace(/^@/, '');
  const isOrder = whose !== '' && path !== '' && more.length === 0 && !words.some((word) => word.startsWith('--'));
  return isOrder ? { whose, path } : null;
};

/** @throws UserError `invalid` when there is no such file, or it is a folder, too large, or not readable */
export const readCalendarFile = async (path: string): Promise<{ readonly name: string; readonly text: string }> => {
  const found = await stat(path).catch(() => null);
  if (!found) throw new UserError('invalid', 'import-refused-missing', { file: path });
  if (!found.isFile()) throw new UserError('invalid', 'import-refused-folder', { file: path });
  if (found.size > largestCalendar) throw new UserError('invalid', 'calendar-problem', { problem: 'too-large' });
  const bytes = await readFile(path).catch(() => {
    throw new UserError('invalid', 'import-refused-unreadable', { file: path });
  });
  return { name: basename(path), text: new TextDecoder().decode(bytes) };
};

/**
 * Takes the calendar as if its person had sent it; the answer is in the language of whoever is at the terminal.
 * @throws UserError `not-found` when nobody here goes by that handle or address
 */
export const takeCalendarFile = async (
  whose: string,
  file: { readonly name: string; readonly text: string },
  { db, clock, seals, language }: { db: Db; clock: Clock; seals: Seals; language: Language },
): Promise<Printed> => {
  const today = await todayHere(db, clock.now());
  const person = await (whose.includes('@') ? personByEmail : personByHandle)(db, whose, today);
  if (!person) throw new UserError('not-found', 'ask-nobody', { as: whose });
  const dispatch = createDispatch({ db, clock, logger: createLogger('error'), commands, actions, forms, seals });
  const speaker = { person: { ...person, language }, channel: 'cli', key: `cli/${randomUUID()}` };
  const { card, outcome = 'ok' } = await dispatch.submit(speaker, 'calendar-file', { ...file });
  return { text: fallbackText(card), answered: outcome === 'ok' };
};
