import { z } from 'zod';
import { isList, isObject, type Json, type JsonObject, readJson } from './json.ts';
import facts from './methods.json' with { type: 'json' };
import { type RateName, rates } from './rates.ts';
import { invalidArguments, type Problem, Refusal } from './refusal.ts';

const kinds = ['string', 'boolean', 'integer', 'timestamp', 'channel', 'user', 'array', 'object'] as const;
type Kind = (typeof kinds)[number];

const rateNames = Object.keys(rates) as [RateName, ...RateName[]];
const argument = z
  .string()
  .transform((said) => ({ kind: said.replace('!', ''), required: said.endsWith('!') }))
  .pipe(z.object({ kind: z.enum(kinds), required: z.boolean() }));

const methodFacts = z.record(
  z.string(),
  z.strictObject({
    token: z.enum(['bot', 'app']),
    /** Each is needed; `*:read` stands for the scope that fits the conversation's kind. */
    scopes: z.array(z.string()),
    rate: z.enum(rateNames),
    /** Whether the method reads a JSON body. Where not, such a body is as good as none. */
    json: z.boolean(),
    args: z.record(z.string(), argument).transform((args) => new Map(Object.entries(args))),
  }),
);

export type MethodFacts = z.infer<typeof methodFacts>[string];

/** What the documentation says of each method that the fake plays. */
export const methods: ReadonlyMap<string, MethodFacts> = new Map(Object.entries(methodFacts.parse(facts)));

/** Names that every method takes besides its own; the platform's library sends `team_id` with every call. */
const common = new Set(['token', 'pretty', 'team_id']);

/** The arguments of a call, each of the type that the facts promise. */
export interface Arguments {
  text(name: string): string | undefined;
  need(name: string): string;
  flag(name: string, usually?: boolean): boolean;
  number(name: string): number | undefined;
  list(name: string): readonly Json[] | undefined;
  object(name: string): JsonObject | undefined;
}

const readers: Readonly<Record<Kind, (value: Json) => Json | undefined>> = {
  string: (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined),
  timestamp: (value) => (typeof value === 'string' ? value : undefined),
  channel: (value) => (typeof value === 'string' ? value : undefined),
  user: (value) => (typeof value === 'string' ? value : undefined),
  boolean: (value) => {
    if (typeof value === 'boolean') return value;
    const said = String(value).toLowerCase();
    return ['true', '1'].includes(said) ? true : ['false', '0'].includes(said) ? false : undefined;
  },
  integer: (value) => (/^-?\d+$/.test(String(value)) ? Number(value) : undefined),
  array: (value) => {
    const read = typeof value === 'string' ? readJson(value)?.value : value;
    return isList(read) ? read : undefined;
  },
  object: (value) => {
    const read = typeof value === 'string' ? readJson(value)?.value : value;
    return isObject(read) ? read : undefined;
  },
};

const complaints: Readonly<Record<Kind, string>> = {
  string: 'must provide a string',
  timestamp: 'must provide a string',
  channel: 'must provide a string',
  user: 'must provide a string',
  boolean: 'must provide a boolean',
  integer: 'must be an integer',
  array: 'must provide an array',
  object: 'must provide an object',
};

/**
 * Checks a call's arguments against the facts. Names that the method does not know are ignored, as the platform does, and told to `onUnknown`.
 * @throws {Refusal} as the platform would refuse them.
 */
export const readArguments = (
  method: MethodFacts,
  given: JsonObject,
  onUnknown: (names: readonly string[]) => void,
): Arguments => {
  const read = new Map<string, Json>();
  const problems: Problem[] = [];
  for (const [name, { kind, required }] of method.args) {
    const value = given[name];
    if (value === undefined || value === null || value === '') {
      if (required) problems.push({ message: `missing required field: ${name}`, at: '' });
      continue;
    }
    const typed = readers[kind](value);
    if (typed !== undefined) read.set(name, typed);
    else if (name === 'blocks') throw new Refusal('invalid_blocks_format');
    else if (name === 'metadata') throw new Refusal('invalid_metadata_format');
    else problems.push({ message: complaints[kind], at: `/${name}` });
  }
  if (problems.length > 0) throw invalidArguments(...problems);
  const unknown = Object.keys(given).filter((name) => !common.has(name) && !method.args.has(name));
  if (unknown.length > 0) onUnknown(unknown);
  return argumentsOf(read);
};

const argumentsOf = (read: ReadonlyMap<string, Json>): Arguments => {
  const text = (name: string): string | undefined => {
    const value = read.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    text,
    need: (name) => {
      const value = text(name);
      if (value === undefined) throw invalidArguments({ message: `missing required field: ${name}`, at: '' });
      return value;
    },
    flag: (name, usually = false) => (read.get(name) ?? usually) === true,
    number: (name) => {
      const value = read.get(name);
      return typeof value === 'number' ? value : undefined;
    },
    list: (name) => {
      const value = read.get(name);
      return isList(value) ? value : undefined;
    },
    object: (name) => {
      const value = read.get(name);
      return isObject(value) ? value : undefined;
    },
  };
};
