import { companyOf } from '../../accounts/dossier/company.ts';
import type { KindRule, RuleAsker } from '../../attention/why/rule.ts';
import type { Translator } from '../../i18n/translator.ts';
import { isPositive, money } from '../../money.ts';
import { isMinded, standingAt } from '../../telling/readers.ts';
import { tellingOf } from '../../telling/why.ts';
import { openSums } from '../queries.ts';
import { type Debt, debts } from '../rules.ts';
import { overdueFacts } from './card.ts';
import { overdueNotice } from './notice.ts';
import { thresholdsOf } from './queries.ts';
import { oldestOf, type Thresholds, toldAfter } from './rules.ts';
import { enteredAt } from './watch.ts';

/** How the rule is explained: what it looks at, with its values. */

const stageWords = (t: Translator, stages: readonly number[]): string => t.and(stages.map((stage) => t.number(stage)));

/** What of a client's debts is overdue, and what of them is never told, and why. Pure. */
const debtWords = (t: Translator, open: readonly Debt[]): string[] => {
  const overdue = open.filter(({ overdueItems }) => overdueItems > 0);
  const apart = open.flatMap(({ currency, disputed, noDueDate, noDueDateItems }) => {
    const said = (amount: string) => t.money(money(amount, currency));
    return [
      ...(isPositive(disputed) ? [t('brief-disputed', { amount: said(disputed) })] : []),
      ...(isPositive(noDueDate) ? [t('brief-no-due-date', { amount: said(noDueDate), count: noDueDateItems })] : []),
    ];
  });
  return [overdue.length > 0 ? overdueFacts(t, overdue) : t('brief-nothing-overdue'), ...apart];
};

/** After how many days the asker is told of a client; null: they are not. */
const askerToldAfter = async ({ db, now, person }: RuleAsker, accountId: number, thresholds: Thresholds) => {
  const { reads, minds } = await standingAt(db, now, accountId, person.id);
  return toldAfter(thresholds, { minds, manages: reads, isFinance: person.role === 'finance' });
};

/** Of clients whose money is overdue. */
export const overdueRule: KindRule = {
  says: async ({ db, t }) => {
    const { stages, managerDays, financeDays } = await thresholdsOf(db);
    return t('why-rule-overdue', { days: stageWords(t, stages), manager: managerDays, finance: financeDays });
  },
  looks: {
    about: 'client',
    part: 'receivables',
    look: async (asker, accountId) => {
      const { db, now, t } = asker;
      const thresholds = await thresholdsOf(db);
      const { stages } = thresholds;
      const from = await askerToldAfter(asker, accountId, thresholds);
      const { days: dataDays, sources } = await companyOf(db, now);
      const open = debts(await openSums(db, [accountId]), [], dataDays.ledger).filter((debt) => isPositive(debt.open));
      if (open.length === 0) {
        const nothing = sources.connected.has('ledger') ? t('brief-nothing-open') : t('whynot-no-ledger');
        return { isReader: from !== null, conditions: [], nothing };
      }
      const days = oldestOf(open);
      const since = await enteredAt(db, [{ accountId, days }], stages);
      const condition = {
        says: [
          ...debtWords(t, open),
          from !== null && from > (stages[0] ?? 1)
            ? t('whynot-overdue-later', { days: stageWords(t, stages), from })
            : t('whynot-overdue', { days: stageWords(t, stages) }),
          ...((await isMinded(db, now, accountId)) ? [] : [t('whynot-overdue-nobody')]),
        ].join(' · '),
        holds: from !== null && days >= from,
        item: { items: [{ accountId }] },
        // Where nobody has looked since, whatever was told before was another occasion.
        since: since({ accountId, days }) ?? now,
        ...(await tellingOf(asker, overdueNotice))(null),
      };
      return { isReader: from !== null, conditions: [condition], nothing: '' };
    },
  },
};
