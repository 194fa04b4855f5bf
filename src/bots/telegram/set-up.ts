import type { Api } from 'grammy';
import { type Command, summaryKey } from '../../core/commands/define.ts';
import { languages, translator } from '../../core/i18n/translator.ts';
import type { TelegramWebhook } from '../../core/telegram-config.ts';
import { updateTypes } from './update.ts';

/** Characters of a command's description in the menu. */
const longestDescription = 256;

/** Offers the commands in the menu of every chat, in each language; in English to whoever speaks none of ours. */
export const offerCommands = async (api: Api, commands: readonly Command[]): Promise<void> => {
  for (const language of languages) {
    const t = translator(language, 'UTC');
    const offered = commands.map((command) => ({
      command: command.name,
      description: t(summaryKey(command)).slice(0, longestDescription),
    }));
    await api.setMyCommands(offered, language === 'en' ? {} : { language_code: language });
  }
};

/** Tells Telegram how we want updates: none are dropped that wait already. */
export const chooseWay = async (api: Api, webhook: TelegramWebhook | undefined): Promise<void> => {
  if (webhook) {
    await api.setWebhook(webhook.url, {
      secret_token: webhook.secret,
      allowed_updates: updateTypes,
      max_connections: 40,
    });
  } else if ((await api.getWebhookInfo()).url !== '') await api.deleteWebhook();
};
