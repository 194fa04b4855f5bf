/**
 * Writes facts.json from a machine-readable Bot API (github.com/PaulSonOfLars/telegram-bot-api-spec, api.json):
 *   node test/fakes/telegram/spec/extract.mjs <api.json>
 * Only names, types, what is required, constants and numeric limits: no descriptions.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** The methods that the fake plays. All others are known by name only. */
const played = [
  ...['getUpdates', 'setWebhook', 'deleteWebhook', 'getWebhookInfo', 'getMe', 'logOut', 'close', 'getFile'],
  ...['sendMessage', 'sendPhoto', 'sendDocument', 'sendVoice', 'sendChatAction', 'setMessageReaction'],
  ...['editMessageText', 'editMessageCaption', 'editMessageMedia', 'editMessageReplyMarkup'],
  ...['deleteMessage', 'deleteMessages', 'answerCallbackQuery', 'pinChatMessage', 'unpinChatMessage'],
  ...['setMyCommands', 'deleteMyCommands', 'getMyCommands', 'setChatMenuButton', 'getChatMenuButton'],
  ...[
    'setMyName',
    'getMyName',
    'setMyDescription',
    'getMyDescription',
    'setMyShortDescription',
    'getMyShortDescription',
  ],
  ...['getChat', 'getChatMember', 'getChatAdministrators', 'getChatMemberCount', 'leaveChat'],
  ...['createForumTopic', 'editForumTopic', 'closeForumTopic', 'reopenForumTopic', 'deleteForumTopic'],
];

/** What the fake says to the bot, so that its own words can be checked too. Types named by these only are opaque. */
const said = [
  ...['Update', 'Message', 'User', 'Chat', 'ChatFullInfo', 'MessageEntity', 'CallbackQuery', 'InaccessibleMessage'],
  ...['PhotoSize', 'Document', 'Voice', 'File', 'WebhookInfo', 'ChatMemberUpdated', 'ChatMember', 'ForumTopic'],
  ...['ChatMemberAdministrator', 'ChatMemberMember', 'ChatMemberLeft', 'ChatMemberBanned', 'MaybeInaccessibleMessage'],
  ...['ForumTopicCreated', 'ForumTopicEdited', 'ForumTopicClosed', 'ForumTopicReopened', 'BotName'],
  ...['BotDescription', 'BotShortDescription', 'ReactionTypeEmoji', 'AcceptedGiftTypes'],
];

/** Types of parameters that the fake does not play: their insides are not looked at. */
const opaque = new Set(['InputRichMessage', 'SuggestedPostParameters', 'InputFile', 'CallbackGame']);

const api = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
const bare = (type) => type.replaceAll('Array of ', '');

const limitOf = (text) => {
  const range = /(\d+-\d+) (characters|bytes|identifiers|items)( after entit(?:y|ies) parsing)?/.exec(text);
  if (range) return `${range[1]} ${range[3] ? 'parsed' : range[2].replace('identifiers', 'items')}`;
  const values = /(?:Values between |, )(\d+-\d+)(?: are accepted|\. Defaults)/.exec(text);
  if (values) return `${values[1]} value`;
  const most = /At most (\d+) \w+/.exec(text);
  return most ? `0-${most[1]} items` : '';
};

const constantOf = ({ name, description }) =>
  name === 'type' || name === 'status'
    ? (/(?:must be |always ["“])(\w+)["”]?\.?$/.exec(description.trim())?.[1] ?? '')
    : '';

/** A field in one line: `Integer|String!`, `String! =chat`, `String! 1-4096 parsed`; "!" says that it is required. */
const lineOf = (field) => {
  const constant = constantOf(field);
  return [
    `${field.types.join('|')}${field.required ? '!' : ''}`,
    ...(constant ? [`=${constant}`] : []),
    ...[limitOf(field.description)].filter(Boolean),
  ].join(' ');
};

const linesOf = (fields = []) => Object.fromEntries(fields.map((field) => [field.name, lineOf(field)]));

const types = {};
const add = (name, deep) => {
  const type = api.types[name];
  if (!type || opaque.has(name) || types[name]) return;
  types[name] = type.subtypes ? type.subtypes.join('|') : linesOf(type.fields);
  if (!deep) return;
  for (const next of type.subtypes ?? type.fields?.flatMap((field) => field.types) ?? []) add(bare(next), true);
};

const methods = {};
for (const name of played) {
  const { fields = [] } = api.methods[name];
  methods[name] = linesOf(fields);
  for (const type of fields.flatMap((field) => field.types)) add(bare(type), true);
}
for (const name of said) add(name, false);

const others = Object.keys(api.methods)
  .filter((name) => !played.includes(name))
  .join(' ');
writeFileSync(
  new URL('facts.json', import.meta.url),
  `${JSON.stringify({ version: api.version, methods, types, others }, null, 2)}\n`,
);
