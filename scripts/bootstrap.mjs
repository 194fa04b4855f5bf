// Makes a fresh clone ready to run: installs the packages and bundles the program when they are out of date.
// Runs before `npm start`, `npm test` and every command, so it needs nothing but Node, and is quick when there is nothing to do.
// With --dev the tools of development are installed too: whoever only runs the product need not wait for a quarter more.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const withTools = process.argv.includes('--dev');

const say = (line) => process.stderr.write(`${line}\n`);

const fail = (...lines) => {
  say('');
  for (const line of lines) say(line);
  process.exit(1);
};

const checkNode = () => {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace(/^>=/, '');
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(
    `kam-assistant needs Node ${wanted} or newer; this is Node ${process.versions.node}.`,
    'Install a newer one from https://nodejs.org (or `nvm install 22`) and try again.',
  );
};

const readJson = (...path) => {
  try {
    return JSON.parse(readFileSync(join(root, ...path), 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * Whether what is installed is what the lockfile says. npm writes what it installed into node_modules/.package-lock.json as its last act,
 * so neither an installation that was cut short nor one made by hand with `npm install` deceives this.
 */
const packagesAreInstalled = () => {
  const wanted = readJson('package-lock.json')?.packages ?? {};
  const installed = readJson('node_modules', '.package-lock.json')?.packages ?? {};
  return Object.entries(wanted).every(
    ([path, { version, optional, devOptional, dev }]) =>
      path === '' ||
      version === installed[path]?.version ||
      (!(path in installed) && (optional || devOptional || (dev && !withTools))),
  );
};

/** Shows that a step is alive: seconds tick in place on a terminal, elsewhere a line every ten seconds. */
const ticking = (label) => {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const tty = process.stderr.isTTY;
  if (tty) process.stderr.write(`${label} …`);
  else say(`${label} …`);
  const timer = setInterval(
    () => (tty ? process.stderr.write(`\r${label} … ${seconds()} s`) : say(`  … ${seconds()} s`)),
    tty ? 1000 : 10_000,
  );
  return (outcome) => {
    clearInterval(timer);
    const line = `${label}: ${outcome}, ${((Date.now() - started) / 1000).toFixed(1)} s`;
    if (tty) process.stderr.write(`\r${line}\x1b[K\n`);
    else say(line);
  };
};

/** Runs a command quietly; its output comes back, to be shown only if it fails. */
const run = (command, args, env = {}) =>
  new Promise((resolve) => {
    // npm is a .cmd file on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, shell });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    // Whoever ends us ends the child too, and we wait for it: two installations at once would spoil each other.
    let ended = false;
    const end = (signal) => {
      ended = true;
      child.kill(signal);
    };
    process.on('SIGINT', end).on('SIGTERM', end);
    child.on('close', (code, signal) => {
      process.off('SIGINT', end).off('SIGTERM', end);
      resolve({ code: ended || signal ? 130 : code, output });
    });
  });

const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT/;

const install = async () => {
  const done = ticking('Installing packages');
  // The npm that runs us knows where it lives; a bare `npm` may be another one, or missing from PATH.
  const { npm_execpath: npmCli = '' } = process.env;
  const [command, ...first] = basename(npmCli).startsWith('npm') ? [process.execPath, npmCli] : ['npm'];
  const { code, output } = await run(command, [
    ...first,
    'ci',
    withTools ? '--include=dev' : '--omit=dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    // npm's own patience with a registry that is away runs to ten minutes of silence.
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ]);
  if (code === 0) return done('done');
  done('failed');
  if (code === 130) process.exit(130);
  fail(
    output.trim(),
    '',
    offline.test(output)
      ? 'The npm registry cannot be reached. Check the network (or the proxy in `npm config get registry`) and run the same command again.'
      : '`npm ci` failed; the lines above say why. Nothing else was changed: run the same command again when it is put right.',
  );
};

checkNode();
if (!packagesAreInstalled()) await install();
const { buildIfStale } = await import('./build.mjs');
await buildIfStale();
