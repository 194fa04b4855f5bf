import { badRequest } from '../errors.ts';
import type { ViolationKind } from '../violations.ts';
import { type Field, type Fields, facts, type Limit } from './facts.ts';

export interface Problem {
  readonly kind: ViolationKind;
  readonly detail: string;
}

/** Reads a value of a type. `undefined` means that it is none; what is wrong further inside is thrown as the platform says it. */
type Read = (value: unknown, path: string, problems: Problem[]) => unknown;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the platform says before what is wrong inside a value of these types. */
const prefixes: Readonly<Record<string, string>> = {
  InlineKeyboardButton: "can't parse inline keyboard button: ",
  KeyboardButton: "can't parse keyboard button: ",
  BotCommand: "can't parse BotCommand: ",
  BotCommandScope: "can't parse BotCommandScope: ",
  MessageEntity: "can't parse MessageEntity: ",
  InputMedia: "can't parse InputMedia: ",
  ReactionType: "can't parse ReactionType: ",
};

const scalars: Readonly<Record<string, Read>> = {
  Integer: (value) => {
    if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
    return typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : undefined;
  },
  Boolean: (value) => {
    if (typeof value === 'boolean') return value;
    return value === 'true' || value === 'false' ? value === 'true' : undefined;
  },
  String: (value) => (typeof value === 'string' ? value : undefined),
};

const sizeOf = (value: unknown, unit: Limit['unit']): number => {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return 0;
  return unit === 'bytes' ? Buffer.byteLength(value) : [...value].length;
};

const checkLimit = (limit: Limit | undefined, value: unknown, path: string, problems: Problem[]): void => {
  if (!limit || limit.unit === 'parsed' || value === undefined) return;
  const size = sizeOf(value, limit.unit);
  if (size >= limit.min && size <= limit.max) return;
  problems.push({ kind: 'limit', detail: `${path}: ${size} is not ${limit.min}-${limit.max} ${limit.unit}` });
};

const readers = new Map<string, Read>();

/** Readers are made once for each type; they find each other by name, since types contain themselves. */
const reader = (type: string): Read => {
  const known = readers.get(type);
  if (known) return known;
  const made = scalars[type] ?? (type.startsWith('Array of ') ? listReader(type.slice(9)) : typeReader(type));
  readers.set(type, made);
  return made;
};

const listReader = (type: string): Read => {
  return (value, path, problems) => {
    if (!Array.isArray(value)) return undefined;
    const item = reader(type);
    return value.map((entry, i) => {
      const read = item(entry, `${path}[${i}]`, problems);
      if (read !== undefined) return read;
      problems.push({ kind: 'type', detail: `${path}[${i}] is no ${type}` });
      throw badRequest(`${prefixes[type] ?? ''}expected an Object`);
    });
  };
};

const typeReader = (type: string): Read => {
  const shape = facts.types.get(type);
  const prefix = prefixes[type] ?? '';
  // What is not described is not looked at.
  if (shape === undefined) return (value) => value;
  if (!(shape instanceof Map)) return unionReader(shape as readonly string[], prefix);
  return (value, path, problems) =>
    isRecord(value) ? readFields(shape, value, path, problems, { prefix, nested: true }) : undefined;
};

/** Of several types, the one whose constants fit and whose required fields are there. */
const unionReader = (types: readonly string[], prefix: string): Read => {
  const fits = (type: string, value: Record<string, unknown>): boolean => {
    const shape = facts.types.get(type);
    return (
      shape instanceof Map &&
      [...shape].every(
        ([name, { required, constant }]) =>
          (constant === undefined || value[name] === constant) && (!required || name in value),
      )
    );
  };
  return (value, path, problems) => {
    if (!isRecord(value)) return undefined;
    const type = types.find((candidate) => fits(candidate, value));
    if (type) return reader(type)(value, path, problems);
    problems.push({ kind: 'type', detail: `${path} is none of ${types.join(', ')}` });
    throw badRequest(`${prefix}Unsupported type specified`);
  };
};

const oneOf = (types: readonly string[]): Read => {
  const [first, ...more] = types;
  if (first === undefined) throw new Error('a field without a type');
  if (more.length === 0) return (value, path, problems) => reader(first)(value, path, problems);
  if (types.every((type) => type in scalars || type === 'InputFile')) {
    return (value, path, problems) =>
      types.map((type) => reader(type)(value, path, problems)).find((read) => read !== undefined);
  }
  return unionReader(types, '');
};

const fieldReaders = new WeakMap<Field, Read>();
const readField = (field: Field): Read => {
  const known = fieldReaders.get(field);
  if (known) return known;
  const made = oneOf(field.types);
  fieldReaders.set(field, made);
  return made;
};

interface Where {
  readonly prefix: string;
  /** Inside a parameter the platform refuses what it cannot read; a parameter itself it takes for nothing. */
  readonly nested: boolean;
}

const readFields = (
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  path: string,
  problems: Problem[],
  { prefix, nested }: Where,
): Record<string, unknown> => {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = fields.get(name);
    if (!field) {
      problems.push({ kind: 'unknown-field', detail: at(name) });
      continue;
    }
    const got = readField(field)(value, at(name), problems);
    if (got === undefined) {
      problems.push({ kind: 'type', detail: `${at(name)} is no ${field.types.join(' or ')}` });
      if (nested) throw badRequest(`${prefix}Field "${name}" must be of type ${field.types.join(' or ')}`);
      continue;
    }
    checkLimit(field.limit, got, at(name), problems);
    read[name] = got;
  }
  for (const [name, field] of fields) {
    if (!field.required || name in read) continue;
    problems.push({ kind: 'missing', detail: at(name) });
    if (nested) throw badRequest(`${prefix}Can't find field "${name}"`);
  }
  return read;
};

/** Names of parameters in the platform's complaints about their JSON. */
const labels: Readonly<Record<string, string>> = {
  reply_markup: 'reply keyboard markup',
  reply_parameters: 'reply parameters',
  link_preview_options: 'link preview options',
  scope: 'BotCommandScope',
  media: 'input media',
  menu_button: 'menu button',
  reaction: 'reaction types',
};

const isStructured = ({ types }: Field): boolean =>
  types.every((type) => type.startsWith('Array of ') || facts.types.has(type));

/** In forms, and sometimes within JSON, objects travel as text. */
const unpacked = (fields: Fields, values: Readonly<Record<string, unknown>>): Record<string, unknown> => {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = fields.get(name);
    if (!field || typeof value !== 'string' || !isStructured(field)) {
      result[name] = value;
      continue;
    }
    // An empty parameter is none.
    if (value === '') continue;
    try {
      result[name] = JSON.parse(value);
    } catch {
      throw badRequest(`can't parse ${labels[name] ?? name} JSON object`);
    }
  }
  return result;
};

/** What a request says, read by the description of its method. Problems are added even when it throws. @throws ApiError as the platform does. */
export const readArguments = (
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  problems: Problem[],
): Record<string, unknown> => readFields(fields, unpacked(fields, values), '', problems, { prefix: '', nested: false });

/** What is wrong with a value by the description of its type: for the fake's own words. */
export const problemsOf = (type: string, value: unknown): readonly string[] => {
  const problems: Problem[] = [];
  try {
    if (reader(type)(value, type, problems) === undefined) return [`no ${type}`];
  } catch (error) {
    return [String(error), ...problems.map(({ detail }) => detail)];
  }
  return problems.map(({ kind, detail }) => `${kind} ${detail}`);
};
