import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { Db } from '../core/db.ts';
import type { Translator } from '../core/i18n/translator.ts';
import { type ChatPlatform, chatPlatforms } from '../core/people/identities.ts';
import type { ConnectedPlatform } from '../core/people/linking/connected.ts';
import { type Invited, invite } from '../core/people/linking/invite.ts';
import { platformNames, platformPlaces } from '../core/people/linking/linking-card.ts';

/** What an administrator wants at the terminal. */
export interface LinkOrder {
  readonly whom: Invited;
  readonly platform: ChatPlatform;
  readonly days: number;
}

const optionsInput = z.object({
  on: z.enum(chatPlatforms).default('telegram'),
  days: z.coerce.number().int().min(1).max(90).default(7),
});

/** Reads `--all` or `HANDLE`, with `--on PLATFORM` and `--days N`. Null when the words are no order. */
export const readLinkOrder = (words: readonly string[]): LinkOrder | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { all: { type: 'boolean', default: false }, on: { type: 'string' }, days: { type: 'string' } },
      allowPositionals: true,
    });
    const [handle, ...more] = positionals.map((word) => word.replace(/^@/, ''));
    if (more.length > 0 || values.all === (handle !== undefined)) return null;
    const { on, days } = optionsInput.parse(values);
    return { whom: handle ? { handle } : 'all', platform: on, days };
  } catch {
    return null;
  }
};

/** What is printed: `list` has a line for each person (name, handle, link, valid until; tabs between), `notes` are about it. */
export interface PrintedLinks {
  readonly notes: readonly string[];
  readonly list: readonly string[];
}

/** Makes the invitations, and writes them down to be passed on. @throws UserError when nobody here goes by the handle */
export const printLinks = async (
  order: LinkOrder,
  {
    db,
    clock,
    platform,
    t,
  }: { readonly db: Db; readonly clock: Clock; readonly platform: ConnectedPlatform; readonly t: Translator },
): Promise<PrintedLinks> => {
  const now = clock.now();
  const place = t(platformPlaces[platform.name]);
  const invitations = await invite(db, now, order);
  const [first] = invitations;
  if (!first) return { notes: [t('link-all-linked', { place })], list: [] };
  const until = t.stamp(first.expiresAt, now);
  const count = invitations.length;
  const byHand = platform.linkTo(first.token) === null;
  return {
    notes: [
      t('link-made', { count, platform: t(platformNames[platform.name]), until }),
      ...(byHand ? [t('link-by-hand', { place })] : []),
    ],
    list: invitations.map(({ person, token }) =>
      [person.name, `@${person.handle}`, platform.linkTo(token) ?? `link ${token}`, until].join('\t'),
    ),
  };
};
