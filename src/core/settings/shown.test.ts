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
const say = async (person: Pick<Person, 'id'>, line: string) => house.say(await at(db, person), line);
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
        if (options.length === 1) continue;
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

  it('keeps nothing of a form of which one field is refused, and says which and why', async () => {
    await submit(admin, 'kind-contract-date', { attentionLeastContractDate: '"digest"' });
    await anIdentity(db, { personId: olga.id });
    const reply = await submit(olga, 'kind-contract-date', {
      attentionModeContractDateTelegram: '"digest"',
      attentionModeContractDateConsole: '"off"',
    });
    expect(reply).toMatchObject({ outcome: 'refused', field: 'attentionModeContractDateConsole' });
    expect(said(reply)).toBe(
      'Web console: everybody gets these at least “with the summary”, your administrator has set. Nothing has been changed.',
    );
    expect(await changes()).toHaveLength(1);
  });

  it('refuses what was offered when the form was opened, and is not any more; what it shows holds already', async () => {
    await submit(olga, 'kind-contract-date', { attentionModeContractDateConsole: '"off"' });
    const { form: before } = await press(olga, 'settings:kind-contract-date');
    expect(before?.fields[0]?.value).toBe('"off"');
    await submit(admin, 'kind-contract-date', { attentionLeastContractDate: '"digest"' });
    const stale = await submit(olga, 'kind-contract-date', { attentionModeContractDateConsole: '"off"' });
    expect([stale.outcome, stale.form?.fields[0]?.value]).toEqual(['refused', '"digest"']);
    expect(said(await press(olga, 'settings'))).toContain('Contracts · Web console: with the summary');
    // What she had wished is hers again once it is left to her.
    await submit(olga, 'kind-contract-date', { attentionModeContractDateConsole: '"digest"' });
    await submit(admin, 'kind-contract-date', { attentionLeastContractDate: '"off"' });
    expect(said(await press(olga, 'settings'))).toContain('Contracts · Web console: not at all');
  });

  it('never keeps less than the administrator leaves, whoever of the two comes first', async () => {
    for (let n = 0; n < 5; n++) {
      await db.setting.deleteMany();
      const [, hers] = await Promise.all([
        submit(admin, 'kind-contract-date', { attentionLeastContractDate: '"digest"' }),
        submit(olga, 'kind-contract-date', { attentionModeContractDateConsole: '"off"' }),
      ]);
      const audited = (await changes()).map(({ details }) => details).slice(-2);
      const kept = audited.findIndex((one) => JSON.stringify(one).includes('mode.contract-date'));
      // Hers is kept only where it came before his.
      expect([hers.outcome ?? 'ok', kept]).toEqual(hers.outcome === 'refused' ? ['refused', -1] : ['ok', 0]);
    }
  });

  it('is changed once by two who send the same at once', async () => {
    const both = [olga, olga].map((one) => submit(one, 'hours', { attentionFrom: '"09:00"' }));
    expect((await Promise.all(both)).map(({ outcome = 'ok' }) => outcome)).toEqual(['ok', 'ok']);
    expect(await changes()).toHaveLength(1);
  });

  it('refuses what is not offered', async () => {
    for (const bad of ['"25:00"', 'null', '[', '"08:00" ']) {
      expect((await submit(olga, 'hours', { attentionFrom: bad })).outcome).toBe('refused');
    }
    expect(await changes()).toEqual([]);
  });

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

  it('says what was saved', async () => {
    expect((await submit(olga, 'hours', { attentionFrom: '"09:00"' })).card.title).toBe('Saved · When to disturb you');
    expect((await say(olga, '/settings hours 9-18')).card.title).toBe(
      'Saved · When to disturb you · From: 09:00 · Until: 18:00',
    );
  });

  it('offers no summary for what has an hour of its own', async () => {
    const { form } = await press(olga, 'settings:kind-agenda');
    expect(form?.fields[0]?.options?.map(({ value }) => value)).toEqual(['"now"', '"off"']);
  });
});

describe('what is typed after /settings', () => {
  it('sets hours at any minute, which its form shows among the others', async () => {
    const text = said(await say(olga, '/settings hours 8:07-17:53'));
    expect(text).toContain('From: 08:07');
    expect(text).toContain('Until: 17:53');
    const { form } = await say(olga, '/settings hours');
    const [from, until] = form?.fields ?? [];
    expect([from?.value, until?.value]).toEqual(['"08:07"', '"17:53"']);
    expect(from?.options?.slice(3, 7).map(({ label }) => label)).toEqual(['07:30', '08:00', '08:07', '08:30']);
    expect(
      (await submit(olga, 'hours', { attentionFrom: '"08:07"', attentionUntil: '"17:53"' })).outcome,
    ).toBeUndefined();
  });

  it.each([
    ['22-6', 'Until: 06:00 the next morning'],
    ['0-24', 'Until: round the clock'],
    ['8-24', 'Until: 24:00'],
  ])('says of hours %s what they mean', async (typed, shown) => {
    expect((await say(olga, `/settings hours ${typed}`)).card.title).toContain(shown);
  });

  it('sets how many interruptions a day has room for, within bounds', async () => {
    expect(said(await say(olga, '/settings budget 6'))).toContain('Interruptions a day: 6 at most');
    const reply = await say(olga, '/settings budget 500');
    expect([reply.outcome, said(reply)]).toEqual([
      'refused',
      'Interruptions a day: from 1 to 50. Nothing has been changed.',
    ]);
    expect(await changes()).toEqual([{ details: { key: 'attention.budget', from: 7, to: 6 } }]);
  });

  it('sets how a kind comes wherever its reader is reached, not below the least', async () => {
    await anIdentity(db, { personId: olga.id });
    const text = said(await say(olga, '/settings contracts digest'));
    expect(text).toContain('Contracts · Telegram: with the summary · Web console: with the summary');
    await submit(admin, 'kind-contract-date', { attentionLeastContractDate: '"digest"' });
    expect((await say(olga, '/settings contracts off')).outcome).toBe('refused');
    expect((await say(olga, '/settings agenda digest')).outcome).toBe('refused');
    expect(await changes()).toHaveLength(3);
  });

  it('is nothing to be changed by whom it does not concern', async () => {
    for (const line of ['/settings company', '/settings installation off']) {
      expect((await say(olga, line)).outcome).toBe('refused');
    }
    expect(await changes()).toEqual([]);
  });

  it('shows all, and what can be typed, where it is nothing that can be set', async () => {
    const reply = await say(olga, '/settings horoscope on');
    expect([reply.outcome, reply.card.title]).toEqual(['refused', 'I do not know “horoscope on” among settings']);
    const text = said(reply);
    for (const part of ['/settings hours 9-18', '/settings contracts digest', 'From: 08:00']) {
      expect(text).toContain(part);
    }
  });

  it('opens the form where it is clear what is meant, but not to what it is to be set', async () => {
    const reply = await say(olga, '/settings hours late');
    expect([reply.outcome, reply.form?.id]).toEqual(['refused', 'settings:hours']);
    expect(said(reply)).toBe('Hours are typed as 9-18 or 8:30-17:45. Nothing has been changed.');
  });
});
