import { z } from 'zod';

/** A part of a text that looks or works differently. Offset and length count UTF-16 units. */
export const entity = z.object({
  type: z.string(),
  offset: z.number(),
  length: z.number(),
  url: z.string().optional(),
  user: z.object({ id: z.number() }).optional(),
  language: z.string().optional(),
  custom_emoji_id: z.string().optional(),
  unix_time: z.number().optional(),
  date_time_format: z.string().optional(),
});

export type Entity = z.infer<typeof entity>;

export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

export const plain = (text: string): Formatted => ({ text, entities: [] });

/** Outer entities before inner ones, as the platform lists them. */
export const sorted = (entities: readonly Entity[]): Entity[] =>
  [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
