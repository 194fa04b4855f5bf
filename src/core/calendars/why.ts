import { always, type KindRule } from '../attention/why/rule.ts';
import { instantOf } from '../clock.ts';
import { isWorthTelling, patience } from './failing.ts';

/** Of calendars that cannot be read: their own person's. */
export const calendarRule: KindRule = {
  says: ({ t }) => t('why-rule-calendar-problem', { minutes: patience }),
  looks: {
    about: 'nobody',
    look: async ({ db, now, person, t }) => {
      const calendars = await db.calendar.findMany({
        where: { personId: person.id },
        select: { id: true, name: true, problem: true, failingSince: true, readAt: true },
        orderBy: { id: 'asc' },
      });
      const conditions = calendars.map(({ id, name, problem, failingSince, readAt }) => {
        const since = failingSince && instantOf(failingSince);
        const holds = since !== null && problem !== null && isWorthTelling({ problem, since, readAt }, now);
        const says = since
          ? t('whynot-calendar-fails', {
              name,
              minutes: Math.floor(since.until(now).total('minutes')),
              after: patience,
            })
          : t('whynot-calendar-reads', { name });
        return { ...always, says, holds, item: { calendarId: id }, since };
      });
      return { isReader: true, conditions, nothing: t('whynot-no-calendar') };
    },
  },
};
