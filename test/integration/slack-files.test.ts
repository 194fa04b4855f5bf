import { afterAll, expect, it } from 'vitest';
import { sentMessages } from '../../src/bots/sent.ts';
import { createPace } from '../../src/bots/shared-pace.ts';
import { slackShares } from '../../src/bots/slack/rates.ts';
import { slackSender } from '../../src/bots/slack/sender.ts';
import { actions, button, card } from '../../src/core/cards/build.ts';
import { systemClock } from '../../src/core/clock.ts';
import { translator } from '../../src/core/i18n/translator.ts';
import { fileName, type MessageFile } from '../../src/core/outbox/file.ts';
import { contractHouse } from '../contract/house.ts';
import { connectSlack, slackSettled } from '../contract/slack.ts';
import { anIdentity } from '../factories/index.ts';
import { startSlack } from '../fakes/slack/client.ts';
import { usualSettings } from '../fakes/slack/world/app.ts';
import { aConsoleCompany } from '../setup/console-company.ts';
import { testDb } from '../setup/database.ts';
import { aDocument, aPicture } from '../setup/files.ts';

const { db, url } = await testDb();
const fake = await startSlack({ rates: 0 });
const house = contractHouse(db, systemClock);
const { logger } = house;
const { anna } = await aConsoleCompany(db);
const { id: user, dm } = await fake.act('person', { name: 'anna' });
await anIdentity(db, { personId: anna.id, platform: 'slack', platformUserId: user });
const running = await connectSlack(fake, 'socket', { db, url, dispatch: house.dispatch, logger });
afterAll(async () => {
  await running.close();
  await fake.stop();
});
const sender = await slackSender({
  ...{ db, clock: systemClock, logger, alarm: async () => {}, pace: createPace(db, 'slack', slackShares) },
  config: { botToken: usualSettings.botToken, apiUrl: fake.apiUrl, delivery: usualSettings },
});

it.each([
  ['picture', aPicture()],
  ['document', aDocument()],
])('a message keeps its %s when a button of it turns its words into an answer', async (kind, file: MessageFile) => {
  const offer = card('An offer', [actions(button('Take it', 'take:7'))]);
  const sending = { key: `outbox/${kind}`, under: null, doubtful: false, about: 'test', file };
  const standing = await sender.send({ chatId: dm, t: translator('en', 'Europe/Rome') }, offer, sending);
  await sentMessages({ db, clock: systemClock, platform: 'slack' }).record(sending.key, standing, offer);
  await fake.act('press', { who: 'anna', at: { channel: dm, ts: standing.messageId }, control: 'Take it' });
  await slackSettled(fake, db);
  const { messages } = await fake.act('sees', { who: 'anna', channel: dm });
  const shown = messages.find(({ ts }) => ts === standing.messageId);
  expect(shown).toMatchObject({ text: expect.stringContaining('Anna took offer 7'), files: [fileName(file)] });
  expect(shown?.text).toContain(file.kind === 'picture' ? `[${file.alt}]` : `📎 ${fileName(file)}`);
  expect((await fake.act('violations')).violations).toEqual([]);
});
