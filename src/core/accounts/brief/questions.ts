import { isPositive, money, ratio } from '../../money.ts';
import { isOverdue } from './findings.ts';
import { defineHint, type Hint } from './hint.ts';
import { promiseText } from './parts/promises.ts';
import { isDue } from './renewal.ts';
import { gapsIn, isKeyPerson } from './stakeholders.ts';
import { name, note } from './text.ts';

/** A competitor's note is worth a question for half a year. */
const freshNoteDays = 180;
/** Income that fell by more than this wants an explanation. */
const notableFall = -0.1;
/** Returns that rose by half, and are above one per cent, want one too. */
const notableRise = { factor: 1.5, least: 0.01 };
/** Below this share of what they spend there is room to grow. */
const smallWalletShare = 0.5;
/** A goal that is due within so many days and not half reached. */
const goalSoonDays = 90;

const silentCategory = defineHint({
  id: 'silent-category',
  when: ({ trade }) => trade?.silent[0] ?? null,
  say: ({ category, silence, usual }, t) =>
    t('brief-ask-silent-category', { category: name(category), days: t('brief-days', { days: silence }), usual }),
});

const lateOrder = defineHint({
  id: 'late-order',
  when: ({ trade }) => (trade?.rhythm?.silent && trade.rhythm.usual !== null ? trade.rhythm : null),
  say: ({ silence, usual }, t) =>
    t('brief-ask-late-order', { days: t('brief-days', { days: silence }), usual: usual ?? 0 }),
});

const brokenWord = defineHint({
  id: 'their-promise-overdue',
  when: ({ promises, dossier }) => promises.theirs.find((promise) => isOverdue(promise, dossier)) ?? null,
  say: (promise, t, { dossier }) =>
    t('brief-ask-their-promise', {
      promise: promiseText(promise, t),
      day: promise.dueOn ? t.day(promise.dueOn, dossier.today) : '',
    }),
});

const overdueDebt = defineHint({
  id: 'overdue-debt',
  when: ({ receivables, promises }) => {
    const debt = receivables?.debts.find(({ overdue }) => isPositive(overdue));
    const promised = promises.theirs.some(({ kind }) => kind === 'payment');
    return debt && !promised ? debt : null;
  },
  say: ({ overdue, currency, oldestDays }, t) =>
    t('brief-ask-overdue-debt', {
      amount: t.money(money(overdue, currency)),
      days: t('brief-days', { days: oldestDays }),
    }),
});

const dispute = defineHint({
  id: 'dispute',
  when: ({ dossier }) => dossier.receivables?.disputes[0] ?? null,
  say: ({ number, amount, currency, reason }, t) =>
    t('brief-ask-dispute', {
      number: name(number),
      amount: t.money({ amount, currency }),
      reason: note(reason),
    }),
});

const fallingIncome = defineHint({
  id: 'falling-income',
  when: ({ trade }) => {
    const growth = trade?.income[0]?.growth;
    return growth?.kind === 'ratio' && growth.ratio < notableFall ? growth : null;
  },
  say: ({ ratio: change }, t) => t('brief-ask-falling-income', { change: t.change(change) }),
});

const risingReturns = defineHint({
  id: 'rising-returns',
  when: ({ trade }) => {
    const { now, before } = trade?.returns ?? { now: null, before: null };
    if (now === null || before === null) return null;
    return now > notableRise.least && now > before * notableRise.factor ? { now, before } : null;
  },
  say: ({ now, before }, t) => t('brief-ask-rising-returns', { now: t.percent(now, 1), before: t.percent(before, 1) }),
});

const doubtful = defineHint({
  id: 'doubtful-person',
  when: ({ dossier }) =>
    dossier.relationship?.contacts.find((contact) => isKeyPerson(contact) && (contact.attitude ?? 0) < 0) ?? null,
  say: (contact, t) =>
    t('brief-ask-doubtful-person', { name: name(contact.name), attitude: t.number(contact.attitude ?? 0) }),
});

const noticeAhead = defineHint({
  id: 'notice-ahead',
  when: ({ renewals }) => {
    const due = renewals.find(isDue);
    const { noticeOn = null, daysToNotice = null } = due ?? {};
    return due && noticeOn && daysToNotice !== null && daysToNotice >= 0 ? { ...due, noticeOn } : null;
  },
  say: ({ contract, noticeOn }, t, { dossier }) =>
    t('brief-ask-notice', { number: name(contract.number), day: t.day(noticeOn, dossier.today) }),
});

const endAhead = defineHint({
  id: 'end-ahead',
  when: (findings) => {
    const due = findings.renewals.find(isDue);
    const endsOn = due?.contract.endsOn;
    return due && endsOn && !noticeAhead.when(findings) ? { ...due, endsOn } : null;
  },
  say: ({ contract, endsOn }, t, { dossier }) =>
    t('brief-ask-renewal', { number: name(contract.number), day: t.day(endsOn, dossier.today) }),
});

const competitor = defineHint({
  id: 'competitor',
  when: ({ dossier }) =>
    dossier.relationship?.competitors.find(({ on }) => on.until(dossier.today).days <= freshNoteDays) ?? null,
  say: (fresh, t, { dossier }) =>
    t('brief-ask-competitor', {
      competitor: name(fresh.competitor),
      note: note(fresh.note),
      day: t.day(fresh.on, dossier.today),
    }),
});

const wallet = defineHint({
  id: 'wallet',
  when: ({ dossier, trade }) => {
    const spent = dossier.relationship && dossier.profile.wallet;
    const ours = trade?.income.find(({ currency }) => currency === spent?.currency);
    const share = spent && ours ? ratio(ours.amount, spent.amount) : null;
    return spent && share !== null && share < smallWalletShare ? { spent, share } : null;
  },
  say: ({ spent, share }, t) => t('brief-ask-wallet', { share: t.percent(share), wallet: t.moneyAbout(spent) }),
});

const noChampion = defineHint({
  id: 'no-champion',
  when: ({ dossier }) => {
    const contacts = dossier.relationship?.contacts ?? [];
    return gapsIn(contacts).includes('no-champion') ? { count: contacts.length } : null;
  },
  say: ({ count }, t) => t('brief-ask-no-champion', { count }),
});

const theirGoal = defineHint({
  id: 'their-goal',
  when: ({ dossier: { relationship, today } }) =>
    relationship?.goals.find(
      ({ side, progress, dueOn }) =>
        side !== 'ours' && progress < 0.5 && dueOn !== null && today.until(dueOn).days <= goalSoonDays,
    ) ?? null,
  say: ({ text, progress, dueOn }, t, { dossier }) =>
    t('brief-ask-their-goal', {
      goal: note(text),
      progress: t.percent(progress),
      day: dueOn ? t.day(dueOn, dossier.today) : '',
    }),
});

/** Questions to ask, the most pressing first. */
export const questions: readonly Hint[] = [
  brokenWord,
  silentCategory,
  lateOrder,
  dispute,
  overdueDebt,
  doubtful,
  noticeAhead,
  endAhead,
  risingReturns,
  fallingIncome,
  competitor,
  theirGoal,
  wallet,
  noChampion,
];
