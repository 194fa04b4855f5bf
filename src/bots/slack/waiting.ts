/** What Slack may be told in acknowledging a form; nothing closes it. */
export type FormAnswer = { readonly response_action: 'errors'; readonly errors: Record<string, string> } | undefined;

/** For how long the sending of a form waits for what comes of it: Slack itself waits for three seconds. */
const patienceMs = 2_000;

/**
 * Lets the acknowledgement of a form say what the inbox made of it, if that is at once; whatever happens, the form itself is stored and worked
 * off. In the memory of this process: when another one works it off, the answer comes as a message.
 */
export const createWaiting = () => {
  const waiting = new Map<string, (answer: FormAnswer) => void>();
  return {
    /** Begins to wait. Resolves in time, always. */
    for: (sending: string): Promise<FormAnswer> =>
      new Promise((resolve) => {
        const settle = (answer: FormAnswer): void => {
          clearTimeout(tooLong);
          waiting.delete(sending);
          resolve(answer);
        };
        const tooLong = setTimeout(() => settle(undefined), patienceMs).unref();
        waiting.set(sending, settle);
      }),
    /** Whether somebody still waited, and is told. */
    settle: (sending: string, answer: FormAnswer): boolean => {
      const settle = waiting.get(sending);
      settle?.(answer);
      return settle !== undefined;
    },
  };
};

export type Waiting = ReturnType<typeof createWaiting>;
