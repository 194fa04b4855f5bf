// Bundles our own code, so that a start reads a few files in place of some four hundred; packages stay where npm puts them.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const dist = join(root, 'dist');
const stamp = join(dist, '.built-from');

const sources = () =>
  readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

const stampOfSources = () => {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const path of sources()) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
};

const lastStamp = () => {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return undefined;
  }
};

/** Code that reads what lies beside it (migrations, messages, the console's page) finds it from the bundle too. */
const keepPlaces = {
  name: 'keep places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path }) => {
      const place = JSON.stringify(relative(dist, path).replaceAll('\\', '/'));
      const here = `new URL(${place}, import.meta.url).href`;
      return { loader: 'ts', contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', () => `(${here})`) };
    }),
};

/**
 * Writes `dist` when the sources are newer. Files appear whole, each by a rename, since another command may be starting from them;
 * earlier chunks stay, since a running process may not have read all of its own yet.
 */
export const buildIfStale = async () => {
  const wanted = stampOfSources();
  if (lastStamp() === wanted) return;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: programs(),
    outdir: dist,
    // All in one folder, so that places are the same from each.
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    plugins: [keepPlaces],
    write: false,
    logLevel: 'warning',
  });
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, contents);
    renameSync(`${path}.${process.pid}`, path);
  }
  writeFileSync(stamp, wanted);
};

/** What npm runs as `dist/NAME.js`. */
const programs = () =>
  Object.values(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts)
    .flatMap((script) => script.match(/dist\/([a-z]+)\.js/)?.[1] ?? [])
    .map((name) => join(src, name === 'main' ? 'main.ts' : `cli/${name}.ts`));

if (basename(process.argv[1] ?? '') === 'build.mjs') await buildIfStale();
