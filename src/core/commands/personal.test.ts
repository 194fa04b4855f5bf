import { beforeEach, describe, expect, it } from 'vitest';
import { aDepartment, anAccount, anAssignment, anOrganisation, aPerson, day } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import type { Button } from '../cards/card.ts';
import { fallbackText } from '../cards/fallback.ts';
import { formSchema } from '../forms/form.ts';
import type { Reply } from './define.ts';

const { db, reset } = await testDb();
const house = theHouse(db);

let olga: Awaited<ReturnType<typeof aPerson>>;

beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { handle: 'olga', name: 'Olga Berg', zone: 'Europe/Rome' });
});

const say = async (line: string, person = olga) => house.say(await at(db, person), line);
const press = async (action: string) => house.press(await at(db, olga), action);
const asText = (reply: Reply) => fallbackText(reply.card);
const buttons = (reply: Reply): Button[] =>
  reply.card.children.flatMap((child) => (child.type === 'actions' ? child.buttons : []));
const audited = () => db.auditEntry.findMany({ omit: { id: true, at: true }, orderBy: { id: 'asc' } });

describe('/help', () => {
  it('lists the commands, the most useful first, in the asker’s language', async () => {
    const lines = asText(await say('/help')).split('\n');
    expect(lines.filter((line) => line.startsWith('• /')).map((line) => line.split(' ')[1])).toEqual([
      '/brief',
      '/accounts',
      '/agenda',
      '/today',
      '/visit',
      '/meeting',
      '/reminders',
      '/calendar',
      '/dates',
      '/cadence',
      '/why',
      '/whynot',
      '/help',
      '/whoami',
      '/lang',
      '/timezone',
      '/link',
      '/where',
      '/settings',
      '/absent',
    ]);
    const russian = await aPerson(db, { language: 'ru' });
    expect(asText(await say('help', russian))).toContain('• /accounts — ваши клиенты');
  });

  it.each(['/help timezone', '/help /timezone', 'HELP Timezone'])('explains one command: %s', async (line) => {
    expect(asText(await say(line))).toBe(
      'Usage: /timezone, or with a city: /timezone Rome\nthe zone that your times are in',
    );
  });
});

describe('/whoami', () => {
  it('says who one is, where, and what one sees', async () => {
    await aDepartment(db, { name: 'Key accounts', members: [olga] });
    await anAccount(db, { owner: olga });
    await anAccount(db, { owner: olga });
    const team = await anAccount(db);
    await anAssignment(db, { accountId: team.id, personId: olga.id, role: 'team' });
    expect(asText(await say('/whoami'))).toBe(
      [
        'Olga Berg, key account manager (@olga)',
        'Department: Key accounts (head)',
        'Language: English',
        'Time zone: Rome, now 09:00',
        'You see: everything about 2 clients',
        'orders and tasks of 1 client',
        'To change: /lang, /timezone, /link, /where',
      ].join('\n'),
    );
  });

  it('says who stands in for whom, and until which day', async () => {
    const marco = await aPerson(db, { name: 'Marco Bonetti' });
    const [mine, his, also] = [
      await anAccount(db, { owner: olga }),
      await anAccount(db, { owner: marco }),
      await anAccount(db, { owner: marco }),
    ];
    const covers = { role: 'deputy', fromOn: day('2026-11-20') } as const;
    await anAssignment(db, { ...covers, accountId: his.id, personId: olga.id, toOn: day('2026-11-30') });
    await anAssignment(db, { ...covers, accountId: also.id, personId: olga.id, toOn: day('2026-11-30') });
    await anAssignment(db, { ...covers, accountId: mine.id, personId: marco.id });
    const said = asText(await say('/whoami'));
    expect(said).toContain('Cover: you stand in for Marco Bonetti, 2 clients, until Sun 29 Nov');
    expect(said).toContain('\nMarco Bonetti stands in for you, 1 client\n');
  });

  it('says that one sees nothing yet', async () => {
    expect(asText(await say('/whoami'))).toContain('no clients yet; your head or an administrator assigns them');
  });
});

