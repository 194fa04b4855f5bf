import { beforeEach, describe, expect, it } from 'vitest';
import { anIdentity, anOrganisation, aPerson } from '../../../test/factories/index.ts';
import { testDb } from '../../../test/setup/database.ts';
import { at, theHouse } from '../../../test/setup/house.ts';
import { fallbackText } from '../cards/fallback.ts';
import type { Reply } from '../commands/define.ts';
import { formSchema } from '../forms/form.ts';
import { languages, translator } from '../i18n/translator.ts';
import type { Person } from '../people/person.ts';
import * as attention from './attention.ts';
import { entriesFor, settingsForm } from './card.ts';
import type { Reader } from './entry.ts';
import { groupOf, kinds } from './kinds.ts';
import * as registry from './registry.ts';
import * as retention from './retention.ts';
import { entries } from './shown.ts';

const { db, reset } = await testDb();
const house = theHouse(db);

const administrator: Reader = {
  own: {},
  ours: {},
  reach: ['slack', 'telegram', 'console'],
  role: 'administrator',
  quietUntil: null,
};
const groups = ['hours', 'meetings', 'delivery', 'company', 'retention', ...kinds.map(groupOf)];

let olga: Awaited<ReturnType<typeof aPerson>>;
let admin: Awaited<ReturnType<typeof aPerson>>;
beforeEach(async () => {
  await reset();
  await anOrganisation(db);
  olga = await aPerson(db, { name: 'Olga Berg' });
  admin = await aPerson(db, { role: 'administrator' });
});

const submit = async (person: Pick<Person, 'id'>, group: string, values: Record<string, string>) =>
  house.submit(await at(db, person), `settings:${group}`, values);
const press = async (person: Pick<Person, 'id'>, action: string) => house.press(await at(db, person), action);
const said = ({ card }: Reply) => fallbackText(card);
const changes = () =>
  db.auditEntry.findMany({ where: { action: 'setting.changed' }, orderBy: { id: 'asc' }, select: { details: true } });

describe('every setting', () => {
  it('of the registry is shown', () => {
    const defined = [...Object.values(registry), ...Object.values(attention), ...Object.values(retention)].flatMap(
      (one) => (typeof one === 'object' && 'schema' in one ? [one.key] : []),
    );
    expect(defined.length).toBeGreaterThan(10);
    expect(entries.map(({ key }) => key)).toEqual(expect.arrayContaining(defined));
    expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
  });

  it.each(languages)('has a label, a description and distinct words for all that is offered, in %s', (language) => {
    const t = translator(language, 'Europe/Rome');
    for (const entry of entries) {
      const { label, hint, options = [] } = entry.field(t, administrator);
      expect([entry.key, label !== '', hint !== '' && hint !== label]).toEqual([entry.key, true, true]);
      expect(new Set(options.map((option) => option.label)).size).toBe(options.length);
    }
  });

  it.each(groups)('of %s makes a form that every platform takes', (group) => {
    for (const language of languages) {
      const form = settingsForm(translator(language, 'Europe/Rome'), administrator, group);
      expect(formSchema.parse(form).fields.length).toBeGreaterThan(0);
    }
  });

  it('shows what was chosen, whatever of what is offered that is', async () => {
    const t = translator('en', 'Europe/Rome');
    await anIdentity(db, { personId: admin.id });
    for (const group of groups) {
      const reader = { ...administrator, reach: ['telegram', 'console'] };
      for (const entry of entriesFor(group, reader)) {
        const { name, options = [] } = entry.field(t, reader);
        for (const { value } of options) {
          const reply = await submit(admin, group, { [name]: value });
          expect([entry.key, value, reply.outcome ?? 'ok']).toEqual([entry.key, value, 'ok']);
          const form = formSchema.parse((await press(admin, `settings:${group}`)).form);
          expect([entry.key, form.fields.find((field) => field.name === name)?.value]).toEqual([entry.key, value]);
        }
      }
    }
  }, 60_000);
});

