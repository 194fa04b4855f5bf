import { showTokens } from '../administration/pages/tokens.ts';
import { revokeToken } from '../api-tokens/tokens.ts';
import { idArg } from '../forms/values.ts';
import { defineAction } from './define.ts';

/** Ends a token by which a program imports. */
export const tokenRevokeAction = defineAction({
  verb: 'token-revoke',
  permission: 'installation',
  arg: idArg,
  handle: async (context, id) => {
    const { db, now, person, channel } = context;
    await revokeToken({ db, now, personId: person.id, channel }, { id });
    return { ...(await showTokens(context)), replaces: true };
  },
});
