import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { todaysMeetings } from '../meetings/today.ts';
import { todayCard } from '../meetings/today-card.ts';
import { defineCommand } from './define.ts';

/** `/today`: the asker's meetings of the day, the next one first said. */
export const today = defineCommand({
  name: 'today',
  permission: 'everyone',
  args: z.string().max(0),
  handle: async (context) => {
    const meetings = await todaysMeetings(context);
    await auditListed(
      context,
      meetings.flatMap(({ account }) => account ?? []),
    );
    return { card: todayCard(context.t, meetings, context.now) };
  },
});
