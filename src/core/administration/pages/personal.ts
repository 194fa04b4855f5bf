import { z } from 'zod';
import { erasureOf } from '../../people/personal/ask.ts';
import { requestedCard } from '../../people/personal/card.ts';
import { handleTyped } from '../../people/personal/find.ts';
import { requestExport } from '../../people/personal/request-export.ts';
import { definePage } from '../page.ts';

const oneHandle = z.string().regex(/^\S+$/).pipe(handleTyped);

/** Sends the asker all that is kept of somebody. */
export const exportPage = definePage({
  name: 'export',
  title: null,
  permission: 'installation',
  args: oneHandle,
  show: async (context, handle) => ({ card: requestedCard(context.t, await requestExport(context, handle)) }),
});

/** What erasing somebody would take out, with the button that does it. */
export const erase = definePage({
  name: 'erase',
  title: null,
  permission: 'installation',
  args: oneHandle,
  show: async (context, handle) => ({ card: await erasureOf(context, handle, context.person.id) }),
});
