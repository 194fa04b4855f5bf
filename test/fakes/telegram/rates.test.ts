import { describe, expect, it } from 'vitest';
import { createPace } from './rates.ts';
import { createViolations } from './violations.ts';
import type { Chat } from './world/types.ts';

const base = { messages: new Map() };
const personal = (id: number): Chat => ({
  ...base,
  id,
  type: 'private',
  person: { id, is_bot: false, first_name: 'P' },
  started: true,
  blocked: false,
  deactivated: false,
});
const group: Chat = {
  ...base,
  id: -1,
  type: 'supergroup',
  title: 'G',
  forum: false,
  members: new Set(),
  topics: new Map(),
  bot: 'member',
  rights: { can_manage_topics: false, can_delete_messages: false, can_pin_messages: false },
  muted: false,
  botSpokeLast: false,
  upgradedTo: undefined,
  lastMessageId: 1,
};

/** A platform whose time passes by hand. `send` gives the seconds to wait, or 0. */
const platform = (factor = 1) => {
  let now = 0;
  const violations = createViolations(1000);
  const pace = createPace({ violations }, factor, () => now);
  return {
    pass: (ms: number) => {
      now += ms;
    },
    pace,
    violations,
    send: (chat: Chat): number => {
      try {
        pace.message('sendMessage', chat);
        return 0;
      } catch (error) {
        return Number(/retry after (\d+)/.exec(String(error))?.[1]);
      }
    },
  };
};

describe('how fast a bot may write', () => {
  it('is a message a second in a chat, after a burst of three', () => {
    const { send, pass } = platform();
    expect([1, 2, 3, 4].map(() => send(personal(1)))).toEqual([0, 0, 0, 1]);
    pass(1000);
    expect([send(personal(1)), send(personal(1))]).toEqual([0, 1]);
  });

  it('is thirty a second in all, however they are spread', () => {
    const { send, pass, violations } = platform();
    let refused = 0;
    for (let i = 0; i < 3000; i++) {
      refused += send(personal(i)) ? 1 : 0;
      pass(1000 / 30);
    }
    expect(refused).toBe(0);
    expect(violations.entries()).toEqual([]);
    const waits = Array.from({ length: 40 }, (_, i) => send(personal(10_000 + i)));
    expect(waits.filter((wait) => wait > 0)).toHaveLength(10);
  });

  it('is twenty a minute in a group', () => {
    const { send, pass, violations } = platform();
    const sent = Array.from({ length: 60 }, () => {
      pass(1000);
      return send(group);
    });
    expect(sent.filter((wait) => wait === 0).length).toBeLessThanOrEqual(40);
    expect(violations.entries().map(({ detail }) => detail)).toContain('group -1: 20 in 60 s');
  });

  it('goes by a factor', () => {
    const { send, pass } = platform(10);
    const sent = Array.from({ length: 50 }, () => {
      pass(100);
      return send(personal(1));
    });
    expect(sent.every((wait) => wait === 0)).toBe(true);
  });
});

describe('whoever was asked to wait', () => {
  it('is early until then, unless the call was under way already', () => {
    const { pace, pass, violations } = platform(0);
    pace.ask('7', 2);
    const kinds = () => violations.entries().map(({ kind, detail }) => `${kind} ${detail}`);
    pass(100);
    pace.watch('sendMessage', '7');
    expect(kinds()).toEqual([]);
    pass(1800);
    pace.watch('sendMessage', '8');
    pace.watch('sendMessage', '7');
    expect(kinds()).toEqual(['early chat 7']);
    pass(100);
    pace.watch('sendMessage', '7');
    expect(kinds()).toHaveLength(1);
  });
});
