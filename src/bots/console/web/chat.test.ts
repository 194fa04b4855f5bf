import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireMessage } from '../wire.ts';
import { type Chat, type ChatEvent, chatAfter, emptyChat } from './chat.ts';

const message = (id: number, over: Partial<WireMessage> = {}): WireMessage => ({
  id,
  revision: id,
  channel: 'direct',
  at: '2026-11-21T08:00:00.000Z',
  editedAt: null,
  author: null,
  onlyYou: false,
  text: `message ${id}`,
  card: null,
  ...over,
});
const mine = { author: { as: 'anna', name: 'Anna' } };
const chatOf = (...events: ChatEvent[]): Chat => events.reduce(chatAfter, emptyChat);
const heard = (...messages: WireMessage[]): ChatEvent => ({ type: 'heard', messages, me: 'anna' });

describe('chatAfter', () => {
  it('shows a line at once, and in its place the message that it became', () => {
    const sending: ChatEvent = { type: 'sending', line: { requestId: 'r1', text: '/help' } };
    expect(chatOf(sending)).toMatchObject({ outgoing: [{ text: '/help' }], awaited: ['r1'] });
    const told = chatOf(sending, heard(message(1, { ...mine, text: '/help' })));
    expect(told).toMatchObject({ outgoing: [], awaited: ['r1'], messages: [{ id: 1 }] });
    expect(chatAfter(told, { type: 'sent', requestId: 'r1' }).awaited).toEqual([]);
  });

  it('takes one line off for each of my messages, although two say the same', () => {
    const two: ChatEvent[] = ['r1', 'r2'].map((requestId) => ({ type: 'sending', line: { requestId, text: '/help' } }));
    const said = heard(message(1, { ...mine, text: '/help' }));
    expect(chatOf(...two, said, said).outgoing.map(({ requestId }) => requestId)).toEqual(['r2']);
  });

  it('keeps what was not sent, with the reason, until it is sent again', () => {
    const line = { requestId: 'r1', text: 'hello' };
    const failed = chatOf({ type: 'sending', line }, { type: 'not-sent', requestId: 'r1', problem: 'away' });
    expect(failed).toMatchObject({ outgoing: [{ problem: 'away' }], awaited: [] });
    expect(chatAfter(failed, { type: 'sending', line }).outgoing).toEqual([line]);
  });

  it('holds each message once, in its newest version and in order, however they arrive', () => {
    const versions = fc.array(
      fc.record({ id: fc.integer({ min: 1, max: 6 }), revision: fc.integer({ min: 1, max: 50 }) }),
    );
    fc.assert(
      fc.property(versions, (news) => {
        const { messages } = chatOf(...news.map(({ id, revision }) => heard(message(id, { revision }))));
        const newest = new Map<number, number>();
        for (const { id, revision } of news) newest.set(id, Math.max(revision, newest.get(id) ?? 0));
        expect(messages.map(({ id, revision }) => [id, revision])).toEqual([...newest].sort(([a], [b]) => a - b));
      }),
    );
  });
});
