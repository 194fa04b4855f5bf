import type { Json, JsonObject } from '../json.ts';

/** The kinds of things that the platform hands to an app, by their names in Socket Mode. */
export type EnvelopeKind = 'events_api' | 'slash_commands' | 'interactive';

export interface Repeat {
  /** 1 for the first repetition. */
  readonly attempt: number;
  readonly reason: string;
}

/** What became of one attempt to hand something over. */
export interface Attempt {
  readonly at: number;
  readonly ms: number;
  readonly acknowledged: boolean;
  /** HTTP only. */
  readonly status?: number;
  /** Why it was not acknowledged: `http_timeout`, `http_error`, `connection_failed`, `timeout`. */
  readonly reason?: string;
  /** The app asked not to be told again. */
  readonly noRepeat?: boolean;
  /** What the acknowledgement carried: JSON, or a text that is none. */
  readonly body?: Json | undefined;
}

export type Send = (kind: EnvelopeKind, payload: JsonObject, repeat: Repeat | null) => Promise<Attempt>;
