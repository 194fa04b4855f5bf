import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { markup as h, type Markup } from './html.ts';

/** What the page consists of. */
export interface Assets {
  /** By path: under a name that changes with the content, so that a browser may keep each for ever. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly content: string }>;
  /** The chat page: a document that its script fills. */
  readonly page: string;
  /** A document in our style around some elements. */
  readonly documentOf: (language: string, ...body: readonly Markup[]) => string;
}

const web = new URL('./web/', import.meta.url);

let assets: Promise<Assets> | undefined;

/** The page's files, bundled from their sources once per process, in memory: some 60 ms, so that there is no build to run or to forget. */
export const loadAssets = (): Promise<Assets> => {
  assets ??= bundle();
  return assets;
};

const bundle = async (): Promise<Assets> => {
  const { outputFiles } = await build({
    entryPoints: ['main.tsx', 'console.css'].map((file) => fileURLToPath(new URL(file, web))),
    outdir: 'memory',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ftl': 'text' },
    logLevel: 'silent',
  });
  // The bundler is a process of its own, and has nothing more to do.
  await stop();
  const built = (extension: string): string => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';

  const files = new Map<string, { type: string; content: string }>();
  const add = (name: string, extension: string, type: string, content: string): string => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
    const path = `/console/${name}-${hash}.${extension}`;
    files.set(path, { type, content });
    return path;
  };
  const script = add('console', 'js', 'text/javascript; charset=utf-8', built('.js'));
  const style = add('console', 'css', 'text/css; charset=utf-8', built('.css'));
  const icon = add('icon', 'svg', 'image/svg+xml', await readFile(new URL('icon.svg', web), 'utf8'));

  const documentOf: Assets['documentOf'] = (language, ...body) => {
    const viewport = 'width=device-width, initial-scale=1, interactive-widget=resizes-content';
    const head = h(
      'head',
      {},
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: viewport }),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('title', {}, 'KAM Assistant'),
      h('link', { rel: 'stylesheet', href: style }),
      h('link', { rel: 'icon', href: icon }),
    );
    return `<!doctype html>${h('html', { lang: language }, head, h('body', {}, ...body)).html}`;
  };
  return {
    files,
    page: documentOf('en', h('div', { id: 'app' }), h('script', { type: 'module', src: script })),
    documentOf,
  };
};
