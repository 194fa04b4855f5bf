/** What somebody typed, as a command's name and the rest of the line. */
export interface Typed {
  readonly name: string;
  readonly rest: string;
}

/**
 * Zero-width and directional marks come along with copied names and would make equal words differ. Control characters and
 * halves of surrogate pairs cannot be stored.
 */
const invisible = /[\p{Cc}\p{Cs}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A line of chat as it is compared and searched: composed, without invisible marks, with single spaces. */
export const cleanLine = (text: string): string =>
  text.replace(/\s+/gu, ' ').replace(invisible, '').normalize('NFC').replace(/ +/g, ' ').trim();

/**
 * Reads `/name rest`. The slash may be left out, since slash commands do not work everywhere; `/name@bot` names the bot in a group.
 * Null when the line has no word that could be a command's name.
 */
export const parseCommand = (text: string): Typed | null => {
  const match = /^\/?(?<name>\p{L}[\p{L}\p{N}_-]*)(?:@\w+)?(?:\s+(?<rest>.*))?$/su.exec(cleanLine(text));
  return match?.groups?.name ? { name: match.groups.name.toLowerCase(), rest: match.groups.rest ?? '' } : null;
};
