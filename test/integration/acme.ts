import { Temporal } from 'temporal-polyfill';
import { refreshAccountNames } from '../../src/core/accounts/search-index.ts';
import type { Db } from '../../src/core/db.ts';
import type { Language } from '../../src/core/i18n/translator.ts';
import {
  aCommitment,
  aCompetitorNote,
  aContact,
  aContract,
  aDispute,
  aGoal,
  aLegalEntity,
  aMeeting,
  anAccount,
  anAssignment,
  anFxRate,
  anImport,
  anInvoice,
  anOrder,
  anOrganisation,
  aPayment,
  aPerson,
  aProduct,
  aReturn,
  aVisit,
  day,
} from '../factories/index.ts';

/** The day on which the company of these tests stands still: a Saturday, ten in the morning in Rome. */
export const now = '2026-11-21T09:00:00Z';
const today = Temporal.PlainDate.from('2026-11-21');

const on = (date: Temporal.PlainDate) => day(date.toString());

/** Days `gap` apart from `last` backwards, oldest first, within two years. */
const every = (gap: number, last: string): Temporal.PlainDate[] => {
  const days: Temporal.PlainDate[] = [];
  const end = Temporal.PlainDate.from(last);
  for (let at = end; at.until(today).days <= 728; at = at.subtract({ days: gap })) days.unshift(at);
  return days;
};

/** Words of the company's data; what people wrote is in the language of the KAM, and a brief shows it as it was written. */
interface Words {
  readonly owner: string;
  readonly kind: string;
  readonly city: string;
  readonly about: string;
  readonly pumps: string;
  readonly valves: string;
  readonly seals: string;
  readonly office: string;
  readonly topic: string;
  readonly buyer: string;
  readonly buyerPosition: string;
  readonly finance: string;
  readonly financePosition: string;
  readonly likes: string;
  readonly dispute: string;
  readonly shortage: string;
  readonly priceList: string;
  readonly forecast: string;
  readonly visited: string;
  readonly next: string;
  readonly called: string;
  readonly goal: string;
  readonly rival: string;
}

const wordsOf: Record<Language, Words> = {
  en: {
    owner: 'Olga Sokolova',
    kind: 'packaging machines',
    city: 'Stuttgart',
    about: 'Builds filling lines for dairies; a new hall opens in March.',
    pumps: 'pumps',
    valves: 'valves',
    seals: 'seals',
    office: 'at their office',
    topic: 'annual terms',
    buyer: 'Anna Petrova',
    buyerPosition: 'purchasing director',
    finance: 'Oleg Kim',
    financePosition: 'CFO',
    likes: 'figures first, no slides; free before 10',
    dispute: 'two pallets damaged',
    shortage: 'one pallet missing',
    priceList: 'new price list',
    forecast: 'forecast for 2027',
    visited: 'They want two delivery windows a week.',
    next: 'send a proposal for windows',
    called: 'Doubts 60-day terms.',
    goal: 'cut downtime by 10%',
    rival: '7% cheaper on pumps',
  },
  ru: {
    owner: 'Ольга Соколова',
    kind: 'упаковочные машины',
    city: 'Штутгарт',
    about: 'Линии розлива для молочных заводов; в марте откроют новый цех.',
    pumps: 'насосы',
    valves: 'клапаны',
    seals: 'уплотнения',
    office: 'у них в офисе',
    topic: 'условия на год',
    buyer: 'Анна Петрова',
    buyerPosition: 'директор по закупкам',
    finance: 'Олег Ким',
    financePosition: 'финансовый директор',
    likes: 'сначала цифры, без слайдов; удобно до 10',
    dispute: 'повреждены две паллеты',
    shortage: 'не хватает одной паллеты',
    priceList: 'новый прайс-лист',
    forecast: 'прогноз на 2027 год',
    visited: 'Хотят два окна доставки в неделю.',
    next: 'прислать предложение по окнам',
    called: 'Сомневается в отсрочке 60 дней.',
    goal: 'сократить простои на 10 %',
    rival: 'насосы на 7 % дешевле',
  },
  it: {
    owner: 'Olga Sokolova',
    kind: 'macchine per imballaggio',
    city: 'Stoccarda',
    about: 'Linee di riempimento per latterie; a marzo apre il nuovo capannone.',
    pumps: 'pompe',
    valves: 'valvole',
    seals: 'guarnizioni',
    office: 'nei loro uffici',
    topic: 'condizioni annuali',
    buyer: 'Anna Petrova',
    buyerPosition: 'direttrice acquisti',
    finance: 'Oleg Kim',
    financePosition: 'direttore finanziario',
    likes: 'prima i numeri, niente slide; disponibile prima delle 10',
    dispute: 'due bancali danneggiati',
    shortage: 'manca un bancale',
    priceList: 'nuovo listino',
    forecast: 'previsione 2027',
    visited: 'Chiedono due finestre di consegna a settimana.',
    next: 'inviare una proposta per le finestre',
    called: 'Dubbi sulla dilazione a 60 giorni.',
    goal: 'ridurre i fermi del 10%',
    rival: 'pompe a −7%',
  },
};

