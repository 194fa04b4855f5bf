/** What Telegram carries in one message (Bot API 10.1), and what one can read of it on a phone. */
export const limits = {
  /** Characters after the markup is read. Counted here in UTF-16 units, which are never fewer. */
  text: 4_096,
  buttonsPerRow: 3,
  /** Undocumented; those beyond are dropped without a word. */
  buttons: 100,
  actionBytes: 64,
} as const;

/** A message, and the words under a file: characters, and at most how many of them one item has, so that a long one leaves room for the others. */
export const rooms = {
  message: { text: limits.text, item: 1_500 },
  caption: { text: 1_024, item: 380 },
} as const;

export type Room = (typeof rooms)[keyof typeof rooms];

/** Bytes of a file. A little below the 10 MB and 50 MB that Telegram takes, since what comes with it counts too. */
export const fileBytes = { picture: 10_000_000, document: 50_000_000 } as const;

/** Styled parts of one message. Telegram shows 100 and drops the rest silently; it finds commands, addresses and names in the text by itself, which count too. */
export const styledParts = 60;

/** What the answer to a press may say. */
export const toastText = 200;

/** Characters that the labels of one row share before a phone cuts them. */
export const rowCharacters = 36;

/** Characters of fixed width in one line on a phone. */
export const tableWidth = 34;
