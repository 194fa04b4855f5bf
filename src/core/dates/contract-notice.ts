import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayIn } from '../clock.ts';
import type { Tx } from '../db.ts';
import { defineKind } from '../outbox/kind.ts';
import { readersOf } from '../telling/readers.ts';
import { mergeItems, refreshTold } from '../telling/told.ts';
import { type ContractLine, contractsCard } from './contract-card.ts';
import { contractsById, type KnownContract } from './contracts.ts';
import { daysOf } from './rules.ts';

const item = z.object({
  contractId: z.number(),
  event: z.enum(['notice', 'renews', 'ends']),
  on: z.iso.date(),
});
/** The day of a contract that is told. */
export type ContractItem = z.infer<typeof item>;

const payload = z.object({ items: z.array(item) });
type Payload = z.infer<typeof payload>;

const kindName = 'contract-date';

/** One line a contract, with the nearest of its days that still stands. */
const linesOf = (
  { items }: Payload,
  contracts: ReadonlyMap<number, KnownContract>,
  today: Temporal.PlainDate,
  mayRead: (accountId: number) => boolean,
): ContractLine[] => {
  const lines = items.flatMap(({ contractId, event, on }): ContractLine[] => {
    const contract = contracts.get(contractId);
    if (!contract || !mayRead(contract.account.id)) return [];
    const day = Temporal.PlainDate.from(on);
    const stands = daysOf(contract).some((one) => one.event === event && one.on.equals(day));
    const isAhead = Temporal.PlainDate.compare(day, today) >= 0;
    return contract.closed || (contract.isOpen && stands && isAhead) ? [{ contract, event, on: day }] : [];
  });
  const nearest = lines.sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  return nearest.filter(({ contract }, i) => nearest.findIndex((one) => one.contract.id === contract.id) === i);
};

/** Tells of contracts whose day to decide is near. What was decided meanwhile is shown where it was told already, and not told where it was not. */
export const contractNotice = defineKind({
  name: kindName,
  payload,
  urgency: 'routine',
  attention: 'alert',
  restsOn: ['contracts'],
  lifetime: Temporal.Duration.from({ hours: 48 }),
  onUnknown: 'send-again',
  merge: mergeItems,
  build: async ({ db, now }, messages) => {
    const ids = messages.flatMap(({ payload: { items } }) => items.map(({ contractId }) => contractId));
    const contracts = await contractsById(db, ids);
    const accountIds = [...contracts.values()].map(({ account }) => account.id);
    const readers = await readersOf(db, now, accountIds);
    return messages.map(({ payload: said, person, t, stands }) => {
      const today = dayIn(t.zone, now);
      const mayRead = (accountId: number) => person !== null && readers.has(`${accountId}/${person.id}`);
      const lines = linesOf(said, contracts, today, mayRead);
      const shown = stands ? lines : lines.filter(({ contract }) => !contract.closed);
      return shown.length > 0 ? { say: contractsCard(t, shown, { today, now }) } : { drop: 'decided or not theirs' };
    });
  },
});

/** Has what was told of a contract shown as it reads now, to everybody: call it in the transaction of the change. */
export const refreshContract = (tx: Tx, now: Temporal.Instant, contractId: number): Promise<void> =>
  refreshTold(tx, now, kindName, { contractId });
