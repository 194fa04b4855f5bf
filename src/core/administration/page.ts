import type { z } from 'zod';
import type { Context, Reply } from '../commands/define.ts';
import type { MessageKey } from '../i18n/translator.ts';
import type { Permission } from '../people/policy.ts';

/** One page of administration: `/admin NAME rest`. A page is a card, so that every platform has all of them. */
export interface AdminPage<Args = unknown> {
  readonly name: string;
  /** What the list of pages calls it; null: it is about one thing, and is come to from another page. */
  readonly title: MessageKey | null;
  readonly permission: Permission;
  /** What follows its name, in single spaces; what it refuses is answered with the usage of `/admin`. Buttons say the same words: `admin:NAME rest`. */
  readonly args: z.ZodType<Args, string>;
  show(context: Context, args: Args): Promise<Reply>;
}

/** Keeps `args` and `show` of one page to the same type. */
export const definePage = <Args>(page: AdminPage<Args>): AdminPage<Args> => page;
