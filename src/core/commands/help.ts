import { z } from 'zod';
import { actions, button, card, list, quiet, context as small, strong, text } from '../cards/build.ts';
import { may } from '../people/policy.ts';
import { defineCommand, summaryKey, usageKey } from './define.ts';

/** `/help` lists what the asker may use, in the order of the registry, the most useful first; `/help brief` explains one. */
export const help = defineCommand({
  name: 'help',
  permission: 'everyone',
  args: z.string().transform((typed) => typed.replace(/^\//, '').toLowerCase()),
  handle: async ({ t, commands, person }, name) => {
    const usable = commands.filter(({ permission }) => may(person.role, permission));
    const asked = usable.find((command) => command.name === name);
    if (asked) {
      return { card: card(t(usageKey(asked)), [text(t(summaryKey(asked)))]), confidential: false };
    }
    return {
      card: card(t('help-title'), [
        list(usable.map((command) => [strong(`/${command.name}`), quiet(` — ${t(summaryKey(command))}`)])),
        actions(button(t('help-my-clients'), 'accounts', 'primary')),
        small(t('help-how')),
      ]),
      confidential: false,
    };
  },
});
