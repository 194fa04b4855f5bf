import { apps } from './apps.ts';
import { assistant } from './assistant.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Handlers } from './handler.ts';
import { histories } from './history.ts';
import { people } from './people.ts';
import { reactions } from './reactions.ts';
import { views } from './views.ts';

/** Every method that the fake plays, by its name. */
export const handlers: Handlers = {
  ...apps,
  ...assistant,
  ...chat,
  ...conversations,
  ...files,
  ...histories,
  ...people,
  ...reactions,
  ...views,
};
