import type { Temporal } from 'temporal-polyfill';
import { limitWords } from '../../accounts/brief/parts/money.ts';
import { name } from '../../accounts/brief/text.ts';
import { accountButtons, calledName } from '../../accounts/pick-card.ts';
import { actions, button, card, list, context as small, strong, text } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import { money, sumByCurrency } from '../../money.ts';
import type { OverdueClient } from './queries.ts';
import { oldestOf } from './rules.ts';

/** The sign of money. */
const icon = '💰';
const mostShown = 12;
const mostButtons = 4;

/** What is overdue at a client, as one of its readers sees it. */
export interface OverdueLine extends OverdueClient {
  /** Whether they see more of the client than its receivables. */
  readonly isClose: boolean;
}

interface At {
  readonly now: Temporal.Instant;
  readonly today: Temporal.PlainDate;
  /** As of when the ledger speaks; null: it was not imported. */
  readonly asOf: Temporal.ZonedDateTime | null;
}

/** How much is overdue, per currency, the most first, and for how long. Pure. */
export const overdueFacts = (t: Translator, debts: OverdueClient['debts']): string =>
  t('overdue-facts', {
    amounts: t.and(sumByCurrency(debts.map(({ overdue, currency }) => money(overdue, currency))).map(t.money)),
    days: oldestOf(debts),
  });

const documentLine = (t: Translator, document: OverdueClient['documents'][number], { today }: At): string => {
  const { number, issuedOn, amount, currency, days, isComputed } = document;
  const called = issuedOn ? t('overdue-dated', { number: name(number), day: t.day(issuedOn, today) }) : name(number);
  const args = { document: called, amount: t.money(money(amount, currency)), days };
  return isComputed ? t('overdue-document-computed', args) : t('overdue-document', args);
};

const oneCard = (t: Translator, client: OverdueLine, at: At): Card => {
  const { account, debts, documents, limit, isClose } = client;
  const left = debts.reduce((count, { overdueItems }) => count + overdueItems, 0) - documents.length;
  return card(
    t('overdue-title', { name: calledName(account), facts: overdueFacts(t, debts) }),
    [
      list(
        documents.map((document) => documentLine(t, document, at)),
        left > 0 ? t('dates-more', { count: left }) : undefined,
      ),
      limit !== null && text(limitWords(limit, true, t)),
      actions(
        button(t('contract-brief'), `brief:${account.id}`),
        ...(isClose ? [button(t('silent-log'), `visit:${account.id}`)] : []),
      ),
      asOfLine(t, at),
    ],
    icon,
  );
};

const asOfLine = (t: Translator, { asOf, now }: At) =>
  asOf !== null && small(t('brief-as-of-ledger', { ledger: t.asOf(asOf, now) }));

/** Clients whose money is overdue, the longest first; of one, with its oldest documents and what of its limit is used. Pure. */
export const overdueCard = (t: Translator, clients: readonly OverdueLine[], at: At): Card => {
  const [first, ...others] = clients;
  if (!first) return card(t('brief-nothing-overdue'), [], icon);
  if (others.length === 0) return oneCard(t, first, at);
  const args = { name: calledName(first.account), facts: overdueFacts(t, first.debts), count: clients.length };
  const left = clients.length - mostShown;
  return card(
    t('overdue-several', args),
    [
      list(
        clients
          .slice(0, mostShown)
          .map((client) => [strong(calledName(client.account)), ` — ${overdueFacts(t, client.debts)}`]),
        left > 0 ? t('dates-more', { count: left }) : undefined,
      ),
      actions(
        ...accountButtons(
          clients.slice(0, mostButtons).map(({ account }) => account),
          'brief',
        ),
      ),
      asOfLine(t, at),
    ],
    icon,
  );
};
