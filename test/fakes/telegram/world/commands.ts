import type { Chat, User } from './types.ts';
import type { World } from './world.ts';

export interface CommandScope {
  readonly type: string;
  readonly chatId?: number | undefined;
  readonly userId?: number | undefined;
}

export const commandKey = ({ type, chatId, userId }: CommandScope, language: string): string =>
  [type, chatId ?? '', userId ?? '', language].join(' ');

/** The commands that a person is offered in a chat: of the narrowest scope that has any, in their language first. */
export const commandsFor = (
  world: World,
  user: User,
  chat: Chat,
): readonly { command: string; description: string }[] => {
  const scopes: readonly CommandScope[] =
    chat.type === 'private'
      ? [{ type: 'chat', chatId: chat.id }, { type: 'all_private_chats' }, { type: 'default' }]
      : [
          { type: 'chat_member', chatId: chat.id, userId: user.id },
          { type: 'chat', chatId: chat.id },
          { type: 'all_group_chats' },
          { type: 'default' },
        ];
  for (const scope of scopes) {
    for (const language of [user.language_code ?? '', '']) {
      const commands = world.commands.get(commandKey(scope, language));
      if (commands) return commands;
    }
  }
  return [];
};
