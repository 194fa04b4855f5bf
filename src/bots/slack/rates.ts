import type { Share } from '../pace.ts';

/** Slack takes about one message a second in a conversation, and forgives a short burst. */
const rate = { count: 1, ms: 1_000, burst: 2 } as const;

/** What a message to a conversation takes from. */
export const slackShares = (conversation: string): readonly Share[] => [{ name: conversation, rate }];
