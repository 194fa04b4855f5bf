import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { fallbackText } from '../cards/fallback.ts';
import { languages, translator } from '../i18n/translator.ts';
import { contractsCard } from './contract-card.ts';
import type { KnownContract } from './contracts.ts';
import { datesCard } from './date-card.ts';
import type { KeyDate } from './key-dates.ts';
import type { SilentClient } from './silent.ts';
import { silentCard } from './silent-card.ts';

const today = Temporal.PlainDate.from('2026-11-23');
const now = Temporal.Instant.from('2026-11-23T08:00:00Z');
const d = (iso: string) => Temporal.PlainDate.from(iso);

const contract = (id: number, name: string, over: Partial<KnownContract> = {}): KnownContract => ({
  id,
  number: `№ ${id}`,
  title: null,
  endsOn: d('2026-12-31'),
  noticeDays: null,
  autoRenews: false,
  isOpen: true,
  account: { id, name, city: null },
  closed: null,
  renewedUntil: null,
  ...over,
});
const closed = { by: 'Olga', at: now, reason: null };
const ends = (one: KnownContract) => ({ contract: one, event: 'ends', on: one.endsOn }) as const;
const inAll = (say: (t: ReturnType<typeof translator>) => string) =>
  Object.fromEntries(languages.map((language) => [language, say(translator(language, 'Europe/Rome'))]));

describe('a contract on which there is nothing to decide in time', () => {
  const title = (over: Partial<KnownContract>, event: 'notice' | 'ends' = 'ends') => {
    const one = contract(1, 'Acme', over);
    const line = event === 'ends' ? ends(one) : { contract: one, event, on: d('2026-11-20') };
    return inAll((t) => contractsCard(t, [line], { today, now }).title);
  };

  it.each([
    ['is over', { endsOn: d('2026-11-22') }, 'ended on 22 Nov', 'истёк 22.11', 'è scaduto il 22/11'],
    [
      'goes on by itself',
      { endsOn: d('2026-12-31'), autoRenews: true },
      'renews itself on 31 Dec',
      'продлится сам 31.12',
      'si rinnova da sé il 31/12',
    ],
    [
      'went on by itself',
      { endsOn: d('2026-11-22'), autoRenews: true },
      'renewed itself on 22 Nov',
      'продлился сам 22.11',
      'si è rinnovato da sé il 22/11',
    ],
    ['was closed elsewhere', { isOpen: false }, 'is not open any more', 'уже закрыт', 'non è più aperto'],
  ])('%s', (_, over, en, ru, it) => {
    expect(title(over)).toEqual({
      en: `Acme: contract № 1 ${en}`,
      ru: `Acme: договор № 1 ${ru}`,
      it: `Acme: il contratto № 1 ${it}`,
    });
  });

  it('says its end once the last day to give notice has passed', () => {
    expect(title({ noticeDays: 41 }, 'notice')).toMatchObject({ en: 'Acme: contract № 1 ends 31 Dec, in 38 days' });
  });
});

describe('several contracts', () => {
  const renewed = contract(2, 'Rossi', { isOpen: false, closed, renewedUntil: d('2027-12-31') });

  it('are said in each language: what is open first, then what was decided, by whom', () => {
    const lines = [ends(renewed), ends(contract(1, 'Acme')), ends(contract(3, 'Bianchi'))];
    expect(inAll((t) => fallbackText(contractsCard(t, lines, { today, now })))).toMatchInlineSnapshot(`
      {
        "en": "📄 2 contracts to decide on, first Acme: contract № 1 ends 31 Dec, in 38 days
      • Acme — contract № 1 ends 31 Dec, in 38 days
      • Bianchi — contract № 3 ends 31 Dec, in 38 days
      • Rossi — contract № 2 renewed until 31 Dec 2027 · ✓ Olga, today 09:00",
        "it": "📄 2 contratti da decidere, il primo Acme: il contratto № 1 scade 31/12, tra 38 giorni
      • Acme — il contratto № 1 scade 31/12, tra 38 giorni
      • Bianchi — il contratto № 3 scade 31/12, tra 38 giorni
      • Rossi — contratto № 2 rinnovato fino al 31/12/2027 · ✓ Olga, oggi 09:00",
        "ru": "📄 2 договора ждут решения, первый — Acme: договор № 1 истекает 31.12, через 38 дней
      • Acme — договор № 1 истекает 31.12, через 38 дней
      • Bianchi — договор № 3 истекает 31.12, через 38 дней
      • Rossi — договор № 2 продлён до 31.12.2027 · ✓ Olga, сегодня 09:00",
      }
    `);
  });

  it('offer those that are open, at most four', () => {
    const lines = [ends(renewed), ...[3, 4, 5, 6, 7].map((id) => ends(contract(id, `Client ${id}`)))];
    const { children } = contractsCard(translator('en', 'UTC'), lines, { today, now });
    const pressed = children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
    expect(pressed.map(({ action }) => action)).toEqual(['contract:3', 'contract:4', 'contract:5', 'contract:6']);
  });

  it('say when all are decided', () => {
    const ended = contract(1, 'Acme', { isOpen: false, closed: { ...closed, reason: 'Переезд' } });
    const card = contractsCard(translator('ru', 'Europe/Rome'), [ends(ended), ends(renewed)], { today, now });
    expect(card.title).toBe('По всем договорам решение принято');
    expect(card.children.filter(({ type }) => type === 'actions')).toEqual([]);
  });
});

