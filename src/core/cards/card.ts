import { z } from 'zod';

/**
 * A message that any platform can render: plain JSON in the reader's language.
 * Texts are text: a renderer escapes them, nothing in them is markup.
 */

const span = z.union([z.string(), z.strictObject({ text: z.string(), style: z.enum(['strong', 'quiet']) })]);

/** A line of text: one span, or several set side by side. */
const line = z.union([span, z.array(span)]);

/** What pressing a button says: `verb` or `verb:argument`. 64 bytes are what Telegram carries. */
const action = z
  .string()
  .regex(/^[a-z][a-z-]*(:.*)?$/)
  .refine((value) => new TextEncoder().encode(value).length <= 64, 'at most 64 bytes');

const button = z.strictObject({
  label: z.string().min(1).max(75),
  action,
  style: z.enum(['primary', 'danger']).optional(),
});

const child = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: line }),
  z.strictObject({ type: z.literal('section'), label: z.string(), lines: z.array(line).min(1) }),
  z.strictObject({
    type: z.literal('fields'),
    fields: z.array(z.strictObject({ label: z.string(), value: line })).min(1),
  }),
  z.strictObject({
    type: z.literal('table'),
    columns: z.array(z.strictObject({ label: z.string(), align: z.enum(['start', 'end']) })).min(1),
    rows: z.array(z.array(z.string())),
    /** Said under the table when rows were left out. */
    more: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('list'),
    items: z.array(line).min(1),
    /** Said under the list when items were left out. */
    more: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({ type: z.literal('actions'), buttons: z.array(button).min(1).max(25) }),
  z.strictObject({ type: z.literal('context'), text: line }),
]);

export const cardSchema = z.strictObject({
  type: z.literal('card'),
  /** The sign of the kind of message, such as 📅: the same kind always bears the same. */
  icon: z.string().optional(),
  /** The first line, which says it all: notification previews show only this. */
  title: z.string().min(1),
  children: z.array(child),
});

export type Span = z.infer<typeof span>;
export type Line = z.infer<typeof line>;
export type Button = z.infer<typeof button>;
export type CardChild = z.infer<typeof child>;
export type Card = z.infer<typeof cardSchema>;
