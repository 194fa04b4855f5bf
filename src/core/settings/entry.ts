import type { Temporal } from 'temporal-polyfill';
import type { PersonRole, SettingScope } from '../../generated/prisma/enums.ts';
import { readValue, type Values } from '../attention/wishes.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import type { FormField } from '../forms/form.ts';
import type { MessageKey, Translator } from '../i18n/translator.ts';
import type { Json } from '../json.ts';
import type { Permission } from '../people/policy.ts';
import type { Setting } from './define.ts';
import { writeSettingIn } from './values.ts';

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
  /** In the order in which it is shown. */
  readonly offered: readonly Value[];
  readonly words: (t: Translator, value: Value) => string;
  /** How it is said among the others, where that depends on them. */
  readonly said?: (t: Translator, value: Value, reader: Reader) => string;
  /** Who may change it. Default everyone, for what is their own. */
  readonly permission?: Permission;
  /** Whether it is of any use to them, and whether a value is open to them. */
  readonly isFor?: (reader: Reader) => boolean;
  readonly isOpen?: (value: Value, reader: Reader) => boolean;
  /** What holds of what they have set. Default that. */
  readonly holding?: (value: Value, reader: Reader) => Value;
  /** Whether whatever its schema takes can be set, offered or not; such a value is shown at its place among the others. */
  readonly isFree?: true;
  /** Why what is not open to them is not. */
  readonly why?: (t: Translator, reader: Reader) => string;
  /** What follows from a value that was set. */
  readonly settle?: (context: Context, value: Value) => Promise<void>;
}

/** A value that is open to whoever chose it, and what comes of it; or why it is not, in their words. */
type Choice =
  | {
      /** Sets it, with its audit. */
      readonly keep: (tx: Tx, context: Context) => Promise<void>;
      /** What follows once it is kept. Done twice, it is as done once. */
      readonly settle: (context: Context) => Promise<void>;
    }
  | { readonly refused: string };

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
  /** Reads what was chosen, as {@link Entry.field} has it. */
  read(t: Translator, reader: Reader, said: string): Choice;
}

/** The name of a form's field: letters only. */
export const fieldName = (key: string): string =>
  key.replace(/[.-](?<first>\w)/g, (_, first: string) => first.toUpperCase());

/** A choice comes back as the JSON of its value, whatever that is: so there is one way to show, and one to read. */
export const written = (value: Json): string => JSON.stringify(value);

/** A value as it is written; nothing else is one, be it ever so much alike. */
const readWritten = <Value extends Json>({ schema }: Setting<Value>, said: string): Value | undefined => {
  try {
    const read = schema.safeParse(JSON.parse(said));
    return read.success && written(read.data) === said ? read.data : undefined;
  } catch {
    return undefined;
  }
};

/** Numbers and times of a day stand in their order, and what is neither, such as nothing at all, before them. */
const inOrder = (a: Json, b: Json): number => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : 1;
  return Number(a !== null) - Number(b !== null);
};

/** Joins a setting with how it looks, and hides of which type its values are. */
export const entryOf = <Value extends Json>(setting: Setting<Value>, look: Look<Value>): Entry => {
  const { key, scope } = setting;
  const name = fieldName(key);
  const labelled = (t: Translator): string => t(look.label, look.args?.(t));
  const isOpen = (value: Value, reader: Reader): boolean => look.isOpen?.(value, reader) ?? true;
  const current = (reader: Reader): Value => {
    const set = readValue(scope === 'person' ? reader.own : reader.ours, setting);
    return look.holding?.(set, reader) ?? set;
  };
  const choicesOf = (reader: Reader): Value[] => {
    const open = look.offered.filter((value) => isOpen(value, reader));
    const now = current(reader);
    if (open.some((value) => written(value) === written(now))) return open;
    return look.isFree ? [...open, now].toSorted(inOrder) : [now, ...open];
  };
  const chosen = (reader: Reader, said: string): Value | undefined => {
    const value = choicesOf(reader).find((choice) => written(choice) === said);
    if (value !== undefined || !look.isFree) return value;
    const free = readWritten(setting, said);
    return free !== undefined && isOpen(free, reader) ? free : undefined;
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
    labelled,
    say: (t, reader) => (look.said ?? look.words)(t, current(reader), reader),
    field: (t, reader) => ({
      name,
      label: labelled(t),
      kind: 'select',
      required: true,
      hint: t(look.description),
      value: written(current(reader)),
      options: choicesOf(reader).map((value) => ({ value: written(value), label: look.words(t, value) })),
    }),
    read: (t, reader, said) => {
      const value = chosen(reader, said);
      if (value === undefined) {
        const why = look.why?.(t, reader) ?? t('settings-refused-choice');
        return { refused: t('settings-refused', { label: labelled(t), why }) };
      }
      const isSo = written(value) === written(current(reader));
      const scopeId = (context: Context): number => (scope === 'person' ? context.person.id : 0);
      return {
        keep: async (tx, context) => {
          // What they saw and left as it is says nothing of what they had set below it.
          if (!isSo) await writeSettingIn(tx, context, { setting, scopeId: scopeId(context), to: value });
        },
        settle: async (context) => look.settle?.(context, value),
      };
    },
  };
};
