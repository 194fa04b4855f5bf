import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';
import { markup as h, type Markup } from './html.ts';

/** What the page consists of, each file under a name that changes with its content, so that a browser may keep it for ever. */
export interface Assets {
  readonly page: string;
  readonly files: ReadonlyMap<string, { readonly type: string; readonly content: string }>;
}

const web = new URL('./web/', import.meta.url);

let assets: Promise<Assets> | undefined;

/** The page's files, bundled from their sources once per process, in memory: some 100 ms, so that there is no build to run or to forget. */
export const loadAssets = (): Promise<Assets> => {
  assets ??= bundleAssets();
  return assets;
};

const bundleAssets = async (): Promise<Assets> => {
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
  const script = built('.js');
  const style = built('.css');
  const scriptPath = nameOf('console', script, 'js');
  const stylePath = nameOf('console', style, 'css');
  return {
    page: documentOf(
      { title: 'KAM Assistant', language: 'en', stylePath },
      h('div', { id: 'app' }),
      h('script', { type: 'module', src: scriptPath }),
    ),
    files: new Map([
      [scriptPath, { type: 'text/javascript; charset=utf-8', content: script }],
      [iconPath, { type: 'image/svg+xml', content: icon }],
      [stylePath, { type: 'text/css; charset=utf-8', content: style }],
    ]),
  };
};

const iconPath = '/console/icon.svg';
const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0b6b62"/>' +
  '<path d="M10 7v18M22 7 10.6 16M14 13.5 22 25" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

const nameOf = (name: string, content: string, extension: string): string =>
  `/console/${name}-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${extension}`;

/** A whole document around some elements. */
export const documentOf = (
  { title, language, stylePath }: { readonly title: string; readonly language: string; readonly stylePath: string },
  ...body: readonly Markup[]
): string =>
  `<!doctype html>${
    h(
      'html',
      { lang: language },
      h(
        'head',
        {},
        h('meta', { charset: 'utf-8' }),
        h('meta', {
          name: 'viewport',
          content: 'width=device-width, initial-scale=1, interactive-widget=resizes-content',
        }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('title', {}, title),
        h('link', { rel: 'stylesheet', href: stylePath }),
        h('link', { rel: 'icon', href: iconPath }),
      ),
      h('body', {}, ...body),
    ).html
  }`;
