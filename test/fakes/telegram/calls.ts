/** What the bot called, and what came of it. */
export interface CallEntry {
  /** Counts from 1, for reading on. */
  readonly number: number;
  readonly method: string;
  readonly chat: string | undefined;
  readonly values: Readonly<Record<string, unknown>>;
  /** What the platform made of it; 0 when it was cut off before it had any effect. */
  readonly status: number;
  /** The message that it made or changed. */
  readonly messageId: number | undefined;
  /** Whether the caller was told. If not, it cannot know what became of its call. */
  readonly told: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
