/** Numbers only: see ASSUMPTIONS.md for where they come from. */
import facts from '../block-limits.json' with { type: 'json' };

export const limits = facts;

/** Limits that stand beside Block Kit's own. */
export const messageLimits = {
  /** Characters; what is over is cut off. */
  text: 40_000,
  blocks: 50,
  /** Characters of all texts in the blocks of one message. */
  blocksText: 13_200,
  attachments: 100,
  /** Bytes of JSON. */
  metadata: 8192,
  /** Bytes of JSON. */
  view: 250_000,
} as const;
