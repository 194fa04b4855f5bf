import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A number that bounds a field: `parsed` counts characters after entities were parsed, `value` is the number itself. */
export interface Limit {
  readonly min: number;
  readonly max: number;
  readonly unit: 'characters' | 'parsed' | 'bytes' | 'items' | 'value';
}

export interface Field {
  /** Alternatives, such as `Integer`, `InlineKeyboardMarkup` or `Array of Array of KeyboardButton`. */
  readonly types: readonly string[];
  readonly required: boolean;
  readonly constant: string | undefined;
  readonly limit: Limit | undefined;
}

export type Fields = ReadonlyMap<string, Field>;

const line = z.string().transform((text, context): Field => {
  const groups =
    /^(?<types>.+?)(?<required>!)?(?: =(?<constant>\w+))?(?: (?<min>\d+)-(?<max>\d+) (?<unit>characters|parsed|bytes|items|value))?$/.exec(
      text,
    )?.groups;
  if (!groups?.types) {
    context.addIssue(`no field: ${text}`);
    return z.NEVER;
  }
  const unit = z.enum(['characters', 'parsed', 'bytes', 'items', 'value']).optional().parse(groups.unit);
  return {
    types: groups.types.split('|'),
    required: groups.required !== undefined,
    constant: groups.constant,
    limit: unit && { min: Number(groups.min), max: Number(groups.max), unit },
  };
});

const fields = z.record(z.string(), line).transform((lines): Fields => new Map(Object.entries(lines)));
const alternatives = z.string().transform((text): readonly string[] => text.split('|'));

const schema = z.strictObject({
  version: z.string(),
  methods: z.record(z.string(), fields),
  types: z.record(z.string(), z.union([fields, alternatives])),
  others: z.string(),
});

const read = schema.parse(JSON.parse(readFileSync(new URL('facts.json', import.meta.url), 'utf8')));

/** The Bot API as the fake knows it. A type is its fields, or the types that it can be. */
export const facts = {
  version: read.version,
  methods: new Map(Object.entries(read.methods)),
  types: new Map(Object.entries(read.types)),
  /** Methods that exist, but are not played. */
  others: new Set(read.others.split(' ')),
};

/** The upper limit of a field of a method or a type. @throws when the Bot API names none. */
export const maximum = (owner: string, field: string): number => {
  const type = facts.methods.get(owner) ?? facts.types.get(owner);
  const limit = type instanceof Map ? type.get(field)?.limit : undefined;
  if (!limit) throw new Error(`${owner}.${field} has no limit`);
  return limit.max;
};
