/** What this browser remembers; a private window may refuse, and then nothing is. */
export const remembered = (key: string): string | null => {
  try {
    return localStorage.getItem(`kam-${key}`);
  } catch {
    return null;
  }
};

export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(`kam-${key}`, value);
  } catch {
    // Forgotten, then.
  }
};

/** What the page's address asks for. */
export const wanted = new URLSearchParams(location.search);

/** The newest message of a channel that somebody has seen in this browser. */
export const lastSeen = (as: string, channel: string): number => Number(remembered(`seen/${as}/${channel}`) ?? 0);
export const rememberSeen = (as: string, channel: string, id: number): void =>
  remember(`seen/${as}/${channel}`, String(id));
