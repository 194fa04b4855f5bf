import { auditListed } from '../accounts/audit-listed.ts';
import { card } from '../cards/build.ts';
import type { Card } from '../cards/card.ts';
import { closeContract, type Decision, requireContract } from '../dates/close-contract.ts';
import { contractsCard } from '../dates/contract-card.ts';
import {
  endForm,
  endFormId,
  endValues,
  isTooFar,
  renewForm,
  renewFormId,
  renewValues,
} from '../dates/contract-form.ts';
import type { KnownContract } from '../dates/contracts.ts';
import { nearestDay } from '../dates/rules.ts';
import type { Form } from '../forms/form.ts';
import { idArg } from '../forms/values.ts';
import { type Context, defineAction, defineForm, type Reply } from './define.ts';

const cardOf = ({ t, today, now }: Context, contract: KnownContract): Card =>
  contractsCard(t, [{ contract, ...nearestDay(contract, today) }], { today, now });

const show = async (context: Context, contract: KnownContract): Promise<Reply> => {
  await auditListed(context, [{ id: contract.account.id, parts: ['relationship'] }]);
  return { card: cardOf(context, contract) };
};

/** What is decided is audited as such; of what was decided already, that it was seen. */
const decide = async (context: Context, contract: KnownContract, decision: Decision): Promise<Reply> =>
  contract.isOpen
    ? { card: cardOf(context, await closeContract(context, contract.id, decision)) }
    : show(context, contract);

/** Opens a form about a contract that is open; of one that is not, says what was decided. */
const ask = async (context: Context, id: number, formOf: (contract: KnownContract) => Form): Promise<Reply> => {
  const contract = await requireContract(context, id);
  const shown = await show(context, contract);
  return contract.isOpen ? { ...shown, form: formOf(contract) } : shown;
};

/** One contract of a message that tells of several. */
export const openContract = defineAction({
  verb: 'contract',
  permission: 'accounts',
  arg: idArg,
  handle: async (context, id) => show(context, await requireContract(context, id)),
});

export const askRenewal = defineAction({
  verb: 'contract-renew',
  permission: 'accounts',
  arg: idArg,
  handle: (context, id) => ask(context, id, (contract) => renewForm(context.t, contract)),
});

export const askEnd = defineAction({
  verb: 'contract-end',
  permission: 'accounts',
  arg: idArg,
  handle: (context, id) => ask(context, id, (contract) => endForm(context.t, contract)),
});

export const renewalForm = defineForm({
  id: renewFormId,
  permission: 'accounts',
  arg: idArg,
  values: renewValues,
  handle: async (context, { endsOn, number }, id): Promise<Reply> => {
    const contract = await requireContract(context, id);
    if (contract.isOpen && isTooFar(contract, endsOn)) {
      return { card: card(context.t('contract-end-far'), []), outcome: 'refused', field: 'endsOn' };
    }
    return decide(context, contract, { kind: 'renewed', endsOn, number: number ?? null });
  },
});

export const endingForm = defineForm({
  id: endFormId,
  permission: 'accounts',
  arg: idArg,
  values: endValues,
  handle: async (context, { reason }, id) =>
    decide(context, await requireContract(context, id), { kind: 'ended', reason }),
});
