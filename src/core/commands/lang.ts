import { z } from 'zod';
import { actions, button, card } from '../cards/build.ts';
import { Language, languages, translator } from '../i18n/translator.ts';
import { changeLanguage } from '../people/preferences.ts';
import { type Context, defineAction, defineCommand, type Reply } from './define.ts';

/** What people call a language, in each of the languages. */
const named: Record<Language, readonly string[]> = {
  en: ['en', 'eng', 'english', 'английский', 'англ', 'inglese'],
  ru: ['ru', 'rus', 'russian', 'русский', 'рус', 'russo'],
  it: ['it', 'ita', 'italian', 'итальянский', 'итал', 'italiano'],
};

const answerIn = async (context: Context, language: Language): Promise<Reply> => {
  await changeLanguage(context, language);
  const t = translator(language, context.person.zone);
  return { card: card(t('lang-changed'), []), confidential: false };
};

const ask = ({ t, person }: Context): Reply => ({
  card: card(t('lang-current'), [
    actions(
      ...languages
        .filter((language) => language !== person.language)
        .map((language) => button(translator(language, person.zone)('language-own'), `lang:${language}`)),
    ),
  ]),
  confidential: false,
});

/** `/lang` asks, `/lang it` changes; the answer is in the new language. */
export const lang = defineCommand({
  name: 'lang',
  permission: 'everyone',
  args: z.string().transform((typed, check) => {
    if (typed === '') return null;
    const language = languages.find((one) => named[one].includes(typed.toLowerCase()));
    if (!language) check.addIssue({ code: 'custom', message: 'no language of ours' });
    return language ?? null;
  }),
  handle: async (context, language) => (language ? answerIn(context, language) : ask(context)),
});

export const langAction = defineAction({
  verb: 'lang',
  permission: 'everyone',
  arg: z.string().pipe(z.enum(Language)),
  handle: async (context, language) => ({ ...(await answerIn(context, language)), replaces: true }),
});
