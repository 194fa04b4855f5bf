import { cleanLine } from '../../commands/parse.ts';

/** Words of places where nobody has to go. */
const nowhere =
  /https?:|www\.|\b(zoom|teams|meet|webex|skype|telegram|whatsapp|jitsi|online|on-line|remote|call|phone|video|telefono|videochiamata|remoto)\b|онлайн|телефон|звонок|удал[её]нно|видео|^\+?[\d\s()-]{7,}$/iu;

/** The longest text that is an address, not a note. */
const longest = 200;

/**
 * An address by which it is known again, without case, accents and signs; null for what is no place to go to: a link, a phone number, "online".
 * Pure.
 */
export const placeKey = (location: string | null): string | null => {
  const line = cleanLine(location ?? '');
  if (line === '' || line.length > longest || nowhere.test(line)) return null;
  const folded = line
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded === '' ? null : folded;
};
