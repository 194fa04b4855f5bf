import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import {
  answersCard,
  hushedCard,
  hushForm,
  hushFormId,
  hushHour,
  hushMinutes,
  notedCard,
  pausesCard,
} from '../attention/answers/card.ts';
import { snoozeAlert, wakeAlert } from '../attention/answers/snooze.ts';
import { answeredTo, vote } from '../attention/answers/standing.ts';
import { toldIn } from '../attention/answers/told.ts';
import { actions, button, card } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import { idArg } from '../forms/values.ts';
import { moveValues, readMove } from '../meetings/move.ts';
import { messageKinds } from '../outbox/registry.ts';
import { reread } from '../outbox/reread.ts';
import { type Action, type Context, defineAction, defineForm, type FormHandler } from './define.ts';

/** What the buttons under alerts do that are behind “More”. */

/** The alert as it reads now; what is settled can be answered all the same. @throws UserError `not-found` for a message of somebody else's */
const alertOf = async (context: Context, id: number): Promise<Card> => {
  await toldIn(context.db, context, id);
  const found = await reread(context, messageKinds, id);
  if (!found || 'drop' in found.built) return card(context.t('message-gone'), []);
  if (found.accountId !== null) await auditListed(context, [{ id: found.accountId, parts: ['relationship'] }]);
  return found.built.say;
};

const shown = async (context: Context, id: number): Promise<Card> => {
  const { t, now } = context;
  return answersCard(t, { alert: await alertOf(context, id), id, answered: await answeredTo(context, id) }, now);
};

const moreAction = defineAction({
  verb: 'more',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => ({ card: await shown(context, id), replaces: true }),
});

const backAction = defineAction({
  verb: 'alert',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => ({ card: await alertOf(context, id), replaces: true }),
});

/** `7`, `7:60` or `7:tomorrow`. */
const pauseArg = z
  .string()
  .regex(new RegExp(`^[1-9]\\d{0,8}(:(${hushMinutes.join('|')}|tomorrow))?$`))
  .transform((said) => said.split(':'))
  .transform(([id, pause]) => ({ id: Number(id), pause }));

const untilOf = ({ now, today, person }: Context, pause: string): Temporal.Instant =>
  pause === 'tomorrow'
    ? today
        .add({ days: 1 })
        .toZonedDateTime({ timeZone: person.zone, plainTime: Temporal.PlainTime.from(hushHour) })
        .toInstant()
    : now.add({ minutes: Number(pause) });

const hushAction = defineAction({
  verb: 'hush',
  permission: 'everyone',
  arg: pauseArg,
  handle: async (context, { id, pause }) => {
    const { t, now } = context;
    const alert = await alertOf(context, id);
    if (pause === undefined) return { card: pausesCard(t, alert, id), replaces: true };
    const until = untilOf(context, pause);
    await snoozeAlert(context, messageKinds, id, until);
    return { card: hushedCard(t, { alert, id, until }, now), replaces: true };
  },
});

const hushDayAction = defineAction({
  verb: 'hush-day',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => {
    const { t, today } = context;
    await toldIn(context.db, context, id);
    return { card: card(t('hush-ask'), []), form: hushForm(t, id, today) };
  },
});

const hushFormHandler = defineForm({
  id: hushFormId,
  permission: 'everyone',
  arg: idArg,
  values: moveValues,
  handle: async (context, values, id) => {
    const { t, now, person } = context;
    const until = readMove(values, person.zone);
    if (!until) return { card: card(t('move-time-unknown'), []), outcome: 'refused', field: 'time' };
    const { title } = await alertOf(context, id);
    await snoozeAlert(context, messageKinds, id, until);
    const said = t('hush-done', { when: t.moment(until, now), title });
    return { card: card(said, [actions(button(t('hush-wake'), `wake:${id}`))]) };
  },
});

const wakeAction = defineAction({
  verb: 'wake',
  permission: 'everyone',
  arg: idArg,
  handle: async (context, id) => {
    await wakeAlert(context, id);
    return { card: notedCard(await alertOf(context, id), context.t('hush-woken')), replaces: true };
  },
});

const voteAction = defineAction({
  verb: 'vote',
  permission: 'everyone',
  arg: z
    .string()
    .regex(/^[1-9]\d{0,8}:(yes|no)$/)
    .transform((said) => said.split(':'))
    .transform(([id, said]) => ({ id: Number(id), useful: said === 'yes' })),
  handle: async (context, { id, useful }) => {
    await vote(context, id, useful);
    const said = context.t('vote-noted', { useful: String(useful) });
    return { card: notedCard(await alertOf(context, id), said), replaces: true };
  },
});

export const alertActions: readonly Action[] = [
  moreAction,
  backAction,
  hushAction,
  hushDayAction,
  wakeAction,
  voteAction,
];

export const alertForms: readonly FormHandler[] = [hushFormHandler];
