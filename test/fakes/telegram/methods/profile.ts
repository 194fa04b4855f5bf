import { z } from 'zod';
import { badRequest } from '../errors.ts';
import { maximum } from '../spec/facts.ts';
import { chatFor } from '../world/access.ts';
import { commandKey } from '../world/commands.ts';
import type { Call, Handler } from './call.ts';

const scope = z.object({
  type: z.string(),
  chat_id: z.union([z.number(), z.string()]).optional(),
  user_id: z.number().optional(),
});

const languageOf = ({ args }: Call): string => {
  const language = args.text('language_code');
  if (!/^(?:[a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified');
  return language;
};

const keyOf = (call: Call): string => {
  const said = call.args.object('scope', scope) ?? { type: 'default' };
  const chat = said.chat_id === undefined ? undefined : chatFor(call.world, said.chat_id);
  return commandKey({ type: said.type, chatId: chat?.id, userId: said.user_id }, languageOf(call));
};

/** Not documented: all names and descriptions of a list together. */
const maxListCharacters = 4096;

const setMyCommands: Handler = (call) => {
  const said = call.args.object('commands', z.array(z.object({ command: z.string(), description: z.string() }))) ?? [];
  const commands = said.map(({ command, description }) => ({
    command: command.trim().replace(/^\//, ''),
    description: description.trim(),
  }));
  for (const { command, description } of commands) {
    const most = { command: maximum('BotCommand', 'command'), description: maximum('BotCommand', 'description') };
    if (command === '') throw badRequest('command must be non-empty');
    if ([...command].length > most.command) throw badRequest(`command length must not exceed ${most.command}`);
    if (description === '') throw badRequest('command description must be non-empty');
    if ([...description].length > most.description) {
      throw badRequest(`command description length must not exceed ${most.description}`);
    }
    if (!/^[a-z\d_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  }
  const characters = commands.reduce((sum, { command, description }) => sum + command.length + description.length, 0);
  if (commands.length > maximum('setMyCommands', 'commands') || characters > maxListCharacters) {
    throw badRequest('BOT_COMMANDS_TOO_MUCH');
  }
  call.world.commands.set(keyOf(call), commands);
  return true;
};

const deleteMyCommands: Handler = (call) => {
  call.world.commands.delete(keyOf(call));
  return true;
};

const getMyCommands: Handler = (call) => call.world.commands.get(keyOf(call)) ?? [];

/** A text about the bot in each language, such as its name. */
const about = (title: string, field: string): Readonly<Record<string, Handler>> => ({
  [`set${title}`]: (call) => {
    const text = call.args.text(field);
    if ([...text].length > maximum(`set${title}`, field)) throw badRequest(`${field.toUpperCase()}_TOO_LONG`);
    call.world.profile.set(`${field} ${languageOf(call)}`, text);
    return true;
  },
  [`get${title}`]: (call) => ({
    [field]:
      call.world.profile.get(`${field} ${languageOf(call)}`) ??
      call.world.profile.get(`${field} `) ??
      (field === 'name' ? call.world.bot.first_name : ''),
  }),
});

const menuKey = ({ args }: Call): string => `menu ${args.number('chat_id') ?? ''}`;

const setChatMenuButton: Handler = (call) => {
  const button = call.args.object('menu_button', z.looseObject({ type: z.string() })) ?? { type: 'default' };
  call.world.profile.set(menuKey(call), button);
  return true;
};

const getChatMenuButton: Handler = (call) =>
  call.world.profile.get(menuKey(call)) ?? call.world.profile.get('menu ') ?? { type: 'commands' };

const getMe: Handler = ({ world: { bot, privacy } }) => ({
  ...bot,
  can_join_groups: true,
  can_read_all_group_messages: !privacy,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

export const profile: Readonly<Record<string, Handler>> = {
  getMe,
  setMyCommands,
  deleteMyCommands,
  getMyCommands,
  ...about('MyName', 'name'),
  ...about('MyDescription', 'description'),
  ...about('MyShortDescription', 'short_description'),
  setChatMenuButton,
  getChatMenuButton,
};
