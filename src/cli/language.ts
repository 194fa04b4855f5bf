import { type Language, languages } from '../core/i18n/translator.ts';

/** The language in which a terminal wants to be spoken to (POSIX: LC_ALL before LC_MESSAGES before LANG), where we speak it; else English. */
export const terminalLanguage = ({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language => {
  const wanted = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2).toLowerCase();
  return languages.find((language) => language === wanted) ?? 'en';
};
