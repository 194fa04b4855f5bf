import { parseArgs } from 'node:util';
import { createDispatch } from '../bots/dispatch.ts';
import { fallbackText } from '../core/cards/fallback.ts';
import { systemClock } from '../core/clock.ts';
import { actions, commands, forms } from '../core/commands/registry.ts';
import { ConfigError, readConfig } from '../core/config.ts';
import { connect } from '../core/db.ts';
import { SetupError } from '../core/errors.ts';
import { type Translator, translator } from '../core/i18n/translator.ts';
import { createLogger } from '../core/logger.ts';
import { personByHandle, todayHere } from '../core/people/person.ts';
import { createNarrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { terminalLanguage } from './language.ts';

const exit = { answered: 0, refused: 1, wrongUse: 2 } as const;

interface Question {
  readonly as: string;
  readonly line: string;
  readonly json: boolean;
}

/** Null when the words make no question. */
const readQuestion = (words: string[]): Question | null => {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      options: { as: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const line = positionals.join(' ').trim();
    return values.as && line ? { as: values.as, line, json: values.json } : null;
  } catch {
    return null;
  }
};

/** Asks as a person, and prints what they are answered: as text, or as the card itself. Gives the exit code. */
const ask = async ({ as, line, json }: Question, databaseUrl: string, t: Translator): Promise<number> => {
  const db = connect(databaseUrl, { max: 4 });
  try {
    const person = await personByHandle(db, as, await todayHere(db, systemClock.now()));
    if (!person) {
      console.error(t('ask-nobody', { as }));
      return exit.refused;
    }
    const logger = createLogger('error');
    const dispatch = createDispatch({ db, clock: systemClock, logger, commands, actions, forms });
    const { card, form, outcome = 'ok' } = await dispatch.say({ person, channel: 'cli' }, line);
    console.log(json ? JSON.stringify({ outcome, card, ...(form && { form }) }, null, 2) : fallbackText(card));
    return outcome === 'ok' ? exit.answered : exit.refused;
  } finally {
    await db.$disconnect();
  }
};

/** `npm run ask -- --as HANDLE "/brief Acme"`. Exit: 0 answered, 1 refused or not found, 2 wrong use. What is no answer goes to stderr. */
const main = async (words: string[]): Promise<number> => {
  const t = translator(terminalLanguage(process.env), 'UTC');
  const question = readQuestion(words);
  if (!question) {
    console.error(t('ask-usage'));
    return exit.wrongUse;
  }
  const narrator = createNarrator(process.stderr);
  try {
    const database = await openDatabase(readConfig(), { onProgress: narrator.step });
    try {
      return await ask(question, database.url, t);
    } finally {
      await database.close();
    }
  } catch (error) {
    narrator.say(error instanceof SetupError || error instanceof ConfigError ? error.message : String(error));
    return exit.refused;
  }
};

process.exit(await main(process.argv.slice(2)));
