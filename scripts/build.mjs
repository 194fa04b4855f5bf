// Bundles our own code, so that a start reads a few files in place of some four hundred; packages stay where npm puts them.
// With what runs as a process of its own in tests it does the same.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

const sourcesIn = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

const stampOf = (folders) => {
  const hash = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  for (const path of folders.flatMap(sourcesIn)) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
};

const lastStamp = (path) => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Code that reads what lies beside it (migrations, messages, the console's page) finds it from the bundle too. */
const keepPlaces = (outdir) => ({
  name: 'keep places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      if (relative(root, path).startsWith('node_modules')) return;
      const place = JSON.stringify(relative(outdir, path).replaceAll('\\', '/'));
      const here = `new URL(${place}, import.meta.url).href`;
      return { loader: 'ts', contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', () => `(${here})`) };
    }),
});

/**
 * Writes bundles when the sources in `folders` are newer. Files appear whole, each by a rename, since another command may be starting from
 * them; earlier chunks stay, since a running process may not have read all of its own yet.
 * @param programs by the name of its bundle each, as paths from the root
 */
const bundle = async (programs, outdir, folders) => {
  const stamp = join(outdir, '.built-from');
  const wanted = stampOf(folders);
  if (lastStamp(stamp) === wanted) return;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: programs,
    // All in one folder, so that places are the same from each.
    outdir,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    plugins: [keepPlaces(outdir)],
    write: false,
    logLevel: 'warning',
  });
  mkdirSync(outdir, { recursive: true });
  for (const { path, contents } of outputFiles) {
    writeFileSync(`${path}.${process.pid}`, contents);
    renameSync(`${path}.${process.pid}`, path);
  }
  writeFileSync(stamp, wanted);
};

/** What npm runs as `dist/NAME.js`. */
const productPrograms = () => {
  const scripts = Object.values(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);
  const names = scripts.flatMap((script) => script.match(/dist\/([a-z-]+)\.js/)?.[1] ?? []);
  return Object.fromEntries(names.map((name) => [name, name === 'main' ? 'src/main.ts' : `src/cli/${name}.ts`]));
};

export const buildIfStale = () => bundle(productPrograms(), dist, ['src']);

/** Bundles what tests run as processes of their own. Gives the folder in which they lie. */
export const buildForTests = async (programs) => {
  const outdir = join(dist, 'test');
  await bundle(programs, outdir, ['src', 'test', 'bench']);
  return outdir;
};

if (basename(process.argv[1] ?? '') === 'build.mjs') await buildIfStale();
