// `npm run bench -- NAME`: runs one of the benchmarks of this folder.
import { readdirSync } from 'node:fs';

const names = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3));
const [name] = process.argv.splice(2, 1);
if (!names.includes(name)) {
  console.error(`Use: npm run bench -- ${names.join(' | ')}`);
  process.exit(2);
}
await import(new URL(`${name}.ts`, import.meta.url));