describe('/lang', () => {
  it('asks with a button for each other language, in that language', async () => {
    const reply = await say('/lang');
    expect(asText(reply)).toBe('I answer in English. Another language?');
    expect(buttons(reply)).toEqual([
      { label: 'Русский', action: 'lang:ru' },
      { label: 'Italiano', action: 'lang:it' },
    ]);
  });

  it.each([
    ['it', 'Da ora le risposte sono in italiano.'],
    ['Italiano', 'Da ora le risposte sono in italiano.'],
    ['итальянский', 'Da ora le risposte sono in italiano.'],
    ['русский', 'Теперь отвечаю по-русски.'],
    ['russian', 'Теперь отвечаю по-русски.'],
    ['английский', 'From now on I answer in English.'],
  ])('understands %s, and answers in the new language', async (typed, answer) => {
    expect(asText(await say(`/lang ${typed}`))).toBe(answer);
  });

  it('stays in force, and is in the audit once', async () => {
    const reply = await press('lang:ru');
    expect(reply.replaces).toBe(true);
    await press('lang:ru');
    expect(asText(await say('/lang'))).toBe('Отвечаю по-русски. Другой язык?');
    expect(await audited()).toEqual([
      {
        personId: olga.id,
        action: 'person.language-changed',
        subject: 'person',
        subjectId: olga.id,
        channel: 'console',
        details: { from: 'en', to: 'ru' },
      },
    ]);
  });

  it.each(['/lang de', '/lang it ru'])('explains itself at %s', async (line) => {
    const reply = await say(line);
    expect(reply.outcome).toBe('refused');
    expect(asText(reply)).toContain('Usage: /lang');
  });

  it('has no button for other languages', async () => {
    expect((await press('lang:de')).outcome).toBe('refused');
  });
});

describe('/timezone', () => {
  it('asks with a form that suggests cities in the asker’s language', async () => {
    const reply = await say('/timezone');
    expect(reply.card.title).toBe('Your time zone: Rome, now 09:00');
    const form = formSchema.parse(reply.form);
    expect(form.fields[0]?.value).toBe('Europe/Rome');
    expect(form.fields[0]?.options).toContainEqual({ value: 'Europe/Moscow', label: 'Moscow' });
  });

  it('confirms with the time there, stays in force, and is in the audit', async () => {
    expect(asText(await say('/timezone Москва'))).toBe('Time zone set: Moscow, now 11:00 there\nEurope/Moscow');
    expect((await say('/timezone')).card.title).toBe('Your time zone: Moscow, now 11:00');
    expect(await audited()).toMatchObject([
      { action: 'person.zone-changed', subjectId: olga.id, details: { from: 'Europe/Rome', to: 'Europe/Moscow' } },
    ]);
  });

  it('takes the form', async () => {
    const reply = await house.submit(await at(db, olga), 'timezone', { zone: ' Tokyo\u0000' });
    expect(asText(reply)).toBe('Time zone set: Tokyo, now 17:00 there\nAsia/Tokyo');
    const unknown = await house.submit(await at(db, olga), 'timezone', { zone: 'Atlantis' });
    expect(unknown.outcome).toBe('refused');
    expect(unknown.form).toBeDefined();
  });

  it('refuses an offset with the reason, and offers zones of that offset', async () => {
    const reply = await say('/timezone UTC+3');
    expect(reply.outcome).toBe('refused');
    expect(reply.card.title).toContain('does not know summer time');
    expect(buttons(reply)).toContainEqual({ label: 'Moscow', action: 'timezone:Europe/Moscow' });
    expect(asText(await press('timezone:Europe/Moscow'))).toContain('Time zone set: Moscow');
  });

  it('refuses a place that it does not know, and offers near ones', async () => {
    const reply = await say('/timezone Mosow');
    expect(reply.outcome).toBe('refused');
    expect(buttons(reply).map(({ label }) => label)).toEqual(['Moscow']);
    expect(await audited()).toEqual([]);
  });
});
