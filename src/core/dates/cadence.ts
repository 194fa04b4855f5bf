import { calledName } from '../accounts/pick-card.ts';
import { audit } from '../audit/record.ts';
import type { Context } from '../commands/define.ts';
import type { Form } from '../forms/form.ts';
import { formTitle } from '../forms/title.ts';
import type { Translator } from '../i18n/translator.ts';
import { requireView } from '../people/access.ts';

export const cadenceFormId = 'cadence';
/** A year: who is seen more rarely needs no rhythm. */
export const longestCadence = 366;

interface Client {
  readonly id: number;
  readonly name: string;
  readonly cadenceDays: number | null;
}

/**
 * The client, and the rhythm agreed for it.
 * @throws UserError `not-found` when the asker may not see what is agreed with the client
 */
export const cadenceOf = async (context: Context, accountId: number): Promise<Client> => {
  await requireView(context, accountId, 'relationship');
  return context.db.account.findUniqueOrThrow({
    where: { id: accountId },
    select: { id: true, name: true, cadenceDays: true },
  });
};

/**
 * Agrees on a rhythm of contacts, or on none (null), with its audit.
 * @throws UserError `not-found` when the asker may not see what is agreed with the client
 */
export const setCadence = async (context: Context, accountId: number, days: number | null): Promise<Client> => {
  const { db, now, person, channel } = context;
  const client = await cadenceOf(context, accountId);
  await db.$transaction(async (tx) => {
    const { count } = await tx.account.updateMany({
      where: { id: accountId, OR: [{ cadenceDays: { not: days } }, ...(days === null ? [] : [{ cadenceDays: null }])] },
      data: { cadenceDays: days },
    });
    if (count === 0) return;
    await audit(tx, now, {
      personId: person.id,
      action: 'account.cadence-changed',
      subject: 'account',
      subjectId: accountId,
      channel,
      details: { from: client.cadenceDays, to: days },
    });
  });
  return { ...client, cadenceDays: days };
};

/** How it reads: agreed every so many days, or none. Pure. */
export const cadenceText = (t: Translator, { id, name, cadenceDays }: Client): string =>
  cadenceDays === null
    ? t('cadence-none', { name: calledName({ id, name }) })
    : t('cadence-agreed', { name: calledName({ id, name }), days: cadenceDays });

/** The form of another rhythm. Pure. */
export const cadenceForm = (t: Translator, client: Client): Form => ({
  id: `${cadenceFormId}:${client.id}`,
  title: formTitle(client),
  submit: t('dates-save'),
  fields: [
    {
      name: 'days',
      label: t('cadence-field-days'),
      kind: 'text',
      required: false,
      hint: t('cadence-hint-days'),
      options: [14, 30, 45, 90].map((days) => ({ value: String(days), label: t('cadence-days', { days }) })),
      ...(client.cadenceDays !== null && { value: String(client.cadenceDays) }),
    },
  ],
});
