import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createDispatch } from '../bots/dispatch.ts';
import type { Card } from '../core/cards/card.ts';
import { fallbackText } from '../core/cards/fallback.ts';
import type { Clock } from '../core/clock.ts';
import { actions, commands, forms } from '../core/commands/registry.ts';
import type { Db } from '../core/db.ts';
import { createLogger } from '../core/logger.ts';
import { personByHandle, todayHere } from '../core/people/person.ts';

/** A line that somebody asks at the terminal. */
export interface Question {
  readonly as: string;
  readonly line: string;
  readonly json: boolean;
}

/** Reads `--as HANDLE [--json] LINE`. Null when the words make no question. */
export const readQuestion = (words: readonly string[]): Question | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { as: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const line = positionals.join(' ').trim();
    return values.as && line ? { as: values.as, line, json: values.json } : null;
  } catch {
    return null;
  }
};

/** What is printed, and whether it is what was asked for. */
export interface Printed {
  readonly text: string;
  readonly answered: boolean;
}

/** Answers as the platforms do: as plain text, or as the card itself. Null when nobody here goes by that handle. */
export const answerTo = async ({ as, line, json }: Question, db: Db, clock: Clock): Promise<Printed | null> => {
  const person = await personByHandle(db, as, await todayHere(db, clock.now()));
  if (!person) return null;
  const dispatch = createDispatch({ db, clock, logger: createLogger('error'), commands, actions, forms });
  const {
    card,
    form,
    outcome = 'ok',
  } = await dispatch.say({ person, channel: 'cli', key: `cli/${randomUUID()}` }, line);
  const text = json ? JSON.stringify({ outcome, card, ...(form && { form }) }, null, 2) : printed(card);
  return { text, answered: outcome === 'ok' };
};

/** Nothing can be pressed at a terminal, but one sees what there would be, such as how many clients are left. */
const printed = (card: Card): string => {
  const labels = card.children.flatMap((part) =>
    part.type === 'actions' ? part.buttons.map(({ label }) => label) : [],
  );
  return [fallbackText(card), ...(labels.length > 0 ? [labels.map((label) => `[${label}]`).join(' ')] : [])].join('\n');
};
