import { z } from 'zod';
import { listTokens } from '../../api-tokens/tokens.ts';
import type { Context, Reply } from '../../commands/define.ts';
import { msg } from '../../i18n/translator.ts';
import { definePage } from '../page.ts';
import { mostTokens, tokensCard } from '../tokens-card.ts';

/** The tokens as they stand, drawn anew. */
export const showTokens = async ({ db, now, t }: Context): Promise<Reply> => ({
  card: tokensCard(t, await listTokens(db, mostTokens), now),
});

/** By which tokens programs import. One is made at the terminal, since what a chat shows is kept there. */
export const tokens = definePage({
  name: 'tokens',
  title: msg('admin-tokens'),
  permission: 'installation',
  args: z.literal(''),
  show: showTokens,
});
