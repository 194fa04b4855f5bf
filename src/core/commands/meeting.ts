import { z } from 'zod';
import { auditListed } from '../accounts/audit-listed.ts';
import { findLeading } from '../accounts/find.ts';
import { pickReply } from '../accounts/pick-card.ts';
import { card } from '../cards/build.ts';
import { idArg } from '../forms/values.ts';
import type { MessageKey } from '../i18n/translator.ts';
import { msg } from '../i18n/translator.ts';
import { readMove } from '../meetings/move.ts';
import { planCard } from '../meetings/plan/plan-card.ts';
import { type PlannedWith, planForm, planFormId, planValues } from '../meetings/plan/plan-form.ts';
import { cancelPlanned, planMeeting } from '../meetings/plan/plan-meeting.ts';
import { type PlanDraft, readPlan } from '../meetings/plan/read-plan.ts';
import { clientsToVisit } from '../visits/clients.ts';
import type { WhenProblem } from '../when/read-when.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

/** As many as a menu holds. */
const mostChoices = 100;

const asks: Record<WhenProblem, MessageKey> = {
  'no-day': msg('plan-ask-when'),
  'no-time': msg('plan-ask-time'),
  past: msg('plan-ask-past'),
  'half-day': msg('plan-ask-half-day'),
};

const draftOf = ({ now, person }: Context, words: string): PlanDraft =>
  readPlan(words, { now, zone: person.zone, language: person.language });

const askFor = (context: Context, client: PlannedWith, draft: PlanDraft): Reply => {
  const { t, today } = context;
  const key = 'id' in client ? asks[draft.problem ?? 'no-day'] : msg('plan-ask-which');
  return { card: card(t(key), []), form: planForm(t, client, draft, today) };
};

/** The form that asks for the client, too: those first who fit what was typed. */
const askAmong = async (context: Context, words: string, first: readonly { id: number; name: string }[]) => {
  const theirs = await clientsToVisit(context, mostChoices);
  const choices = [...first, ...theirs.filter(({ id }) => !first.some((one) => one.id === id))].slice(0, mostChoices);
  if (choices.length === 0) return pickReply(context.t, { kind: 'none', near: [] }, planFormId);
  await auditListed(
    context,
    choices.map(({ id }) => ({ id, parts: ['profile'] })),
  );
  return askFor(context, { choices }, draftOf(context, words));
};

/** `/meeting Acme tomorrow 15:00 at their office, 40 min away` plans one; what is not said is asked for. */
export const meeting = defineCommand({
  name: 'meeting',
  permission: 'accounts',
  args: z.string(),
  handle: async (context, typed): Promise<Reply> => {
    if (typed === '') return askAmong(context, '', []);
    const { found, rest } = await findLeading(context, typed, 'tasks');
    if (found.kind === 'none') return askAmong(context, typed, found.near);
    if (found.kind === 'several') return askAmong(context, rest, found.accounts);
    const { account } = found;
    const draft = draftOf(context, rest);
    const startsAt = draft.problem === null && readDraft(draft, context.person.zone);
    if (!startsAt) {
      await auditListed(context, [{ id: account.id, parts: ['profile'] }]);
      return askFor(context, account, draft);
    }
    const { minutes, travelMinutes } = draft;
    const place = draft.place || null;
    const planned = await planMeeting(context, account.id, { startsAt, minutes, place, travelMinutes });
    return { card: planCard(context.t, planned, context.now) };
  },
});

const readDraft = ({ day, time }: PlanDraft, zone: string) =>
  day && time && day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();

export const cancelMeetingAction = defineAction({
  verb: 'meeting-cancel',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id) => ({
    card: planCard(context.t, await cancelPlanned(context, id), context.now),
    replaces: true,
  }),
});

/** The form says the client by its id, or by a field of its own. */
export const meetingForm = defineForm({
  id: planFormId,
  permission: 'accounts',
  arg: z.union([z.literal('').transform(() => undefined), idArg]),
  values: planValues,
  handle: async (context, values, arg): Promise<Reply> => {
    const { t, person, now } = context;
    const accountId = arg ?? values.account;
    if (accountId === undefined) return { card: card(t('error-form-not-understood'), []), outcome: 'refused' };
    const startsAt = readMove(values, person.zone);
    if (!startsAt) return { card: card(t('move-time-unknown'), []), outcome: 'refused', field: 'time' };
    const { minutes, place = null, travel = null } = values;
    const planned = await planMeeting(context, accountId, { startsAt, minutes, place, travelMinutes: travel });
    return { card: planCard(t, planned, now) };
  },
});
