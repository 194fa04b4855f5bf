import { beforeEach, describe, expect, it } from 'vitest';
import { testDb } from '../../test/setup/database.ts';
import { actions, button, card, text } from '../core/cards/build.ts';
import { fixedClock } from '../core/clock.ts';
import { newToken } from '../core/people/linking/token.ts';
import { draws, sentMessages } from './sent.ts';

const { db, reset } = await testDb();
const clock = fixedClock('2026-11-21T08:00:00Z');
const telegram = sentMessages({ db, clock, platform: 'telegram' });
const slack = sentMessages({ db, clock, platform: 'slack' });
const ref = { chatId: '-100', messageId: '7' };
const offer = card('An offer', [actions(button('Take it', 'take:7'))]);

beforeEach(reset);

describe('what was sent', () => {
  it('is found by its key and by its place, on its platform', async () => {
    await telegram.record('inbox/1/answer', ref, offer);
    expect(await telegram.find('inbox/1/answer')).toEqual(ref);
    expect(await telegram.cardOf(ref)).toEqual(offer);
    expect([await slack.find('inbox/1/answer'), await slack.cardOf(ref)]).toEqual([null, null]);
    expect(await telegram.find('inbox/2/answer')).toBeNull();
  });

  it('is recorded once, though its recording was repeated', async () => {
    await telegram.record('inbox/1/answer', ref, offer);
    await telegram.record('inbox/1/answer', { ...ref, messageId: '8' }, offer);
    expect(await telegram.find('inbox/1/answer')).toEqual(ref);
    expect(await db.sentMessage.count()).toBe(1);
  });

  it('is another card after an edit, which is found by its own key too', async () => {
    await telegram.record('inbox/1/answer', ref, offer);
    await telegram.recordEdit('inbox/2/answer', ref, card('Taken', []));
    expect(await telegram.cardOf(ref)).toEqual(card('Taken', []));
    expect([await telegram.find('inbox/1/answer'), await telegram.find('inbox/2/answer')]).toEqual([ref, ref]);
  });

  it('is kept without the token that it shows', async () => {
    const token = newToken();
    await telegram.record('inbox/1/answer', ref, card('Open this', [text(`https://t.me/kam_bot?start=${token}`)]));
    expect(await telegram.cardOf(ref)).toEqual(card('Open this', [text('https://t.me/kam_bot?start=…')]));
  });

  it('that is no card any more has no buttons', async () => {
    await telegram.record('inbox/1/answer', ref, offer);
    await db.sentMessage.updateMany({ data: { card: { type: 'poem' } } });
    const shown = await telegram.cardOf(ref);
    expect(shown && draws(shown, 'take:7')).toBe(false);
  });

  it('has the buttons that were drawn, and no others', () => {
    expect([draws(offer, 'take:7'), draws(offer, 'take:8'), draws(offer, 'take')]).toEqual([true, false, false]);
  });
});
