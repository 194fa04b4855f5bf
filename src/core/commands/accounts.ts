import { z } from 'zod';
import { portfolioReply } from '../accounts/portfolio.ts';
import { defineAction, defineCommand } from './define.ts';

/** `/accounts`: the asker's portfolio, what needs attention first. */
export const accounts = defineCommand({
  name: 'accounts',
  permission: 'accounts',
  args: z.string().max(0),
  handle: (context) => portfolioReply(context, 0),
});

/** `accounts` asks anew, `accounts:7` turns the page of a message. */
export const accountsAction = defineAction({
  verb: 'accounts',
  permission: 'accounts',
  arg: z.string().regex(/^\d{0,6}$/),
  handle: async (context, page) => ({ ...(await portfolioReply(context, Number(page))), replaces: page !== '' }),
});
