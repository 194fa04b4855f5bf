import { z } from 'zod';
import { Language } from '../../generated/prisma/enums.ts';
import { languageField, zoneField } from '../administration/people/form.ts';
import { zoneSaid } from '../administration/people/read.ts';
import { type Beginning, beginCompany } from '../beginning/begin.ts';
import { begunCard, demoCard } from '../beginning/cards.ts';
import { card, text } from '../cards/build.ts';
import { UserError } from '../errors.ts';
import type { Form } from '../forms/form.ts';
import { filled, lineField } from '../forms/values.ts';
import { translator } from '../i18n/translator.ts';
import { readCurrency } from '../imports/formats/currency.ts';
import { homeCountry, homeCurrency } from '../imports/organisation.ts';
import { waitingOf } from '../imports/received/uploads.ts';
import { countryOfZone } from '../people/countries.ts';
import { type Context, defineAction, defineForm, type Reply } from './define.ts';

const formId = 'begin';
/** Those that companies mostly reckon in; any other may be typed. */
const usualCurrencies = ['EUR', 'RUB', 'USD', 'GBP', 'CHF'];

const isDemo = async ({ db }: Context): Promise<boolean> =>
  (await db.organisation.findUnique({ where: { id: 1 }, select: { isDemo: true } }))?.isDemo ?? false;

/** Only the console goes on when the demo is gone: whoever is linked elsewhere is linked to the demo. */
const beginningHere = ({ channel, beginning }: Context): Beginning | null => (channel === 'console' ? beginning : null);

/** What the demo answers to those who want to import into it; null: this is no demo. */
export const shownInDemo = async (context: Context): Promise<Reply | null> => {
  if (!(await isDemo(context))) return null;
  const { db, t, person, now } = context;
  return { card: demoCard(t, await waitingOf(db, person.id), now, beginningHere(context) !== null) };
};

const currencySaid = (typed: string): string => {
  const currency = readCurrency(typed);
  if (currency === null || !Intl.supportedValuesOf('currency').includes(currency)) {
    throw new UserError('invalid', 'begin-currency-unknown', {}, 'currency');
  }
  return currency;
};

const formOf = ({ t, person }: Context): Form => {
  const currency = homeCurrency(person.language);
  return {
    id: formId,
    title: t('begin-form'),
    submit: t('begin-submit'),
    fields: [
      { name: 'company', label: t('begin-company'), kind: 'text', required: true },
      { name: 'name', label: t('begin-name'), kind: 'text', required: true, hint: t('begin-name-hint') },
      {
        name: 'currency',
        label: t('begin-currency'),
        kind: 'text',
        required: true,
        hint: t('begin-currency-hint'),
        options: usualCurrencies.map((code) => ({ value: code, label: code })),
        ...(currency !== null && { value: currency }),
      },
      zoneField(t, person.zone),
      languageField(t, person.language),
    ],
  };
};

/** @throws UserError why not */
const mayBegin = async (context: Context): Promise<Beginning> => {
  const beginning = beginningHere(context);
  if (!beginning) throw new UserError('forbidden', 'begin-elsewhere');
  return beginning;
};

/** Asks what one's own company is called, and what else it needs to begin. */
export const beginAction = defineAction({
  verb: 'begin',
  permission: 'installation',
  arg: z.literal(''),
  handle: async (context) => {
    await mayBegin(context);
    if (!(await isDemo(context))) throw new UserError('conflict', 'begin-over');
    return { card: card(context.t('begin-asked'), [text(context.t('begin-removes'))], '🏢'), form: formOf(context) };
  },
});

export const beginForm = defineForm({
  id: formId,
  permission: 'installation',
  arg: z.literal(''),
  values: filled(
    z.strictObject({
      company: lineField(120),
      name: lineField(120),
      currency: z.string().max(20),
      zone: z.string().max(100),
      language: z.enum(Language),
    }),
  ),
  handle: async (context, { company, name, currency, zone, language }): Promise<Reply> => {
    const beginning = await mayBegin(context);
    const where = zoneSaid(zone);
    const asked = {
      name: company,
      currency: currencySaid(currency),
      zone: where,
      country: countryOfZone(where, homeCountry(language)),
      language,
    };
    const begun = await beginCompany(context, beginning, { name, company: asked });
    const { person } = begun;
    const t = translator(person.language, person.zone);
    const waiting = await waitingOf(context.db, person.id);
    return { card: begunCard(t, company, waiting, beginning.realClock.now()), begun };
  },
});
