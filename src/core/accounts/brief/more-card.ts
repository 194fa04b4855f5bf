import { actions, button, card, context } from '../../cards/build.ts';
import type { Card, Line } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { isPositive } from '../../money.ts';
import type { OpenItem } from '../../receivables/queries.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { type Findings, findingsOf } from './findings.ts';
import { drawn, fitted } from './fit.ts';
import { spoken } from './hint.ts';
import { offers } from './offers.ts';
import { type BriefPart, type BuildPart, lines, type Weight } from './part.ts';
import { contractLine } from './parts/contracts.ts';
import { asOfWords } from './parts/footer.ts';
import { visitLine } from './parts/history.ts';
import { describe } from './parts/people.ts';
import { competitorLine, goalLine } from './parts/plans.ts';
import { promiseLine } from './parts/promises.ts';
import { questions } from './questions.ts';
import { clip, dots, name, note } from './text.ts';

/** Single open items of the ledger, and how many there are in all. */
export interface OpenItems {
  readonly items: readonly OpenItem[];
  readonly all: number;
}

/** Here is room for what was noted of a visit. */
const wholeSummary = 240;

type Maybe<T> = T | false | null | undefined;

/** The first lines of a list are dear, the tail goes first when room is short. */
const weightAt = (index: number): Weight => (index < 3 ? 'must' : index < 8 ? 'useful' : 'detail');

const listed = (label: string, said: readonly Maybe<Line>[]): BriefPart => ({
  label,
  lines: said.filter(Boolean).flatMap((line, i) => lines(weightAt(i), line)),
});

const status: BuildPart = ({ dossier: { profile, relationship, today } }, t) =>
  relationship &&
  listed(t('brief-label-status'), [
    profile.statusReason && clip(profile.statusReason, 200),
    ...profile.criteria.map(({ criterion, note: why }) => {
      const said = t('brief-criterion', { criterion });
      return why ? `${said}: ${note(why)}` : said;
    }),
    profile.nextReviewOn && t('brief-status-review', { day: t.day(profile.nextReviewOn, today) }),
  ]);

const entities: BuildPart = ({ dossier: { profile } }, t) =>
  listed(t('brief-label-companies'), profile.entities.map(name));

const itemLine = (item: OpenItem, { receivables, today }: Dossier, t: Translator): Line => {
  const amount = t.moneyExact({ amount: item.open, currency: item.currency });
  const head = t('brief-item', { kind: item.kind, number: name(item.number), amount });
  if (item.kind === 'credit_note') return head;
  const overdue = item.dueOn?.until(receivables?.asOf ?? today).days ?? 0;
  const when = item.heldBy
    ? t('brief-item-held', { by: item.heldBy })
    : !item.dueOn
      ? t('brief-item-no-due-date')
      : overdue > 0
        ? t('brief-item-overdue', { day: t.day(item.dueOn, today), days: t('brief-days', { days: overdue }) })
        : t('brief-item-due', { day: t.day(item.dueOn, today) });
  const disputed = isPositive(item.disputed)
    ? `, ${t('brief-disputed', { amount: t.money({ amount: item.disputed, currency: item.currency }) })}`
    : '';
  return `${head}, ${when}${disputed}`;
};

const items =
  ({ items: shown, all }: OpenItems): BuildPart =>
  ({ dossier }, t) =>
    dossier.receivables &&
    listed(t('brief-label-items'), [
      ...shown.map((item) => itemLine(item, dossier, t)),
      all > shown.length && t('brief-more-count', { count: all - shown.length }),
    ]);

const people: BuildPart = ({ dossier }, t) =>
  dossier.relationship &&
  listed(
    t('brief-label-people'),
    dossier.relationship.contacts.map((contact) => [
      ...describe(contact, dossier, t),
      contact.preferences ? `: ${note(contact.preferences)}` : '',
    ]),
  );

const promises: BuildPart = ({ dossier, promises: { theirs, ours, oursOverdue } }, t) =>
  listed(t('brief-label-promises'), [
    ...theirs.map((promise): Line => [`${t('brief-theirs')} `, ...[promiseLine(promise, dossier, t)].flat()]),
    ...[...oursOverdue, ...ours].map(
      (promise): Line => [`${t('brief-ours')} `, ...[promiseLine(promise, dossier, t)].flat()],
    ),
  ]);

const visits: BuildPart = ({ dossier }, t) =>
  dossier.relationship &&
  listed(
    t('brief-label-visits'),
    dossier.relationship.visits.map((visit) => visitLine(visit, dossier, t, wholeSummary)),
  );

const contracts: BuildPart = ({ dossier, renewals }, t) =>
  dossier.relationship &&
  listed(
    t('brief-label-contract'),
    renewals.map((renewal) => contractLine(renewal, dossier, t)),
  );

const goals: BuildPart = ({ dossier }, t) =>
  dossier.relationship &&
  listed(
    t('brief-label-goals'),
    dossier.relationship.goals.map((goal) => goalLine(goal, dossier, t)),
  );

const competitors: BuildPart = ({ dossier }, t) =>
  dossier.relationship &&
  listed(
    t('brief-label-competitors'),
    dossier.relationship.competitors.map((one) => competitorLine(one, dossier, t)),
  );

const ask: BuildPart = (findings, t) => listed(t('brief-label-ask'), spoken(questions, findings, t));
const offer: BuildPart = (findings, t) => listed(t('brief-label-offer'), spoken(offers, findings, t));

const partsOf = (findings: Findings, openItems: OpenItems, t: Translator): BriefPart[] =>
  [status, entities, items(openItems), people, promises, visits, contracts, goals, competitors, ask, offer].flatMap(
    (build) => build(findings, t) ?? [],
  );

/** What the brief has no room for: every open item, person, promise and visit, as far as one message goes. Pure. */
export const moreCard = (dossier: Dossier, openItems: OpenItems, t: Translator): Card =>
  fitted(partsOf(findingsOf(dossier), openItems, t), (parts, left) => {
    const print = dots(asOfWords(dossier, t), left > 0 && t('brief-left-out', { count: left }));
    return card(t('brief-more-title', { name: name(dossier.profile.name) }), [
      ...parts.map(drawn),
      print ? context(print) : null,
      actions(button(t('brief-button-back'), `brief-back:${dossier.profile.id}`)),
    ]);
  });
