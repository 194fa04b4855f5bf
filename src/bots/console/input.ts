import { z } from 'zod';
import { keepable as keepableText } from '../../core/keepable.ts';
import { directChannel } from './wire.ts';

/** What the HTTP API takes (docs/console-api.md). Whatever else is sent along is refused, so that a misspelt name is noticed. */

const keepable = z.string().transform(keepableText);

const as = keepable.pipe(z.string().min(1).max(100));
const channel = keepable.pipe(z.string().min(1).max(100)).default(directChannel);
/** The sender's own name for what is sent, so that a second sending after a lost connection acts once. */
const requestId = z
  .string()
  .regex(/^[\w.:-]{1,100}$/)
  .optional();
const id = z.coerce.number().int().min(0).max(2_147_483_647);

export const whoInput = z.strictObject({ as });

/** A file that is sent stands in the body; the rest is said in the query. */
export const uploadInput = z.strictObject({ as, requestId, name: keepable.pipe(z.string().min(1).max(255)) });

export const fileInput = z.strictObject({ as, messageId: id });

export const messageInput = z.strictObject({
  as,
  channel,
  requestId,
  text: keepable.pipe(
    z
      .string()
      .max(20_000)
      .refine((text) => text.trim() !== ''),
  ),
});

export const actionInput = z.strictObject({
  as,
  requestId,
  messageId: z.number().int().min(0).max(2_147_483_647),
  action: keepable.pipe(z.string().min(1).max(200)),
});

export const formInput = z.strictObject({
  as,
  channel,
  requestId,
  formId: keepable.pipe(z.string().min(1).max(100)),
  values: z.record(z.string().max(100), keepable.pipe(z.string().max(20_000))),
});

export const adminActionInput = actionInput.omit({ messageId: true });
export const adminFormInput = formInput.omit({ channel: true });

export const clockInput = z.strictObject({ as, requestId, to: keepable.pipe(z.string().min(1).max(100)) });

export const pageInput = z
  .strictObject({
    as,
    channel,
    after: id.optional(),
    before: z.union([z.literal('end'), id]).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(({ after, before }) => after === undefined || before === undefined, { path: ['before'] });
