import { instantColumn } from '../../clock.ts';
import type { Context } from '../../commands/define.ts';
import type { ChatPlatform } from '../identities.ts';
import { newToken, selfLifetime, tokenRow } from './token.ts';

/** A way for the asker to be known on another platform. */
export interface OwnLink {
  readonly platform: ChatPlatform;
  readonly token: string;
  /** Where to open it; null: it is typed there. */
  readonly address: string | null;
}

/** Makes a token of the asker for each connected platform but the one where they ask: each works once, for a quarter of an hour. */
export const ownLinks = async ({
  db,
  now,
  person,
  channel,
  platforms,
}: Pick<Context, 'db' | 'now' | 'person' | 'channel' | 'platforms'>): Promise<OwnLink[]> => {
  const links = platforms
    .filter(({ name }) => name !== channel)
    .map((platform) => {
      const token = newToken();
      return { platform: platform.name, token, address: platform.linkTo(token) };
    });
  const expiresAt = instantColumn(now.add(selfLifetime));
  await db.linkToken.createMany({
    data: links.map(({ token, platform }) =>
      tokenRow(token, { personId: person.id, platform, purpose: 'self' }, expiresAt),
    ),
  });
  return links;
};
