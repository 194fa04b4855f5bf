import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

/** The scopes that the product's own manifest asks for: what it needs, and no more. */
export const manifestScopes = (): readonly string[] =>
  manifest.parse(parse(readFileSync(new URL('../../slack/manifest.yaml', import.meta.url), 'utf8'))).oauth_config.scopes
    .bot;
