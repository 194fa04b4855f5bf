import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/app.ts';
import { createLogger } from '../../src/core/logger.ts';
import { sayReady } from '../../test/fakes/shared/process.ts';
import { readSetup } from './setup.ts';

/** The app, connected to both platforms over HTTP. Telegram is told its address before it listens, so the port is chosen first. */
const { databaseUrl, slack, telegram } = readSetup();
const { botToken, signingSecret, apiUrl } = slack;
const { token, apiRoot, secret } = telegram;
const probe = createServer().listen(0, '127.0.0.1', () => {
  const { port } = probe.address() as AddressInfo;
  probe.close(async () => {
    const webhook = { url: `http://127.0.0.1:${port}/telegram/webhook`, secret };
    const app = await createApp(
      {
        host: '127.0.0.1',
        slack: { botToken, apiUrl, delivery: { signingSecret } },
        telegram: { token, apiRoot, webhook },
      },
      { databaseUrl, logger: createLogger('fatal') },
    );
    sayReady(await app.listen(port));
  });
});
process.once('SIGTERM', () => process.exit(0));
