import { isList, isObject, lengthOf } from '../json.ts';
import type { Problem } from '../refusal.ts';

/** Looks at a value at a JSON pointer and names what is wrong with it, in the platform's words. */
export type Check = (value: unknown, at: string, problems: Problem[]) => void;

const all =
  (...checks: readonly Check[]): Check =>
  (value, at, problems) => {
    for (const check of checks) check(value, at, problems);
  };

/** A further rule for objects that are well-formed: gives a problem's message, or null. */
export const rule =
  (broken: (value: Readonly<Record<string, unknown>>) => string | null): Check =>
  (value, at, problems) => {
    const message = isObject(value) ? broken(value) : null;
    if (message !== null) problems.push({ message, at });
  };

export const string =
  ({ min = 0, max, pattern }: { min?: number; max?: number; pattern?: RegExp } = {}): Check =>
  (value, at, problems) => {
    if (typeof value !== 'string') return void problems.push({ message: 'must provide a string', at });
    const length = lengthOf(value);
    if (length < min) problems.push({ message: `must be more than ${min - 1} characters`, at });
    else if (max !== undefined && length > max)
      problems.push({ message: `must be less than ${max + 1} characters`, at });
    else if (pattern && !pattern.test(value)) problems.push({ message: 'must be a valid value', at });
  };

export const boolean: Check = (value, at, problems) => {
  if (typeof value !== 'boolean') problems.push({ message: 'must provide a boolean', at });
};

export const number =
  ({ min, max, integer = false }: { min?: number; max?: number; integer?: boolean } = {}): Check =>
  (value, at, problems) => {
    if (typeof value !== 'number' || (integer && !Number.isInteger(value)))
      return void problems.push({ message: integer ? 'must provide an integer' : 'must provide a number', at });
    if (min !== undefined && value < min) problems.push({ message: `must be at least ${min}`, at });
    if (max !== undefined && value > max) problems.push({ message: `must be at most ${max}`, at });
  };

export const oneOf =
  (...values: readonly (string | number)[]): Check =>
  (value, at, problems) => {
    if (!values.some((known) => known === value)) problems.push({ message: 'must be a valid enum value', at });
  };

export const list =
  (item: Check, { min = 0, max }: { min?: number; max?: number } = {}): Check =>
  (value, at, problems) => {
    if (!isList(value)) return void problems.push({ message: 'must provide an array', at });
    if (value.length < min) problems.push({ message: `no fewer than ${min} items allowed`, at });
    if (max !== undefined && value.length > max) problems.push({ message: `no more than ${max} items allowed`, at });
    for (const [index, entry] of value.entries()) item(entry, `${at}/${index}`, problems);
  };

interface Field {
  readonly check: Check;
  readonly required: boolean;
}

/** Marks a field that may be left out. */
export const optional = (check: Check): Field => ({ check, required: false });

/** An object with these fields and no others; `rules` look at it when its fields are all right. */
export const object = (fields: Readonly<Record<string, Check | Field>>, ...rules: readonly Check[]): Check => {
  const known = new Map(
    Object.entries(fields).map(([name, field]): [string, Field] => [
      name,
      typeof field === 'function' ? { check: field, required: true } : field,
    ]),
  );
  const further = all(...rules);
  return (value, at, problems) => {
    if (!isObject(value)) return void problems.push({ message: 'must provide an object', at });
    const before = problems.length;
    for (const [name, { check, required }] of known) {
      const entry = value[name];
      if (entry !== undefined) check(entry, `${at}/${name}`, problems);
      else if (required) problems.push({ message: `missing required field: ${name}`, at });
    }
    for (const name of Object.keys(value))
      if (!known.has(name)) problems.push({ message: `invalid additional property: ${name}`, at });
    if (problems.length === before) further(value, at, problems);
  };
};

/** The object that its `type` names. `wrap` says first that no schema matched, as the platform does inside elements. */
export const byType =
  (types: Readonly<Record<string, Check>>, { wrap = true }: { wrap?: boolean } = {}): Check =>
  (value, at, problems) => {
    if (!isObject(value)) return void problems.push({ message: 'must provide an object', at });
    const { type } = value;
    if (typeof type !== 'string') return void problems.push({ message: 'missing required field: type', at });
    const check = Object.hasOwn(types, type) ? types[type] : undefined;
    if (check === undefined) return void problems.push({ message: `unsupported type: ${type}`, at: `${at}/type` });
    const before = problems.length;
    check(value, at, problems);
    if (wrap && problems.length > before)
      problems.splice(before, 0, { message: 'failed to match all allowed schemas', at });
  };

export const anything: Check = () => {};
