import { Temporal } from 'temporal-polyfill';
import { ownerCard } from '../../src/core/accounts/owners/card.ts';
import { begunCard, demoCard } from '../../src/core/beginning/cards.ts';
import { actions, button, card, context, list } from '../../src/core/cards/build.ts';
import type { Card } from '../../src/core/cards/card.ts';
import type { Db } from '../../src/core/db.ts';
import { msg, type Translator } from '../../src/core/i18n/translator.ts';
import { discardedCard, importedCard, rejectedCard } from '../../src/core/imports/folder/card.ts';
import { refusedCard, trialCard, waitingCard } from '../../src/core/imports/received/cards.ts';
import { reportColumn } from '../../src/core/imports/received/kept-trial.ts';
import { Refused, refuse } from '../../src/core/imports/refusal.ts';
import type { ReadingReport, RunReport } from '../../src/core/imports/report.ts';
import { previewCard, previewOfCard } from '../../src/core/preview/card.ts';
import type { Preview } from '../../src/core/preview/preview.ts';
import { assignedSaid, choiceCard, debtorCard } from '../../src/core/receivables/debtors/card.ts';

const reading: ReadingReport = {
  file: 'clients.xlsx',
  kind: 'accounts',
  format: 'XLSX, "Sheet1"',
  rows: 84,
  filtered: 0,
  added: 81,
  changed: 3,
  unchanged: 0,
  repeated: 0,
  vanished: 2,
  rejected: 0,
  withParent: 0,
  reasons: [],
  unused: ['Fax'],
  notes: [],
};

const orders: ReadingReport = {
  ...reading,
  file: 'orders.csv',
  kind: 'orders',
  added: 412,
  changed: 0,
  vanished: 0,
  rejected: 12,
  reasons: [{ column: 'Order Date', reason: 'not-a-day', rows: 12 }],
  unused: [],
};

const debts: ReadingReport = {
  ...reading,
  file: 'Задолженность.xlsx',
  kind: 'open_items',
  added: 3,
  changed: 1,
  unchanged: 512,
  vanished: 2,
  unused: [],
  debts: {
    asOf: '2026-11-20',
    level: 'document',
    isTotalled: true,
    debtors: 118,
    open: [{ currency: 'RUB', amount: '41200000.5000' }],
    owed: [{ currency: 'RUB', amount: '41300000.0000' }],
    before: [{ currency: 'RUB', amount: '46931818.0000' }],
    known: 515,
    since: '2026-11-18',
    closed: 2,
    rateMoved: 0,
    partlyPaid: 1,
    unmatched: 14,
    unmatchedSums: [{ currency: 'RUB', amount: '2100000.5000' }],
    undated: 5,
  },
};

const preview = (t: Translator): Preview => {
  const person = (id: number, name: string) =>
    ({ id, name, handle: name.toLowerCase(), role: 'kam', language: 'en', zone: 'UTC' }) as const;
  const told = card(
    `ACME: ${t.money({ amount: '412300', currency: 'RUB' })}`,
    [list(['00БП-004102', '00БП-004377']), actions(button('Brief', 'brief:1')), context('20.11')],
    '💰',
  );
  return {
    day: Temporal.PlainDate.from('2026-11-23'),
    isPartial: false,
    people: [
      { person: person(4, 'Olga Bergmann'), cards: Array.from({ length: 6 }, () => told), accountIds: [1] },
      ...Array.from({ length: 14 }, (_, i) => ({
        person: person(i + 5, `Person ${i}`),
        cards: [told],
        accountIds: [1],
      })),
    ],
  };
};

const report = (t: Translator): RunReport => ({
  batchId: null,
  dryRun: true,
  known: false,
  readings: [reading, orders],
  rejectedFiles: [
    {
      path: '/somewhere/orders.csv.rejected.csv',
      lines: 12,
      first: [
        { line: 7, column: 'Order Date', value: '31/02/2026', reason: t('import-reject-not-a-day') },
        { line: 9, column: 'Order Date', value: '', reason: t('import-reject-missing') },
        { line: 12, column: '', value: '', reason: t('import-reject-cell-count') },
        { line: 15, column: 'Order Date', value: 'soon '.repeat(40), reason: t('import-reject-not-a-day') },
      ],
    },
  ],
  notes: [],
});

const inDoubt = { file: 'invoices.csv', line: 1 } as const;

/** A trial of files that came into the folder that is watched; gives its id. */
export const triedFromFolder = async (db: Db, t: Translator): Promise<number> => {
  const receivedAt = new Date('2026-11-27T07:00:00Z');
  const upload = { key: 'folder/1/0', name: 'clients.xlsx', bytes: new Uint8Array(1), receivedAt };
  const { id: uploadId } = await db.importUpload.create({ data: upload });
  const trial = { key: 'folder/1', uploadIds: [uploadId], triedAt: receivedAt, report: reportColumn(report(t)) };
  return (await db.importTrial.create({ data: trial })).id;
};

