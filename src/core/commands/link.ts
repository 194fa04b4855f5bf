import { z } from 'zod';
import { card, text } from '../cards/build.ts';
import { idArg } from '../forms/values.ts';
import { unlink } from '../people/identities.ts';
import { ownLinksCard, platformPlaces } from '../people/linking/linking-card.ts';
import { ownLinks } from '../people/linking/own.ts';
import { defineAction, defineCommand } from './define.ts';

/** `/link`: how to be known on the other platforms. (`/link TOKEN` is understood before any command, since strangers type it.) */
export const link = defineCommand({
  name: 'link',
  permission: 'everyone',
  args: z.string().max(0),
  handle: async (context) => ({ card: ownLinksCard(context.t, await ownLinks(context)) }),
});

/** Ends the link of one of the asker's own accounts. */
export const unlinkAction = defineAction({
  verb: 'unlink',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => {
    const { platform } = await unlink(context, context.person.id, id);
    const { t, now } = context;
    return {
      card: card(t('unlinked', { place: t(platformPlaces[platform]), time: t.time(now) }), [text(t('unlinked-next'))]),
      replaces: true,
    };
  },
});
