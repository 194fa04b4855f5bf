import type { Card } from '../core/cards/card.ts';

/** What a platform can carry. Renderers drop whole items to stay inside, and say how many. */
export interface PlatformLimits {
  /** Characters of one message. */
  readonly text: number;
  readonly buttonsPerRow: number;
  readonly buttons: number;
  /** Bytes of what a button says when pressed. */
  readonly actionBytes: number;
}

/**
 * The contract that every platform fulfils.
 * @typeParam Address where a message goes
 * @typeParam Ref names a message that was sent, so that it can be edited
 * @typeParam Rendered what the platform shows
 */
export interface Platform<Address, Ref, Rendered> {
  readonly name: string;
  readonly limits: PlatformLimits;
  /** Pure. */
  render(card: Card): Rendered;
  send(to: Address, card: Card): Promise<Ref>;
  edit(ref: Ref, card: Card): Promise<void>;
}
