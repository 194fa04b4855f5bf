import { z } from 'zod';
import { badRequest } from '../errors.ts';
import { maximum } from '../spec/facts.ts';
import type { Violations } from '../violations.ts';
import { linkProblem } from './link.ts';

/** Undocumented: what is beyond is dropped without a word. */
const limits = { perRow: 8, inAll: 100, bytes: 10_000 };

const other = z.unknown().optional();

const button = z.object({
  text: z.string(),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  web_app: z.object({ url: z.string() }).optional(),
  copy_text: z.object({ text: z.string() }).optional(),
  style: z.string().optional(),
  login_url: other,
  switch_inline_query: other,
  switch_inline_query_current_chat: other,
  switch_inline_query_chosen_chat: other,
  callback_game: other,
  pay: other,
});

export type Button = z.infer<typeof button>;
export type Keyboard = readonly (readonly Button[])[];

export const markup = z.looseObject({
  inline_keyboard: z.array(z.array(button)).optional(),
  keyboard: z.array(z.array(z.looseObject({ text: z.string() }))).optional(),
  remove_keyboard: z.boolean().optional(),
  force_reply: z.boolean().optional(),
});

export type Markup = z.infer<typeof markup>;

interface Place {
  readonly method: string;
  readonly privateChat: boolean;
  readonly violations: Violations;
}

/** What a button can do besides saying its text: exactly one of these. */
const kinds = [
  'url',
  'callback_data',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'copy_text',
  'callback_game',
  'pay',
] as const;

const checkButton = (button: Button, { method, privateChat, violations }: Place): void => {
  const limited = (detail: string, answer: string): never => {
    violations.add({ kind: 'limit', method, detail });
    throw badRequest(answer);
  };
  const used = kinds.filter((kind) => button[kind] !== undefined && button[kind] !== '');
  if (used.length === 0)
    limited(
      `the button "${button.text}" does nothing`,
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  if (used.length > 1) violations.add({ kind: 'ignored', method, detail: `a button with ${used.join(' and ')}` });
  const style = button.style?.toLowerCase() ?? '';
  if (!['', 'default', 'primary', 'success', 'danger'].includes(style)) {
    throw badRequest("can't parse inline keyboard button: invalid button style specified");
  }
  const bytes = Buffer.byteLength(button.callback_data ?? '');
  if (bytes > maximum('InlineKeyboardButton', 'callback_data')) throw badRequest('BUTTON_DATA_INVALID');
  const copied = [...(button.copy_text?.text ?? '')].length;
  if (copied > maximum('CopyTextButton', 'text')) throw badRequest('BUTTON_COPY_TEXT_INVALID');
  if (button.url) {
    const problem = linkProblem(button.url);
    if (problem) throw badRequest(`Inline keyboard button URL '${button.url}' is invalid: ${problem}`);
  }
  if (button.web_app && !privateChat) limited('web_app outside a private chat', 'BUTTON_TYPE_INVALID');
};

/** The buttons that people will see. @throws ApiError */
export const readKeyboard = (rows: Keyboard, place: Place): Keyboard => {
  const { method, violations } = place;
  for (const one of rows.flat()) checkButton(one, place);
  if (Buffer.byteLength(JSON.stringify(rows)) > limits.bytes) {
    violations.add({ kind: 'limit', method, detail: `reply_markup has more than ${limits.bytes} bytes` });
    throw badRequest('reply markup is too long');
  }
  let left = limits.inAll;
  const shown = rows
    .map((row) => {
      const kept = row.filter(({ text }) => text !== '').slice(0, Math.min(limits.perRow, left));
      left -= kept.length;
      return kept;
    })
    .filter((row) => row.length > 0);
  const dropped = rows.flat().length - shown.flat().length;
  if (dropped > 0) violations.add({ kind: 'ignored', method, detail: `${dropped} buttons are dropped` });
  return shown;
};
