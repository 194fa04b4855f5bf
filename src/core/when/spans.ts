/** How long something takes, as people write it in the three languages: `40 min`, `1,5 часа`, `un'ora e mezza`. */

const word = String.raw`(?![\p{L}\p{N}])`;
const hours = String.raw`(?:h|hrs?|hours?|ч|час(?:а|ов)?|or[ae])\.?${word}`;
const minutes = String.raw`(?:m|min|mins|minutes?|мин(?:ут[аыу]?)?|minut[oi])\.?${word}`;
const number = String.raw`\d{1,3}(?:[.,]\d)?`;
const halves = String.raw`(?:half an hour|полчаса|mezz['’]?\s?ora)`;
const oneAndHalf = String.raw`(?:an hour and a half|полтора часа|un['’]?\s?ora e mezz[ao])`;
const one = String.raw`(?:an hour|час|un['’]?\s?ora)`;
const clock = String.raw`(?:(?<h>${number})\s*${hours}(?:\s*(?:and|и|e)?\s*(?<hm>\d{1,2})\s*${minutes})?|(?<m>\d{1,3})\s*${minutes})`;
const span = `(?:(?<oneAndHalf>${oneAndHalf})|(?<half>${halves})|${clock}|(?<one>${one}))${word}`;

const before = '(?:travel(?: time)?|drive|ехать|дорога|езды|в пути|viaggio|strada)';
const after =
  '(?:away|(?:of )?travel|(?:of )?drive|by (?:car|train)|езды|пути|ехать|дороги|на дорогу|di (?:strada|viaggio|macchina|auto|treno))';
const lasting = '(?:for|на|per|della durata di)';
const start = String.raw`(?<![\p{L}\p{N}])`;

const travelPatterns = [
  new RegExp(String.raw`${start}${before}\s*:?\s*${span}`, 'iu'),
  new RegExp(String.raw`${start}${span}\s*${after}${word}`, 'iu'),
];
const durationPatterns = [
  new RegExp(String.raw`${start}${lasting}\s+${span}`, 'iu'),
  new RegExp(String.raw`${start}(?<!(?:через|in|tra|fra)\s)${clock}${word}`, 'iu'),
];

/** How many minutes were said, and the text without them. */
export interface SpanRead {
  readonly minutes: number | null;
  readonly rest: string;
}

const decimal = (said: string): number => Number(said.replace(',', '.'));

const minutesOf = (groups: Readonly<Record<string, string | undefined>>): number => {
  if (groups.oneAndHalf) return 90;
  if (groups.half) return 30;
  if (groups.one) return 60;
  if (groups.m) return Number(groups.m);
  return Math.round(decimal(groups.h ?? '0') * 60) + Number(groups.hm ?? 0);
};

const firstOf = (text: string, patterns: readonly RegExp[]): SpanRead => {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (!found) continue;
    const rest = `${text.slice(0, found.index)} , ${text.slice(found.index + found[0].length)}`;
    return { minutes: minutesOf(found.groups ?? {}), rest };
  }
  return { minutes: null, rest: text };
};

/** How long the way there takes: `40 min away`, `ехать 40 мин`, `40 min di strada`. Pure. */
export const readTravel = (text: string): SpanRead => firstOf(text, travelPatterns);

/** How long it lasts: `for 2 hours`, `на полтора часа`, `per 30 minuti`, or a span by itself. Call it after {@link readTravel}. Pure. */
export const readDuration = (text: string): SpanRead => firstOf(text, durationPatterns);
