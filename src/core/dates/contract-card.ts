import type { Temporal } from 'temporal-polyfill';
import { clip, name } from '../accounts/brief/text.ts';
import { calledName } from '../accounts/pick-card.ts';
import { actions, button, card, list, quiet, context as small, strong } from '../cards/build.ts';
import type { Button, Card, CardChild, Line } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { KnownContract } from './contracts.ts';
import type { ContractDay } from './rules.ts';

/** The sign of contracts. */
const icon = '📄';
const mostShown = 12;
const mostButtons = 4;

/** A contract, and the day of it that matters. */
export interface ContractLine extends ContractDay {
  readonly contract: KnownContract;
}

interface At {
  readonly today: Temporal.PlainDate;
  readonly now: Temporal.Instant;
}

/** What becomes of a contract on its last day. */
const endText = (t: Translator, { number, endsOn, autoRenews }: KnownContract, today: Temporal.PlainDate): string => {
  const args = { number: name(number), day: t.day(endsOn, today), days: today.until(endsOn).days };
  const isOver = args.days < 0;
  if (autoRenews) return isOver ? t('contract-went-on', args) : t('contract-goes-on', args);
  return isOver ? t('contract-over', args) : t('contract-ends', args);
};

/** What happens when, and how many days are left; once the last day to give notice has passed, what becomes of it. Pure. */
export const contractText = (
  t: Translator,
  { event, on, contract }: ContractLine,
  today: Temporal.PlainDate,
): string => {
  const days = today.until(on).days;
  if (event === 'ends' || days < 0) return endText(t, contract, today);
  const args = { number: name(contract.number), day: t.day(on, today), days };
  return event === 'notice'
    ? t('contract-notice', args)
    : t('contract-renews', { ...args, end: t.day(contract.endsOn, today) });
};

const decisionText = (t: Translator, { contract }: ContractLine, today: Temporal.PlainDate): string => {
  const number = name(contract.number);
  if (contract.renewedUntil) return t('contract-renewed', { number, day: t.day(contract.renewedUntil, today) });
  const reason = clip(contract.closed?.reason ?? '', 100);
  return t('contract-ended', { number, day: t.day(contract.endsOn, today), reason });
};

const said = (t: Translator, line: ContractLine, { today }: At): string => {
  const { closed, isOpen, number } = line.contract;
  if (closed) return decisionText(t, line, today);
  return isOpen ? contractText(t, line, today) : t('contract-closed', { number: name(number) });
};

const doneBy = (t: Translator, { closed }: KnownContract, { now }: At): string | null =>
  closed && t('contract-decided', { name: name(closed.by ?? ''), when: t.moment(closed.at, now) });

const lineOf = (t: Translator, line: ContractLine, at: At): Line => {
  const done = doneBy(t, line.contract, at);
  return [strong(calledName(line.contract.account)), ` — ${said(t, line, at)}`, ...(done ? [quiet(` · ${done}`)] : [])];
};

const decisions = (t: Translator, { contract: { id, account } }: ContractLine): CardChild | null =>
  actions(
    button(t('contract-renew'), `contract-renew:${id}`),
    button(t('contract-end'), `contract-end:${id}`),
    button(t('contract-brief'), `brief:${account.id}`),
  );

/** Opens a contract by itself, where it can be decided on. Pure. */
export const contractButton = (t: Translator, { id, account, number }: KnownContract): Button =>
  button(clip(t('contract-of', { name: calledName(account), number: name(number) }), 36), `contract:${id}`);

const choices = (t: Translator, open: readonly ContractLine[]): CardChild | null =>
  actions(...open.slice(0, mostButtons).map(({ contract }) => contractButton(t, contract)));

const oneCard = (t: Translator, line: ContractLine, at: At): Card => {
  const done = doneBy(t, line.contract, at);
  return card(
    t('contract-title', { name: calledName(line.contract.account), said: said(t, line, at) }),
    [
      ...(line.contract.title ? [small(clip(line.contract.title, 100))] : []),
      done !== null && small(done),
      line.contract.isOpen && decisions(t, line),
    ],
    icon,
  );
};

/** Contracts whose day to decide is near, the most pressing first; of one, what was decided or is to be. Pure. */
export const contractsCard = (t: Translator, lines: readonly ContractLine[], at: At): Card => {
  const open = lines.filter(({ contract }) => !contract.closed);
  const [first, ...others] = [...open, ...lines.filter(({ contract }) => contract.closed)];
  if (!first) return card(t('contract-none'), [], icon);
  if (others.length === 0) return oneCard(t, first, at);
  const left = lines.length - mostShown;
  const args = { name: calledName(first.contract.account), said: said(t, first, at), count: open.length };
  return card(
    open.length > 0 ? t('contract-several', args) : t('contract-all-decided'),
    [
      list(
        [first, ...others].slice(0, mostShown).map((line) => lineOf(t, line, at)),
        left > 0 ? t('dates-more', { count: left }) : undefined,
      ),
      choices(t, open),
    ],
    icon,
  );
};
