import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { Language } from '../../generated/prisma/enums.ts';
import { createFormats, type Formats } from './formats.ts';

export { Language };

/** The id of a Fluent message. `test/i18n.test.ts` proves that every key used exists in every language, and the reverse. */
export type MessageKey = string;
export type MessageArgs = Record<string, FluentVariable>;

/** Says a message in one person's language, and formats money, numbers and dates as they write them. */
export interface Translator extends Formats {
  (key: MessageKey, args?: MessageArgs): string;
  readonly language: Language;
  readonly zone: string;
}

export const languages = Object.values(Language);

/** Marks a message key that stands in a table, not in a call, so that the test of messages sees it used. */
export const msg = (key: MessageKey): MessageKey => key;

const loadBundle = (language: Language): FluentBundle => {
  const bundle = new FluentBundle(language, { useIsolating: false });
  const folder = new URL(`./${language}/`, import.meta.url);
  for (const file of readdirSync(folder).sort()) {
    const errors = bundle.addResource(new FluentResource(readFileSync(new URL(file, folder), 'utf8')));
    if (errors.length > 0) throw new AggregateError(errors, `${language}/${file} defines a message twice`);
  }
  return bundle;
};

const bundles = new Map<Language, FluentBundle>();
const bundleOf = (language: Language): FluentBundle => {
  const loaded = bundles.get(language) ?? loadBundle(language);
  bundles.set(language, loaded);
  return loaded;
};

/** Their formats take long to make, and there are as many as there are languages and zones. */
const translators = new Map<string, Translator>();

/** @throws when a message is missing or lacks a variable: the tests must not let that pass. */
export const translator = (language: Language, zone: string): Translator => {
  const key = `${language} ${zone}`;
  const made = translators.get(key) ?? makeTranslator(language, zone);
  translators.set(key, made);
  return made;
};

const makeTranslator = (language: Language, zone: string): Translator => {
  const bundle = bundleOf(language);
  const say = (key: MessageKey, args: MessageArgs = {}): string => {
    const pattern = bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`no message "${key}" in ${language}`);
    const errors: Error[] = [];
    const said = bundle.formatPattern(pattern, args, errors);
    if (errors.length > 0) throw new AggregateError(errors, `message "${key}" in ${language}: ${errors[0]?.message}`);
    return said;
  };
  return Object.assign(say, createFormats(language, zone), { language, zone });
};