/** A small company by hand: Acme, whom Olga looks after, and seven clients like it. Every figure of Acme's brief can be checked by head. */
export const acmeCompany = async (db: Db, language: Language) => {
  const words = wordsOf[language];
  await anOrganisation(db, { language });
  const head = await aPerson(db, { handle: 'irina', name: 'Irina', role: 'head', language });
  const olga = await aPerson(db, { handle: 'olga', name: words.owner, language, managerId: head.id });
  const pumps = await aProduct(db, { category: words.pumps });
  const valves = await aProduct(db, { category: words.valves });
  const seals = await aProduct(db, { category: words.seals });
  const bearings = await aProduct(db, { category: 'bearings' });

  const acme = await anAccount(db, {
    name: 'Acme GmbH',
    industry: words.kind,
    city: words.city,
    country: 'DE',
    about: words.about,
    employees: 420,
    clientSince: day('2014-05-01'),
    tier: 'A',
    status: 'key',
    creditLimit: '212000',
    creditCurrency: 'EUR',
    paymentTermDays: 45,
    walletAmount: '900000',
    walletCurrency: 'EUR',
  });
  await anAssignment(db, { accountId: acme.id, personId: olga.id, fromOn: day('2023-02-01') });
  await db.accountCriterion.create({ data: { accountId: acme.id, criterion: 'partner' } });
  const entity = await aLegalEntity(db, { accountId: acme.id, name: 'Acme GmbH' });
  await aLegalEntity(db, { accountId: acme.id, name: 'Acme Iberia S.L.' });

  // Every 12 days; pumps every 24, until they stopped 61 days ago.
  const lastPumps = Temporal.PlainDate.from('2026-09-21');
  for (const [i, orderedOn] of every(12, '2026-11-03').entries()) {
    const withPumps = i % 2 === 0 && Temporal.PlainDate.compare(orderedOn, lastPumps) <= 0;
    await anOrder(db, {
      accountId: acme.id,
      orderedOn: on(orderedOn),
      lines: [
        { amount: '4000', productId: valves.id },
        { amount: '5000', productId: bearings.id },
        ...(withPumps ? [{ amount: '6000', productId: pumps.id }] : []),
      ],
    });
  }
  await anOrder(db, { accountId: acme.id, orderedOn: on(lastPumps), lines: [{ amount: '6000', productId: pumps.id }] });
  await anOrder(db, { accountId: acme.id, orderedOn: day('2026-11-03'), status: 'open', lines: [{ amount: '18000' }] });
  await aReturn(db, {
    accountId: acme.id,
    amount: '6000',
    returnedOn: day('2026-06-10'),
    settledOn: day('2026-06-20'),
  });
  await aReturn(db, {
    accountId: acme.id,
    amount: '2200',
    returnedOn: day('2025-06-10'),
    settledOn: day('2025-06-20'),
  });
  await aReturn(db, {
    accountId: acme.id,
    kind: 'short',
    amount: '1200',
    returnedOn: day('2026-11-10'),
    reason: words.shortage,
  });

  // Seven clients like Acme; six of them buy seals.
  for (let i = 0; i < 7; i++) {
    const peer = await anAccount(db, { name: `Peer ${i + 1}`, industry: words.kind, owner: olga });
    await anOrder(db, {
      accountId: peer.id,
      orderedOn: day('2026-05-05'),
      currency: i === 6 ? 'USD' : 'EUR',
      lines: [
        { amount: '90000', productId: valves.id },
        { amount: '30000', productId: bearings.id },
        ...(i < 6 ? [{ amount: String(35000 + i * 1000), productId: seals.id }] : []),
      ],
    });
  }
  await anFxRate(db, { from: 'USD', rate: '0.9' });

  const invoice = (number: string, dueOn: string, amount: string) =>
    anInvoice(db, { legalEntityId: entity.id, number, dueOn: day(dueOn), issuedOn: day('2026-08-01'), amount });
  await invoice('4102', '2026-10-18', '12200');
  await invoice('4377', '2026-11-05', '29000');
  await invoice('4890', '2026-12-17', '141100');
  const disputed = await invoice('4415', '2026-11-01', '9000');
  await aDispute(db, { invoiceId: disputed.id, amount: '9000', reason: words.dispute });
  const paid = await invoice('3990', '2026-07-01', '50000');
  await aPayment(db, { settles: paid, paidOn: day('2026-07-10') });
  await aPayment(db, { legalEntityId: entity.id, amount: '2500', paidOn: day('2026-11-18') });

  const buyer = await aContact(db, {
    accountId: acme.id,
    name: words.buyer,
    position: words.buyerPosition,
    role: 'champion',
    influence: 4,
    attitude: 2,
    preferences: words.likes,
  });
  const finance = await aContact(db, {
    accountId: acme.id,
    name: words.finance,
    position: words.financePosition,
    role: 'decision_maker',
    influence: 5,
    attitude: -1,
  });
  await aContact(db, { accountId: acme.id, name: 'Jens Wolf', role: 'blocker', influence: 3, attitude: -2 });
  await aMeeting(db, {
    accountId: acme.id,
    personId: olga.id,
    people: [head],
    contacts: [buyer, finance],
    title: words.topic,
    location: words.office,
    startsAt: '2026-11-21T14:00:00Z',
    travelMinutes: 30,
  });
  await aVisit(db, {
    accountId: acme.id,
    personId: olga.id,
    contacts: [buyer],
    happenedOn: day('2026-11-10'),
    summary: words.visited,
    nextStep: words.next,
    nextStepOn: day('2026-11-24'),
  });
  await aVisit(db, {
    accountId: acme.id,
    personId: olga.id,
    contacts: [finance],
    happenedOn: day('2026-09-08'),
    kind: 'call',
    summary: words.called,
  });

  const promise = { accountId: acme.id, personId: olga.id, madeOn: day('2026-11-10') };
  await aCommitment(db, { ...promise, text: words.priceList, dueOn: day('2026-11-20') });
  await aCommitment(db, {
    ...promise,
    side: 'theirs',
    kind: 'payment',
    text: null,
    amount: '12200',
    currency: 'EUR',
    dueOn: day('2026-11-27'),
  });
  await aCommitment(db, { ...promise, side: 'theirs', text: words.forecast, dueOn: day('2026-11-18') });
  for (let i = 0; i < 7; i++) {
    await aCommitment(db, {
      ...promise,
      side: 'theirs',
      status: i < 5 ? 'kept' : 'broken',
      closedOn: day('2026-11-15'),
    });
  }
  await aContract(db, {
    accountId: acme.id,
    number: 'R-45',
    endsOn: day('2026-12-31'),
    noticeDays: 30,
    autoRenews: true,
  });
  await aGoal(db, { accountId: acme.id, side: 'client', text: words.goal, progress: '0.4', dueOn: day('2027-03-01') });
  await aCompetitorNote(db, {
    accountId: acme.id,
    competitor: 'Hydrotek',
    note: words.rival,
    notedOn: day('2026-10-12'),
    heardFrom: words.buyer,
  });
  await anImport(db, ['orders'], '2026-11-21T05:00:00Z');
  await anImport(db, ['invoices', 'payments'], '2026-11-20T21:00:00Z');
  await refreshAccountNames(db);
  return { acme, olga, head, entity };
};
