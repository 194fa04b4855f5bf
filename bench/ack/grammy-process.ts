import { createServer } from 'node:http';
import { Bot, webhookCallback } from 'grammy';
import { sayReady } from '../../test/fakes/shared/process.ts';
import { readSetup } from './setup.ts';

/** The least that grammY can do: says back what it is told. */
const { token, apiRoot, secret } = readSetup().telegram;
const bot = new Bot(token, { client: { apiRoot } });
bot.on('message:text', (heard) => heard.reply(heard.message.text));
await bot.init();
const server = createServer(webhookCallback(bot, 'http', { secretToken: secret }));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) sayReady(address.port);
});
process.once('SIGTERM', () => process.exit(0));
