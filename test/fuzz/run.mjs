// `npm run fuzz -- --runs 100000 [slack|telegram]`: feeds so many malformed updates to the adapters, each platform after the other.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '100000' } },
  allowPositionals: true,
});
if (!/^[1-9]\d*$/.test(values.runs) || positionals.some((name) => !['slack', 'telegram'].includes(name))) {
  console.error('Use: npm run fuzz -- [--runs N] [slack] [telegram]');
  process.exit(2);
}
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const files = (positionals.length > 0 ? positionals : ['slack', 'telegram']).map((name) => `test/fuzz/${name}.test.ts`);
const child = spawn(process.execPath, [vitest, 'run', '--no-file-parallelism', ...files], {
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: values.runs },
});
child.on('exit', (code) => process.exit(code ?? 1));
