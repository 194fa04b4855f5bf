import type { ChatPlatform } from '../identities.ts';

/** A chat platform that this installation is connected to, as linking needs to know it. */
export interface ConnectedPlatform {
  readonly name: ChatPlatform;
  /**
   * The address that shows a token to the assistant there, such as https://t.me/some_bot?start=TOKEN.
   * Null where there is none, or it is not known yet: then the token is typed there, as `link TOKEN`.
   */
  linkTo(token: string): string | null;
}
