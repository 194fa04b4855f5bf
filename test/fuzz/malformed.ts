import fc from 'fast-check';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What becomes of one value of an update: something else, a long text, a deep nest, nothing, or many of it. Told by figures, to be short. */
type Change = { readonly at: number } & (
  | { readonly to: Json }
  | { readonly long: number }
  | { readonly deep: number }
  | { readonly gone: true }
  | { readonly times: number }
);

/** One delivery: which update it is made of, how that is spoilt, and how often it comes. */
export interface Spoilt {
  readonly template: number;
  readonly changes: readonly Change[];
  readonly times: number;
}

const nested = (depth: number): Json => {
  let value: Json = 'core';
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { deeper: value };
  return value;
};

/** What code that trusts types trips over. */
const nasty: readonly Json[] = [
  ...[null, true, '', ' ', '0', '-1', 0, -1, 0.5, 2 ** 53, -(2 ** 63), 1e308],
  ...['\u0000', '\ud800', '\u202e', '__proto__', 'constructor', '../..', '<!channel>', '<b>', '%00', "'; --"],
  ...[[], {}, [null], { length: -1 }, { toString: null }],
];

const anything = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...nasty) },
  { weight: 6, arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value): Json => JSON.parse(JSON.stringify(value))) },
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 50 }) },
);

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ at: fc.nat(), to: anything }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(), long: fc.integer({ min: 500, max: 50_000 }) }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(), deep: fc.integer({ min: 10, max: 2_000 }) }) },
  { weight: 2, arbitrary: fc.record({ at: fc.nat(), gone: fc.constant<true>(true) }) },
  { weight: 1, arbitrary: fc.record({ at: fc.nat(), times: fc.integer({ min: 2, max: 60 }) }) },
);

/** Deliveries made of so many templates; some are left whole, so that the adapter is busy, and some come several times. */
export const spoilt = (templates: number): fc.Arbitrary<Spoilt> =>
  fc.record({
    template: fc.nat({ max: templates - 1 }),
    changes: fc.oneof(
      { weight: 1, arbitrary: fc.constant<Change[]>([]) },
      { weight: 20, arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }) },
    ),
    times: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 2, max: 5 }) }),
  });

type Path = readonly (string | number)[];

/** Nobody looks for a place deeper down in what is deep already. */
const deepest = 10;

const pathsOf = (value: Json, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null || path.length === deepest) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...path, name]))];
};

const replaced = (value: Json, [name, ...rest]: Path, put: (old: Json) => Json | undefined): Json | undefined => {
  if (name === undefined) return put(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, inner]): [string, Json][] => {
    const next = key === String(name) ? replaced(inner, rest, put) : inner;
    return next === undefined ? [] : [[key, next]];
  });
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
};

/** An update after its changes, each at one of the places that are left. Null when nothing is left. */
export const spoil = (update: Json, changes: readonly Change[]): Json =>
  changes.reduce<Json>((value, change) => {
    const paths = pathsOf(value);
    const path = paths[change.at % paths.length] ?? [];
    const put = (old: Json): Json | undefined => {
      if ('to' in change) return change.to;
      if ('long' in change) return '\u{1f4a5}x'.repeat(change.long);
      if ('deep' in change) return nested(change.deep);
      return 'gone' in change ? undefined : Array.from({ length: change.times }, () => old);
    };
    return replaced(value, path, put) ?? null;
  }, update);
