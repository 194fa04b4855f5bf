import { readdirSync } from 'node:fs';

/** Every source file of the house, as paths from the checkout: no tests, nothing generated. */
export const sources: string[] = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && !/^src\/generated\/|\.(test|d)\.tsx?$/.test(file))
  .sort();
