import { z } from 'zod';

const field = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z]*$/),
  label: z.string().min(1),
  kind: z.enum(['text', 'paragraph', 'date', 'select']),
  required: z.boolean(),
  hint: z.string().optional(),
  value: z.string().optional(),
  /** For `select`: what can be chosen. For `text`: what is suggested while typing. */
  options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
});

/** A form in the reader's language: a modal, step-by-step questions, or fields on a page, as the platform has it. */
export const formSchema = z.strictObject({
  /** Which `defineForm` takes the answer. */
  id: z.string(),
  title: z.string().min(1).max(24),
  fields: z.array(field).min(1),
  submit: z.string().min(1).max(24),
});

export type Form = z.infer<typeof formSchema>;
export type FormField = z.infer<typeof field>;
