import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { Card } from '../cards/card.ts';
import type { Tx } from '../db.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Person } from '../people/person.ts';
import type { MessageFile } from './file.ts';

/** What is due, as its kind needs to know it to say it. */
export interface Due<Payload> {
  readonly id: number;
  readonly payload: Payload;
  /** Null: it goes to a place on a platform, not to one person. */
  readonly person: Person | null;
  readonly t: Translator;
  readonly dueAt: Temporal.Instant;
  /** It stands with its reader already, and is made to be shown as it reads now. */
  readonly stands: boolean;
}

/** What becomes of it: it is said now, perhaps with a file; or not at all, for a reason of a few words that explains it afterwards. */
export type Built = { readonly say: Card; readonly file?: MessageFile } | { readonly drop: string };

interface BuildContext {
  readonly db: Tx;
  readonly now: Temporal.Instant;
}

/** A kind of message that is sent unasked. */
export interface MessageKind<Payload = unknown> {
  /** For good: it stands in the outbox. */
  readonly name: string;
  /** Ids and inputs that do not change, as plain JSON. It must read whatever earlier versions of the product wrote. */
  readonly payload: z.ZodType<Payload>;
  readonly urgency: 'urgent' | 'routine';
  /** After this it is of no use to anybody, and is dropped. */
  readonly lifetime: Temporal.Duration;
  /** Where a platform cannot tell whether it arrived: a message too many, or one too few? */
  readonly onUnknown: 'send-again' | 'leave';
  /**
   * Says each as it is right now, whether for the first time or to show it as it reads today: checks that it is still true and that its reader
   * may still know it. Many at once: asks the database for all of them together. One result for each, in their order.
   */
  build(context: BuildContext, messages: readonly Due<Payload>[]): Promise<readonly Built[]>;
}

/** Keeps the payload and the builder of one kind to the same type. */
export const defineKind = <Payload>(kind: MessageKind<Payload>): MessageKind<Payload> => kind;

export const priorities = { urgent: 0, routine: 1 } as const satisfies Record<MessageKind['urgency'], number>;
