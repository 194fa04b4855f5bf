import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes or waits long, the longest first: begun last, it would be waited for alone. */
const long = [
  'import-withstand',
  'chaos',
  'access',
  'slack-crash',
  'slack-trouble',
  'integration/telegram',
  'e2e/console',
  'postgres/server',
  'queue-postgres',
  'flood',
  'inbox-crash',
  'contract/',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = long.findIndex((part) => moduleId.includes(part));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/setup/global.ts'],
    // Slower machines than ours are not a fault.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // More than there are cores: tests that start and stop things wait more than they compute.
    maxWorkers: 3,
    // Files share what they import: no test changes it, and loading it anew took a third of the time.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
