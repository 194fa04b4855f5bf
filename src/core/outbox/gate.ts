import type { Temporal } from 'temporal-polyfill';
import type { Arrival } from '../people/where.ts';
import type { MessageKind } from './kind.ts';
import type { Recipient } from './recipients.ts';
import type { Task } from './rows.ts';

/** Whether a message may go out now. The reasons are a few words each, for good: they explain it afterwards. */
export type Verdict =
  /** `carries`: other messages of the same mailbox, which are told in it. */
  | { readonly kind: 'go'; readonly platform: Arrival; readonly carries: readonly number[] }
  /** It has its turn later. */
  | { readonly kind: 'wait'; readonly until: Temporal.Instant; readonly reason: string }
  /** It is told in the next summary. */
  | { readonly kind: 'hold'; readonly reason: string }
  | { readonly kind: 'drop'; readonly reason: string };

/** What is about to be sent, to whom. `late`: its deadline has passed before it was ever tried. */
export interface Asking {
  readonly task: Task;
  readonly kind: MessageKind;
  readonly recipient: Recipient;
}

/** Decides, for many messages at once, what may interrupt people: one verdict for each, in their order. */
export type Gate = (asking: readonly Asking[], now: Temporal.Instant) => Promise<readonly Verdict[]>;