/** What is said of files that are tried and imported from a chat. */
export const importCards = (t: Translator, now: Temporal.Instant): Record<string, Card> => {
  const receivedAt = now.subtract({ hours: 2 });
  const waiting = [
    { id: 1, name: 'clients.xlsx', size: 1_240_000, receivedAt },
    { id: 2, name: 'orders.csv', size: 18_300, receivedAt },
  ];
  return {
    'import-none': waitingCard(t, [], now),
    'import-first': waitingCard(t, [], now, true),
    'import-waiting': waitingCard(t, waiting, now),
    'begin-demo': demoCard(t, waiting, now, true),
    'begin-demo-without-files': demoCard(t, [], now, true),
    'begin-demo-elsewhere': demoCard(t, waiting, now, false),
    'begin-done': begunCard(t, 'Уралреактив', waiting, now),
    'begin-done-without-files': begunCard(t, 'Уралреактив', [], now),
    'import-trial': trialCard(t, { report: report(t), trialId: 7 }, null),
    'import-trial-of-a-day': trialCard(
      t,
      { report: { ...report(t), rejectedFiles: [] }, trialId: 7 },
      Temporal.PlainDate.from('2026-11-20'),
    ),
    'import-doubts': refusedCard(
      t,
      new Refused([
        {
          key: msg('import-refused-number-ambiguous'),
          args: { ...inDoubt, header: 'Amount', place: 3, value: '1.500', point: '1.500', comma: '1500' },
        },
        {
          key: msg('import-refused-day-ambiguous'),
          args: {
            ...inDoubt,
            header: 'Invoice date',
            place: 2,
            value: '03/04/2026',
            dayFirst: '2026-04-03',
            monthFirst: '2026-03-04',
          },
        },
        { key: msg('import-refused-empty'), args: { file: 'orders.csv' } },
      ]),
      [],
      [{ id: 4, name: 'invoices.csv' }],
    ),
    'import-trial-of-debts': trialCard(
      t,
      {
        report: {
          ...report(t),
          readings: [debts],
          rejectedFiles: [],
          asks: refuse(msg('import-refused-vanishing-debt'), {
            currency: 'RUB',
            goneSum: '5631818',
            beforeSum: '46931818',
          }).reasons,
        },
        trialId: 7,
      },
      null,
    ),
    preview: previewCard(t, preview(t), Temporal.PlainDate.from('2026-11-20')),
    'preview-person': previewOfCard(t, preview(t), 4, Temporal.PlainDate.from('2026-11-20')),
    'preview-nobody': previewCard(
      t,
      { ...preview(t), people: [], isPartial: true },
      Temporal.PlainDate.from('2026-11-20'),
    ),
    'debtor-which': debtorCard(
      t,
      {
        id: 7,
        name: 'ООО "Ромашка-Урал"',
        taxId: '6600005678',
        owes: [
          { currency: 'RUB', amount: '2100000.5' },
          { currency: 'EUR', amount: '-120' },
        ],
        items: 3,
        left: 14,
      },
      [
        { id: 1, name: 'Ромашка', city: 'Пермь', matched: 'Ромашка' },
        { id: 2, name: 'Ромашка', city: null, matched: 'Ромашка' },
      ],
      1,
      assignedSaid(t, { debtor: { id: 3, name: 'Rossi S.p.A.' }, account: { id: 4, name: 'ROSSI' } }),
    ),
    'owner-which': ownerCard(
      t,
      {
        id: 9,
        key: 'olia',
        name: 'Оля',
        clients: ['Ромашка', 'Rossi', 'Тигель-Сталь', 'Acme', 'Bianchi'].map((name, i) => ({ id: i + 1, name })),
        count: 12,
        left: 3,
      },
      Array.from({ length: 9 }, (_, i) => ({ id: i + 1, name: `Ольга Седова ${i + 1}`, handle: `olga-${i + 1}` })),
      1,
      { claimId: 8, name: 'Marco B.', person: { id: 4, name: 'Marco Bonetti' }, clients: 2 },
    ),
    'owner-nobody': ownerCard(t, null, [], 0, { claimId: 8, name: 'Дом', person: null, clients: 1 }),
    'owner-no-more': ownerCard(t, null, [], 2),
    'debtor-none': debtorCard(t, null, [], 0),
    'debtor-no-more': debtorCard(t, null, [], 2),
    'debtor-choice': choiceCard(t, { id: 7, name: 'ООО "Ромашка"' }, [
      { id: 1, name: 'Ромашка', city: 'Пермь', matched: 'Ромашка' },
      { id: 2, name: 'Ромашка', city: null, matched: 'Ромашка' },
    ]),
    'folder-imported': importedCard(t, { id: 17, at: receivedAt, by: 'Thomas Weber' }, report(t), now),
    'folder-imported-by-itself': importedCard(
      t,
      { id: 17, at: receivedAt, by: null },
      { ...report(t), readings: [reading] },
      now,
    ),
    'folder-discarded': discardedCard(t, report(t)),
    'folder-rejected': rejectedCard(
      t,
      ['orders.csv'],
      [{ key: msg('import-refused-empty'), args: { file: 'orders.csv' } }],
    ),
    'import-refused': refusedCard(t, refuse(msg('import-refused-empty'), { file: 'orders.csv' })),
  };
};
