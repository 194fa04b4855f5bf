import type { Arguments } from '../http/arguments.ts';
import type { Pace } from '../rates.ts';
import type { Formatted } from '../text/entity.ts';
import { entity } from '../text/entity.ts';
import { format } from '../text/format.ts';
import { type Markup, markup, readKeyboard } from '../text/keyboard.ts';
import type { Webhook } from '../webhook.ts';
import type { Chat, Message } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** One call of the bot. */
export interface Call {
  readonly world: World;
  readonly pace: Pace;
  readonly webhook: Webhook;
  readonly method: string;
  readonly args: Arguments;
  /** Ends when the caller goes away. */
  readonly gone: AbortSignal;
}

/** Answers a call with its result. @throws ApiError */
export type Handler = (call: Call) => unknown;

/** A result with words of its own, as the webhook methods give them. */
export class Described {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}

/** A text of a call, by the parameters that say it. @throws ApiError */
export const textOf = (
  { args, method, world: { violations } }: Call,
  names: { readonly text: string; readonly entities: string },
  rules: { readonly min: number; readonly max: number; readonly what: string },
): Formatted =>
  format(
    {
      text: args.text(names.text),
      parseMode: args.text('parse_mode'),
      entities: args.object(names.entities, entity.array()),
    },
    { ...rules, method, violations },
  );

/** The markup of a call. @throws ApiError */
export const markupOf = (
  { args, method, world: { violations } }: Call,
  chat: Chat,
): Pick<Message, 'buttons' | 'below'> => {
  const said: Markup | undefined = args.object('reply_markup', markup);
  if (!said) return { buttons: undefined, below: undefined };
  const rows = said.inline_keyboard;
  if (!rows) return { buttons: undefined, below: said };
  const buttons = readKeyboard(rows, { method, privateChat: chat.type === 'private', violations });
  return { buttons: buttons.length > 0 ? buttons : undefined, below: undefined };
};
