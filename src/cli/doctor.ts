import { systemClock } from '../core/clock.ts';
import { summaryKey } from '../core/commands/define.ts';
import { commands } from '../core/commands/registry.ts';
import { ConfigError, readConfig, unknownVariables } from '../core/config.ts';
import { type Translator, translator } from '../core/i18n/translator.ts';
import { secretKey } from '../core/secret-key.ts';
import { examine } from '../doctor/examine.ts';
import { fail, type Section, warn } from '../doctor/finding.ts';
import { manifestScopes } from '../doctor/manifest.ts';
import { anyFails, report } from '../doctor/report.ts';
import { explain } from '../lifecycle/explain.ts';
import { createNarrator, type Narrator } from '../lifecycle/narrator.ts';
import { openDatabase } from '../postgres/open.ts';
import { terminalLanguage } from './language.ts';

/** What is wrong with the settings; while anything is, nothing else can be checked. */
const settings = (t: Translator): Section[] => {
  const findings = unknownVariables().map((problem) =>
    warn(t('doctor-config', { problem }), t('doctor-config-unknown-mend')),
  );
  try {
    readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    findings.push(...error.problems.map((problem) => fail(t('doctor-config', { problem }), t('doctor-config-mend'))));
  }
  return findings.length > 0 ? [{ title: t('doctor-settings'), findings }] : [];
};

const everything = async (t: Translator, { step }: Narrator): Promise<Section[]> => {
  const first = settings(t);
  if (anyFails(first)) return first;
  const config = readConfig();
  const found = await examine(
    {
      house: { openDatabase: () => openDatabase(config, { onProgress: step }), secretKey: () => secretKey(config) },
      slack: config.slack,
      telegram: config.telegram,
      scopes: config.slack ? manifestScopes() : [],
      commands: (language) => {
        const say = translator(language, t.zone);
        return commands.map((command) => ({ command: command.name, description: say(summaryKey(command)) }));
      },
    },
    { t, clock: systemClock },
  );
  return [...first, ...found];
};

/** `npm run doctor`. The report goes to stdout, progress to stderr. Exit: 0 nothing fails, 1 something does, 2 wrong use. */
const main = async (words: readonly string[]): Promise<number> => {
  const narrator = createNarrator(process.stderr);
  const t = translator(terminalLanguage(process.env), Intl.DateTimeFormat().resolvedOptions().timeZone);
  if (words.length > 0) {
    narrator.say(t('doctor-usage'));
    return 2;
  }
  try {
    const sections = await everything(t, narrator);
    for (const line of report(t, sections)) console.log(line);
    return anyFails(sections) ? 1 : 0;
  } catch (error) {
    narrator.say(explain(error));
    return 1;
  }
};

process.exit(await main(process.argv.slice(2)));
