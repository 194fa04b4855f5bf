import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { agendaOf, clientsIn } from '../agenda/agenda.ts';
import { agendaCard } from '../agenda/agenda-card.ts';
import { readDay, readMorning } from '../agenda/day.ts';
import { setMorning } from '../agenda/set-morning.ts';
import { button, card, text } from '../cards/build.ts';
import type { Button } from '../cards/card.ts';
import { agendaHour } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { type Context, defineAction, defineCommand, type Reply } from './define.ts';

const show = async (context: Context, day: Context['today'], ...more: readonly Button[]): Promise<Reply> => {
  const agenda = await agendaOf(context, day);
  await auditListed(context, clientsIn(agenda));
  return { card: agendaCard(context.t, agenda, context, ...more) };
};

/** `/today`: the asker's day, as `/agenda` says it. */
export const today = defineCommand({
  name: 'today',
  permission: 'everyone',
  args: z.string().max(0),
  handle: (context) => show(context, context.today),
});

/** Offers what is not so yet: the agenda each morning, or no more. */
const morningButton = async ({ db, person, t }: Context): Promise<Button> => {
  const hour = await readSetting(db, agendaHour, person.id);
  return hour === null
    ? button(t('agenda-morning-on', { time: agendaHour.fallback ?? '' }), 'agenda-morning:on')
    : button(t('agenda-morning-off'), 'agenda-morning:off');
};

const changeMorning = async (context: Context, hour: string | null): Promise<Reply> => {
  const { t } = context;
  await setMorning(context, hour);
  const said = hour === null ? t('agenda-morning-none') : t('agenda-morning-at', { time: hour });
  return { card: card(said, [text(t('agenda-morning-hint'))]), confidential: false };
};

/** `/agenda`, `/agenda tomorrow`: a day at a glance; `/agenda at 7:30`, `/agenda off`: whether it comes by itself each morning. */
export const agenda = defineCommand({
  name: 'agenda',
  permission: 'everyone',
  args: z.string().max(100),
  handle: async (context, typed) => {
    const morning = readMorning(typed);
    if (morning !== undefined) return changeMorning(context, morning);
    const day = readDay(typed, context.today);
    if (day) return show(context, day, await morningButton(context));
    const { t } = context;
    return { card: card(t('agenda-day-unknown'), [text(t('command-agenda-usage'))]), outcome: 'refused' };
  },
});

export const agendaMorningAction = defineAction({
  verb: 'agenda-morning',
  permission: 'everyone',
  arg: z.enum(['on', 'off']),
  handle: (context, arg) => changeMorning(context, arg === 'on' ? agendaHour.fallback : null),
});
