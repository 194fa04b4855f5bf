/** One message that was to be sent, and what the outbox says became of it. */
export interface Expected {
  readonly chat: string;
  readonly says: string;
  readonly platform: 'slack' | 'telegram';
  readonly state: string;
  readonly attempts: number;
}

export interface Tally {
  readonly sent: number;
  /** Never arrived, although nobody had a reason to leave it. */
  readonly lost: number;
  /** Nobody knows of it, and better so than twice: arrived or not. */
  readonly unknown: number;
  /** Arrived more than once; `explained`: after an outcome that nobody knew. */
  readonly duplicates: { readonly slack: number; readonly telegram: number; readonly explained: number };
  /** Arrived after what was put in later. */
  readonly out_of_order: number;
}

/**
 * Holds what arrived against what was to arrive. Pure.
 * @param expected in the order in which it was put in
 * @param arrived what each chat shows, in its order
 */
export const tally = (expected: readonly Expected[], arrived: ReadonlyMap<string, readonly string[]>): Tally => {
  const counts = { sent: 0, lost: 0, unknown: 0, slack: 0, telegram: 0, explained: 0, disorder: 0 };
  const latest = new Map<string, number>();
  for (const { chat, says, platform, state, attempts } of expected) {
    const seen = arrived.get(chat) ?? [];
    const times = seen.filter((one) => one === says).length;
    if (state === 'unknown') counts.unknown += 1;
    else if (times === 0) counts.lost += 1;
    if (times > 0) {
      counts.sent += 1;
      const at = seen.indexOf(says);
      if (at < (latest.get(chat) ?? -1)) counts.disorder += 1;
      latest.set(chat, Math.max(at, latest.get(chat) ?? -1));
    }
    if (times > 1) {
      counts[platform] += times - 1;
      if (attempts > 1) counts.explained += times - 1;
    }
  }
  const { sent, lost, unknown, slack, telegram, explained, disorder } = counts;
  return { sent, lost, unknown, duplicates: { slack, telegram, explained }, out_of_order: disorder };
};

/** Whether nothing is lost, out of order, or doubled without an unknown outcome. */
export const holds = ({ lost, duplicates: { slack, telegram, explained }, out_of_order }: Tally): boolean =>
  lost === 0 && out_of_order === 0 && slack + telegram === explained;
