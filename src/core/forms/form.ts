import { z } from 'zod';

const field = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-zA-Z]*$/),
    label: z.string().min(1),
    /** `secret`: hidden where the platform can, never shown again once it is typed, and kept in clear nowhere. */
    kind: z.enum(['text', 'paragraph', 'date', 'select', 'secret']),
    required: z.boolean(),
    hint: z.string().optional(),
    value: z.string().optional(),
    /** For `select`: what can be chosen. For others: what is suggested. */
    options: z.array(z.strictObject({ value: z.string(), label: z.string() })).optional(),
    /** For `date`: the days between which it will lie, as ISO dates. They help in choosing; what comes back may lie outside. */
    min: z.iso.date().optional(),
    max: z.iso.date().optional(),
    /** What it says, or nothing, will mostly do: where questions are asked one by one, this is not asked, but can be changed at the end. */
    aside: z.boolean().optional(),
  })
  .refine(({ kind, value, options }) => kind !== 'secret' || (value === undefined && options === undefined), {
    error: 'a secret is not known before it is typed',
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

export const asksForSecret = ({ fields }: Form): boolean => fields.some(({ kind }) => kind === 'secret');
