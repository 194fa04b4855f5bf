import type { Temporal } from 'temporal-polyfill';
import type { PersonRole, SettingScope } from '../../generated/prisma/enums.ts';
import { readValue, type Values } from '../attention/wishes.ts';
import type { Context } from '../commands/define.ts';
import type { FormField } from '../forms/form.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Json } from '../json.ts';
import type { Permission } from '../people/policy.ts';
import type { Setting } from './define.ts';
import { writeSetting } from './values.ts';

/** What is known of somebody when their settings are shown to them. */
export interface Reader {
  readonly own: Values;
  /** What the organisation has set. */
  readonly ours: Values;
  /** The platforms where messages can reach them. */
  readonly reach: readonly string[];
  readonly role: PersonRole;
  /** Until when the first days of the installation are quiet; null: they are not, or not any more. */
  readonly quietUntil: Temporal.Instant | null;
}

/** How a setting is shown, and what is offered for it. */
export interface Look<Value> {
  readonly group: string;
  readonly label: MessageKey;
  readonly description: MessageKey;
  /** What their labels are given. */
  readonly args?: (t: Translator) => Record<string, string>;
  readonly offered: readonly Value[];
  readonly words: (t: Translator, value: Value) => string;
  /** Who may change it. Default everyone, for what is their own. */
  readonly permission?: Permission;
  /** Whether it is of any use to them, and whether a value is open to them. */
  readonly isFor?: (reader: Reader) => boolean;
  readonly isOpen?: (value: Value, reader: Reader) => boolean;
  /** For what has consequences when it changes. */
  readonly write?: (context: Context, value: Value) => Promise<void>;
}

/** A setting as people see it, whatever its values are: among the others, in one list. */
export interface Entry {
  readonly key: string;
  readonly scope: SettingScope;
  readonly group: string;
  readonly label: MessageKey;
  readonly description: MessageKey;
  readonly permission: Permission;
  isFor(reader: Reader): boolean;
  isUsual(reader: Reader): boolean;
  labelled(t: Translator): string;
  say(t: Translator, reader: Reader): string;
  /** Everything that can be chosen, what is set now among it. */
  field(t: Translator, reader: Reader): FormField;
  /** What sets what was chosen, as {@link Entry.field} has it. Null: that is not open to them. */
  chosen(reader: Reader, said: string): ((context: Context) => Promise<void>) | null;
}

/** The name of a form's field: letters only. */
export const fieldName = (key: string): string =>
  key.replace(/[.-](?<first>\w)/g, (_, first: string) => first.toUpperCase());

/** A choice comes back as the JSON of its value, whatever that is: so there is one way to show, and one to read. */
const written = (value: Json): string => JSON.stringify(value);

/** Joins a setting with how it looks, and hides of which type its values are. */
export const entryOf = <Value extends Json>(setting: Setting<Value>, look: Look<Value>): Entry => {
  const { key, scope } = setting;
  const current = ({ own, ours }: Reader): Value => readValue(scope === 'person' ? own : ours, setting);
  const choicesOf = (reader: Reader): Value[] => {
    const open = look.offered.filter((value) => look.isOpen?.(value, reader) ?? true);
    const now = current(reader);
    return open.some((value) => written(value) === written(now)) ? open : [now, ...open];
  };
  return {
    key,
    scope,
    group: look.group,
    label: look.label,
    description: look.description,
    permission: look.permission ?? 'everyone',
    isFor: (reader) => look.isFor?.(reader) ?? true,
    isUsual: (reader) => written(current(reader)) === written(setting.fallback),
    labelled: (t) => t(look.label, look.args?.(t)),
    say: (t, reader) => look.words(t, current(reader)),
    field: (t, reader) => ({
      name: fieldName(key),
      label: t(look.label, look.args?.(t)),
      kind: 'select',
      required: true,
      hint: t(look.description),
      value: written(current(reader)),
      options: choicesOf(reader).map((value) => ({ value: written(value), label: look.words(t, value) })),
    }),
    chosen: (reader, said) => {
      const value = choicesOf(reader).find((choice) => written(choice) === said);
      if (value === undefined) return null;
      return (context) =>
        look.write?.(context, value) ??
        writeSetting(context, setting, scope === 'person' ? context.person.id : 0, value);
    },
  };
};