describe('/settings', () => {
  it('says in plain words when somebody is disturbed, and where', async () => {
    const text = said(await house.say(await at(db, olga), '/settings'));
    expect(text).toContain('From: 08:00');
    expect(text).toContain('Days: Mon–Fri');
    expect(text).toContain('Interruptions a day: 7 at most');
    expect(text).toContain('Each kind comes as it arises');
    expect(text).not.toContain('Company');
  });

  it('audits a change with what was and what is, and nothing where nothing changed', async () => {
    await submit(olga, 'hours', { attentionFrom: '"09:00"', attentionDays: '[1,2,3,4,5,6]' });
    await submit(olga, 'hours', { attentionFrom: '"09:00"', attentionDays: '[1,2,3,4,5,6]' });
    expect(await changes()).toEqual([
      { details: { key: 'attention.from', from: '08:00', to: '09:00' } },
      { details: { key: 'attention.days', from: [1, 2, 3, 4, 5], to: [1, 2, 3, 4, 5, 6] } },
    ]);
  });

  it('refuses what is not offered', async () => {
    for (const bad of ['"25:00"', 'null', '[', '"08:00" ']) {
      expect((await submit(olga, 'hours', { attentionFrom: bad })).outcome).toBe('refused');
    }
    expect(await changes()).toEqual([]);
  });

  it('changed by two at once is changed once', async () => {
    await Promise.all([1, 2, 3].map(() => submit(admin, 'company', { attentionAlertsOn: 'true' })));
    expect(await changes()).toEqual([{ details: { key: 'attention.alertsOn', from: null, to: true } }]);
  });

  it('takes all of a form, or nothing', async () => {
    const refused = await submit(olga, 'hours', { attentionFrom: '"09:00"', attentionBudget: '99' });
    expect(refused).toMatchObject({ outcome: 'refused', field: 'attentionBudget' });
    expect(await changes()).toEqual([]);
  });

  it.each([
    ['hours 9-18', { 'attention.from': '09:00', 'attention.until': '18:00' }],
    ['hours 8:07 – 17.53', { 'attention.from': '08:07', 'attention.until': '17:53' }],
    ['hours 22 до 6', { 'attention.from': '22:00', 'attention.until': '06:00' }],
    ['Budget 5', { 'attention.budget': 5 }],
  ])('is set by a line: %s', async (typed, values) => {
    const reply = await house.say(await at(db, olga), `/settings ${typed}`);
    expect(reply.outcome).toBeUndefined();
    const rows = await db.setting.findMany({ where: { scope: 'person', scopeId: olga.id } });
    expect(Object.fromEntries(rows.map(({ key, value }) => [key, value]))).toEqual(values);
  });

  it.each(['hours 25-26', 'hours 9', 'hours 9-12-18', 'budget 0', 'budget 51', 'budget many', 'company 7', 'hours –'])(
    'is not set by a line that makes no sense, which is told how: %s',
    async (typed) => {
      const reply = await house.say(await at(db, olga), `/settings ${typed}`);
      expect([reply.outcome, said(reply)]).toEqual(['refused', expect.stringContaining('/settings hours 9-18')]);
      expect(await changes()).toEqual([]);
    },
  );

  it('leaves the company to who may, whatever is sent', async () => {
    const head = await aPerson(db, { role: 'head' });
    expect((await submit(olga, 'company', { attentionAlertsOn: 'true' })).outcome).toBe('refused');
    await submit(head, 'company', { attentionAlertsOn: 'true', freshnessWorkingDays: '10' });
    expect(await changes()).toEqual([{ details: { key: 'attention.alertsOn', from: null, to: true } }]);
  });

  it('offers of a kind of message nothing below what the administrator leaves', async () => {
    await submit(admin, 'kind-contract-date', { attentionLeastContractDate: '"digest"' });
    const { form } = await press(olga, 'settings:kind-contract-date');
    expect(form?.fields.map(({ options }) => options?.map(({ value }) => value))).toEqual([['"now"', '"digest"']]);
    const below = await submit(olga, 'kind-contract-date', { attentionModeContractDateConsole: '"off"' });
    expect(below.outcome).toBe('refused');
    await submit(olga, 'kind-contract-date', { attentionModeContractDateConsole: '"digest"' });
    expect(said(await press(olga, 'settings'))).toContain('Contracts · Web console: with the summary');
  });

  it('offers no summary for what has an hour of its own', async () => {
    const { form } = await press(olga, 'settings:kind-agenda');
    expect(form?.fields[0]?.options?.map(({ value }) => value)).toEqual(['"now"', '"off"']);
  });
});
