import type { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { ImportKind } from '../../generated/prisma/enums.ts';
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
export type Built = Said | { readonly drop: string };

interface Said {
  readonly say: Card;
  readonly file?: MessageFile;
  /** What this one rests on, where that is less than its kind does. */
  readonly restsOn?: readonly ImportKind[];
}

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
  /**
   * What it asks of its reader's attention (docs/attention.md). An `alert` waits where it may, is counted, and may be told with others; an urgent
   * one never waits. What is `appointed` comes at its moment, whatever the hour, and is not counted: meetings, and what somebody set the hour of.
   * `system` is what people can do nothing about: answers, and what tells of other messages.
   */
  readonly attention: 'alert' | 'appointed' | 'system';
  /**
   * The imports by which it is made. Where they are old, it says so; where they are too old, an alert waits for newer ones (core/freshness). Every
   * alert says what it rests on, be it nothing.
   */
  readonly restsOn?: readonly ImportKind[];
  /** After this it is of no use to anybody, and is dropped. */
  readonly lifetime: Temporal.Duration;
  /** Where a platform cannot tell whether it arrived: a message too many, or one too few? */
  readonly onUnknown: 'send-again' | 'leave';
  /**
   * Says each as it is right now, whether for the first time or to show it as it reads today: checks that it is still true and that its reader
   * may still know it. Many at once: asks the database for all of them together. One result for each, in their order.
   */
  build(context: BuildContext, messages: readonly Due<Payload>[]): Promise<readonly Built[]>;
  /** Of several that go to one person together, the one that says all. Without it, each is said by its first line. */
  merge?(payloads: readonly Payload[]): Payload;
  /** How what it carries is said with it; without it, as {@link bundled} does. */
  around?(context: BuildContext, due: Due<Payload>, carried: readonly Carried[]): Promise<Built>;
}

/** A message that is told in another one, as its kind says it now. */
export interface Carried {
  readonly id: number;
  readonly kind: string;
  /** Why it was held back; null: it was not. */
  readonly heldFor: string | null;
  readonly built: Built;
}

/** By which reason a message was not told in time to be of use. */
export const tooLate = 'late';

/** Keeps the payload and the builder of one kind to the same type. */
export const defineKind = <Payload>(kind: MessageKind<Payload>): MessageKind<Payload> => kind;

export const priorities = { urgent: 0, routine: 1 } as const satisfies Record<MessageKind['urgency'], number>;
