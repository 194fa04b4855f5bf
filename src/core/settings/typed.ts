import { nameKey } from '../accounts/names.ts';
import { ruleNamed } from '../attention/whynot/names.ts';
import { cleanLine } from '../commands/parse.ts';
import { languages, type MessageKey, msg, translator } from '../i18n/translator.ts';
import * as attention from './attention.ts';
import { entriesFor } from './card.ts';
import { fieldName, type Reader, written } from './entry.ts';
import { groupOf, kindNames, kinds } from './kinds.ts';
import { readHours } from './read-hours.ts';

/** What is typed after `/settings`, in whichever language: read into what a form of settings says. */

export type Typed =
  /** A group, whose form is to be filled in. */
  | { readonly kind: 'group'; readonly group: string }
  /** What is to be set, by the names and values of a form's fields. */
  | { readonly kind: 'values'; readonly group: string; readonly values: Readonly<Record<string, string>> }
  /** It is clear what is to be set, but not to what. */
  | { readonly kind: 'unreadable'; readonly group: string; readonly what: 'hours' | 'budget' | 'mode' }
  | { readonly kind: 'unknown' };

const sections = ['hours', 'budget', 'meetings', 'delivery', 'company', 'retention', 'messages'] as const;
type Named = (typeof sections)[number] | `kind-${string}`;

const inAllLanguages = (key: MessageKey, args: Record<string, string>): string[] =>
  languages.flatMap((language) => translator(language, 'UTC')(key, args).split(','));

const byName = <Value>(named: readonly (readonly [Value, readonly string[]])[]): ReadonlyMap<string, Value> =>
  new Map(named.flatMap(([value, names]) => names.map((name) => [nameKey(name), value] as const)));

interface Words {
  readonly names: ReadonlyMap<string, Named>;
  readonly modes: ReadonlyMap<string, attention.Mode>;
}

let known: Words | undefined;
/** Made when it is first asked for: reading the texts of all languages would keep the start waiting. */
const words = (): Words => {
  known ??= {
    names: byName<Named>([
      ...kinds.map((kind) => [groupOf(kind), [kind, groupOf(kind), ...inAllLanguages(kindNames[kind], {})]] as const),
      ...sections.map((section) => [section, inAllLanguages(msg('settings-names'), { section })] as const),
    ]),
    modes: byName(attention.modes.map((mode) => [mode, inAllLanguages(msg('settings-mode-names'), { mode })] as const)),
  };
  return known;
};

/** What is set by a name; rules go by theirs, as in `/whynot`. */
const named = (name: string): Named | undefined => {
  const rule = ruleNamed(name)?.kind;
  return words().names.get(nameKey(name)) ?? kinds.filter((kind) => kind === rule).map(groupOf)[0];
};

const hoursTyped = (rest: string): Typed => {
  const hours = readHours(rest);
  if (!hours) return { kind: 'unreadable', group: 'hours', what: 'hours' };
  const values = {
    [fieldName(attention.dayStarts.key)]: written(hours.from),
    [fieldName(attention.dayEnds.key)]: written(hours.until),
  };
  return { kind: 'values', group: 'hours', values };
};

const budgetTyped = (rest: string): Typed => {
  const count = /^(\d{1,4})(?!\d|[.,]\d)/.exec(rest)?.[1];
  if (count === undefined) return { kind: 'unreadable', group: 'hours', what: 'budget' };
  const values = { [fieldName(attention.interruptions.key)]: written(Number(count)) };
  return { kind: 'values', group: 'hours', values };
};

/** How a kind is to come, wherever its reader is reached. */
const modeTyped = (group: string, rest: string, reader: Reader): Typed => {
  const mode = words().modes.get(nameKey(rest));
  if (mode === undefined) return { kind: 'unreadable', group, what: 'mode' };
  const own = entriesFor(group, reader).filter(({ scope }) => scope === 'person');
  const values = Object.fromEntries(own.map(({ key }) => [fieldName(key), written(mode)]));
  return { kind: 'values', group, values };
};

const setting = (name: Named, rest: string, reader: Reader): Typed => {
  const group = name === 'budget' ? 'hours' : name;
  if (rest === '') return { kind: 'group', group };
  if (name === 'hours') return hoursTyped(rest);
  if (name === 'budget') return budgetTyped(rest);
  return name.startsWith('kind-') ? modeTyped(group, rest, reader) : { kind: 'unknown' };
};

/** What somebody typed after `/settings`: the longest name that it begins with, and what follows. Pure. */
export const readTyped = (typed: string, reader: Reader): Typed => {
  const all = cleanLine(typed).split(' ');
  for (let length = all.length; length > 0; length--) {
    const name = named(all.slice(0, length).join(' '));
    if (name) return setting(name, all.slice(length).join(' '), reader);
  }
  return { kind: 'unknown' };
};
