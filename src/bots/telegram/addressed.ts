const escaped = (text: string): string => text.replace(/[^\w]/g, '\\$&');

/**
 * What a line in a group says to the assistant: a command, unless it names another bot, or what is left of a line that mentions it.
 * Null for talk among people.
 */
export const addressed = (line: string, botName: string): string | null => {
  const command = /^\s*\/\w+(?:@(?<bot>\w+))?/.exec(line);
  if (command) {
    const { bot } = command.groups ?? {};
    return bot === undefined || bot.toLowerCase() === botName.toLowerCase() ? line : null;
  }
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_@])@${escaped(botName)}(?![\\p{L}\\p{N}_])[,:]?`, 'iu');
  return mention.test(line) ? line.replace(mention, ' ').trim() : null;
};
