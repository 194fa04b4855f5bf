import type { Arguments } from '../arguments.ts';
import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';

/** One page of a list, and the cursor of the next. `field` is the list's name in the answer. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  readonly metadata: JsonObject;
}

const encode = (offset: number): string => Buffer.from(`offset:${offset}`).toString('base64');

const decode = (cursor: string): number => {
  const offset = /^offset:(?<at>\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.groups?.at;
  if (offset === undefined) throw new Refusal('invalid_cursor');
  return Number(offset);
};

/** @throws {Refusal} `invalid_cursor`, `invalid_limit`. */
export const pageOf = <Item>(
  items: readonly Item[],
  args: Arguments,
  { usual, most }: { readonly usual: number; readonly most: number },
): Page<Item> => {
  const cursor = args.text('cursor');
  const limit = args.number('limit') ?? usual;
  if (limit < 1 || limit > 1000) throw new Refusal('invalid_limit');
  const from = cursor === undefined ? 0 : decode(cursor);
  const to = from + Math.min(limit, most);
  const hasMore = to < items.length;
  return { items: items.slice(from, to), hasMore, metadata: { next_cursor: hasMore ? encode(to) : '' } };
};
