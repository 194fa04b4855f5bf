/** Slack takes about one message a second in a conversation, and forgives a short burst. */
const intervalMs = 1_000;
const burst = 2;
const mostRemembered = 10_000;

/**
 * Waits until it is a conversation's turn for one more message. In the memory of this process: with several processes, Slack itself says when it
 * is too much, and the inbox tries again.
 */
export const createPace = () => {
  /** When each conversation has had its share. */
  const shares = new Map<string, number>();

  return async (conversation: string): Promise<void> => {
    const now = performance.now();
    if (shares.size >= mostRemembered) {
      for (const [name, until] of shares) if (until <= now) shares.delete(name);
    }
    const share = Math.max(now, shares.get(conversation) ?? 0) + intervalMs;
    shares.set(conversation, share);
    const wait = share - now - burst * intervalMs;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
};

export type Pace = ReturnType<typeof createPace>;
