import { audit } from '../../audit/record.ts';
import type { Context } from '../../commands/define.ts';
import { UserError } from '../../errors.ts';

/** The longest way that is taken, in minutes: a day. */
export const longestTravel = 1_440;

/** A place that the asker was asked about. @throws UserError `not-found` */
export const placeAsked = async ({ db, person }: Pick<Context, 'db' | 'person'>, travelId: number) => {
  const way = await db.travelTime.findFirst({ where: { id: travelId, personId: person.id } });
  if (!way) throw new UserError('not-found', 'travel-not-found');
  return way;
};

/** Notes how long the asker takes to a place, for all meetings there. @throws UserError `not-found` when they were never asked */
export const noteTravel = async (context: Context, travelId: number, minutes: number) => {
  const { db, now, person, channel } = context;
  const way = await placeAsked(context, travelId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.travelTime.updateMany({
      where: { id: way.id, OR: [{ minutes: null }, { NOT: { minutes } }] },
      data: { minutes },
    });
    if (count === 0) return;
    await audit(tx, now, {
      personId: person.id,
      action: 'travel.noted',
      subject: 'travel_time',
      subjectId: way.id,
      channel,
      details: { from: way.minutes, to: minutes },
    });
  });
  return { ...way, minutes };
};
