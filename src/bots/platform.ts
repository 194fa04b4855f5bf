import type { Card } from '../core/cards/card.ts';
import type { MessageFile } from '../core/outbox/file.ts';

/** What a platform can carry. Renderers drop whole items to stay inside, and say how many. */
interface PlatformLimits {
  /** Characters of one message. */
  readonly text: number;
  readonly buttonsPerRow: number;
  readonly buttons: number;
  /** Bytes of what a button says when pressed. */
  readonly actionBytes: number;
}

/** A file that goes with a message. */
export interface Attached {
  readonly file: MessageFile;
  /** What is shown where the platform will not have the file: it says so. */
  readonly without: Card;
}

/**
 * The contract that every platform fulfils. `test/contract` runs the same conversations on each.
 * @typeParam Address where a message goes
 * @typeParam Ref names a message that was sent, so that it can be edited
 * @typeParam Rendered what the platform shows
 */
export interface Platform<Address, Ref, Rendered> {
  readonly name: string;
  readonly limits: PlatformLimits;
  /** Pure. */
  render(card: Card): Rendered;
  /**
   * `key` names the message for good: where a platform can tell, sending it again finds the first instead of doubling it. `about` says what the
   * card is, such as the command's name, should the platform refuse it: then its words are sent, and an alarm is raised.
   */
  send(to: Address, card: Card, key: string, about?: string | undefined): Promise<Ref>;
  edit(ref: Ref, card: Card, about?: string | undefined): Promise<void>;
}
