import { z } from 'zod';
import { actions, button, card, text } from '../cards/build.ts';
import type { Form } from '../forms/form.ts';
import { translator } from '../i18n/translator.ts';
import { cities } from '../people/cities.ts';
import { changeZone } from '../people/preferences.ts';
import { cityOf, readZone, zonesAt } from '../people/zones.ts';
import { type Context, defineAction, defineCommand, defineForm, type Reply } from './define.ts';

const formId = 'timezone';

const formOf = ({ t, person }: Context): Form => ({
  id: formId,
  title: t('timezone-form'),
  fields: [
    {
      name: 'zone',
      label: t('timezone-field'),
      kind: 'text',
      required: true,
      hint: t('timezone-hint'),
      value: person.zone,
      options: [...new Set(cities.map(({ zone }) => zone))].map((zone) => ({ value: zone, label: cityOf(t, zone) })),
    },
  ],
  submit: t('timezone-save'),
});

/** The time there is said, so that a wrong zone is seen at once. */
const moveTo = async (context: Context, zone: string): Promise<Reply> => {
  await changeZone(context, zone);
  const t = translator(context.person.language, zone);
  const city = cityOf(t, zone);
  return {
    card: card(t('timezone-changed', { city, time: t.time(context.now) }), [city !== zone && text(zone)]),
    confidential: false,
  };
};

const refuse = (context: Context, reason: string, zones: readonly string[]): Reply => ({
  card: card(reason, [
    text(context.t('timezone-hint')),
    actions(...zones.map((zone) => button(cityOf(context.t, zone), `timezone:${zone}`))),
  ]),
  outcome: 'refused',
  confidential: false,
  form: formOf(context),
});

const setZone = async (context: Context, typed: string): Promise<Reply> => {
  const read = readZone(typed);
  switch (read.kind) {
    case 'zone':
      return moveTo(context, read.zone);
    case 'offset':
      return refuse(context, context.t('timezone-offset'), zonesAt(read.minutes, context.now));
    case 'unknown':
      return refuse(context, context.t('timezone-unknown'), read.near);
  }
};

/** `/timezone` asks with a form, `/timezone Rome` changes. */
export const timezone = defineCommand({
  name: 'timezone',
  permission: 'everyone',
  args: z.string(),
  handle: async (context, typed) => {
    if (typed !== '') return setZone(context, typed);
    const { t, person, now } = context;
    const title = t('timezone-current', { city: cityOf(t, person.zone), time: t.time(now) });
    return { card: card(title, [text(t('timezone-hint'))]), confidential: false, form: formOf(context) };
  },
});

export const timezoneAction = defineAction({
  verb: 'timezone',
  permission: 'everyone',
  arg: z.string(),
  handle: async (context, zone) => ({ ...(await setZone(context, zone)), replaces: true }),
});

export const timezoneForm = defineForm({
  id: formId,
  permission: 'everyone',
  arg: z.literal(''),
  values: z.strictObject({ zone: z.string() }),
  handle: (context, { zone }) => setZone(context, zone),
});
