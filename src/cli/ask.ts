import { systemClock } from '../core/clock.ts';
import { readConfig } from '../core/config.ts';
import { connect } from '../core/db.ts';
import { translator } from '../core/i18n/translator.ts';
import { clockOf } from '../core/moved-clock.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { terminalLanguage } from './language.ts';
import { answerTo, type Printed, type Question, readQuestion } from './question.ts';

const ask = async (question: Question, onProgress: (line: string) => void): Promise<Printed | null> => {
  const database = await openDatabase(readConfig(), { onProgress });
  const db = connect(database.url, { max: 4 });
  try {
    return await answerTo(question, db, await clockOf(db, systemClock));
  } finally {
    await db.$disconnect();
    await database.close();
  }
};

/** `npm run ask -- --as HANDLE "/brief Acme"`. Exit: 0 answered, 1 refused or not found, 2 wrong use. What is no answer goes to stderr. */
const main = async (words: readonly string[]): Promise<number> => {
  const t = translator(terminalLanguage(process.env), 'UTC');
  const narrator = createNarrator(process.stderr);
  const question = readQuestion(words);
  if (!question) {
    narrator.say(t('ask-usage'));
    return 2;
  }
  try {
    const printed = await ask(question, narrator.step);
    if (printed) console.log(printed.text);
    else narrator.say(t('ask-nobody', { as: question.as }));
    return printed?.answered ? 0 : 1;
  } catch (error) {
    narrator.say(explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
