import type { Temporal } from 'temporal-polyfill';
import type { ContractFacts } from '../dossier/dossier.ts';

/** Where a contract stands on a day. */
export interface Renewal {
  readonly contract: ContractFacts;
  /** Days until its last day; negative: ended, and nobody has said so; null: it has no end. */
  readonly daysToEnd: number | null;
  /** The last day to give notice: the end less the days of notice. */
  readonly noticeOn: Temporal.PlainDate | null;
  readonly daysToNotice: number | null;
}

/** The last day to give notice; null: no notice is known, or there is no end. Pure. */
export const noticeDayOf = ({
  endsOn,
  noticeDays,
}: Pick<ContractFacts, 'endsOn' | 'noticeDays'>): Temporal.PlainDate | null =>
  endsOn && noticeDays !== null ? endsOn.subtract({ days: noticeDays }) : null;

export const renewalOf = (contract: ContractFacts, today: Temporal.PlainDate): Renewal => {
  const { endsOn } = contract;
  const noticeOn = noticeDayOf(contract);
  return {
    contract,
    daysToEnd: endsOn && today.until(endsOn).days,
    noticeOn,
    daysToNotice: noticeOn && today.until(noticeOn).days,
  };
};

/** From so many days before the end or the day of notice a contract is a matter for the next meeting. */
const soonDays = 90;

const isSoon = (days: number | null): boolean => days !== null && days <= soonDays;

/** Whether renewal should be spoken of now. */
export const isDue = ({ daysToEnd, daysToNotice }: Renewal): boolean => isSoon(daysToEnd) || isSoon(daysToNotice);