describe('several silent clients', () => {
  const silent = (id: number, name: string): SilentClient => ({
    account: { id, name, city: null },
    cadenceDays: 30,
    lastOn: d('2026-10-11'),
    contact: id === 1 ? { name: 'Anna Petrova', phone: '+39 02 1234' } : null,
    personId: 1,
    zone: 'Europe/Rome',
    today,
  });

  it('are said in each language, with whom to reach', () => {
    const clients = [silent(1, 'Acme'), silent(2, 'Rossi')];
    expect(inAll((t) => fallbackText(silentCard(t, clients, today)))).toMatchInlineSnapshot(`
      {
        "en": "☎️ 2 clients without a contact for longer than agreed, first Acme: last contact 43 days ago, agreed every 30
      • Acme — last contact 43 days ago, agreed every 30 · Anna Petrova +39 02 1234
      • Rossi — last contact 43 days ago, agreed every 30
      No meetings with them are planned in the next 7 days · another rhythm: /cadence and the client's name",
        "it": "☎️ 2 clienti senza contatti da più di quanto concordato, il primo Acme: ultimo contatto 43 giorni fa, concordato ogni 30
      • Acme — ultimo contatto 43 giorni fa, concordato ogni 30 · Anna Petrova +39 02 1234
      • Rossi — ultimo contatto 43 giorni fa, concordato ogni 30
      Nessun incontro con loro previsto nei prossimi 7 giorni · altra frequenza: /cadence e il nome del cliente",
        "ru": "☎️ 2 клиента без контакта дольше договорённого, первый — Acme: последний контакт 43 дня назад, договорённость — раз в 30 дн.
      • Acme — последний контакт 43 дня назад, договорённость — раз в 30 дн. · Anna Petrova +39 02 1234
      • Rossi — последний контакт 43 дня назад, договорённость — раз в 30 дн.
      В ближайшие 7 дней встреч с ними не запланировано · другой ритм: /cadence и название клиента",
      }
    `);
  });
});

describe('several dates', () => {
  const date = (id: number, over: Partial<KeyDate> = {}): KeyDate => ({
    id,
    kind: 'tender',
    title: 'Bids',
    on: d('2026-11-24'),
    time: '14:30',
    note: null,
    remindDays: [1],
    by: 'Olga',
    isOpen: true,
    account: { id, name: `Client ${id}`, city: null },
    ...over,
  });

  it('are said in each language, the next first', () => {
    const dates = [date(1), date(2, { kind: 'event', on: d('2026-11-30'), time: null, isOpen: false })];
    expect(inAll((t) => fallbackText(datesCard(t, dates, today)))).toMatchInlineSnapshot(`
      {
        "en": "🗓 2 dates are near, first Client 1: tender “Bids”, tomorrow 14:30
      • Client 1 — tender “Bids”, tomorrow 14:30
      • Client 2 — event “Bids”, taken back",
        "it": "🗓 2 date vicine, la prima Client 1: gara «Bids», domani 14:30
      • Client 1 — gara «Bids», domani 14:30
      • Client 2 — evento «Bids», annullato",
        "ru": "🗓 Скоро 2 даты, первая — Client 1: тендер «Bids», завтра 14:30
      • Client 1 — тендер «Bids», завтра 14:30
      • Client 2 — событие «Bids», отменено",
      }
    `);
  });

  it('open each that stands, where it can be withdrawn', () => {
    const dates = [date(1), date(2, { isOpen: false }), date(3)];
    const { children } = datesCard(translator('en', 'UTC'), dates, today);
    const pressed = children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
    expect(pressed).toEqual([
      { label: 'Client 1 · Bids', action: 'date-open:1' },
      { label: 'Client 3 · Bids', action: 'date-open:3' },
    ]);
  });

  it('keep a title of any length to a line', () => {
    const { title } = datesCard(translator('en', 'UTC'), [date(1, { title: 'я'.repeat(10_000) })], today);
    expect(title.length).toBeLessThan(150);
  });
});
