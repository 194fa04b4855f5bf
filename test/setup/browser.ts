import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, afterEach, describe } from 'vitest';

const { CHROMIUM = '' } = process.env;
const executablePath = [CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path));

/** Tests in a browser, which are skipped, and say so, where there is none. `launch` starts it; what a test opened is closed after it, and all when they are done. */
export const describeInBrowser = (
  name: string,
  run: (launch: () => Promise<Browser>) => Promise<void>,
  options: { readonly timeout?: number } = {},
): void => {
  const launch = async (): Promise<Browser> => {
    // Without such a locale, Chromium cannot name a file in other letters than Latin ones.
    const env = { ...process.env, LC_ALL: 'C.UTF-8' };
    const browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'], env });
    // Pages that stay open keep asking.
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
    afterAll(() => browser.close());
    return browser;
  };
  describe.skipIf(!executablePath)(`${name}${executablePath ? '' : ' (skipped: no Chromium here)'}`, options, () =>
    run(launch),
  );
};
