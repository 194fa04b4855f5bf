import bolt from '@slack/bolt';
import { sayReady } from '../../test/fakes/shared/process.ts';
import { readSetup } from './setup.ts';

/** The least that Bolt can do: says back what it is told. */
const { botToken, signingSecret, apiUrl } = readSetup().slack;
const app = new bolt.App({
  token: botToken,
  signingSecret,
  clientOptions: { slackApiUrl: apiUrl },
  logLevel: bolt.LogLevel.ERROR,
});
app.message(async ({ message, say }) => {
  if ('text' in message) await say(message.text ?? '');
});
const server = await app.start({ port: 0, host: '127.0.0.1' });
const address = server.address();
if (typeof address === 'object' && address) sayReady(address.port);
process.once('SIGTERM', () => process.exit(0));
