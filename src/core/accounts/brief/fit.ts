import { section } from '../../cards/build.ts';
import type { Card } from '../../cards/card.ts';
import { fallbackText } from '../../cards/fallback.ts';
import type { BriefPart, Weight } from './part.ts';

/** What the narrowest platform carries in one message is 4,096 characters; the rest is for its own signs. */
export const tightestMessage = 3_800;

const dearness: Record<Weight, number> = { must: 2, useful: 1, detail: 0 };

/** The first line of a part outlives every second line: a part that is missing reads as if nothing were known. */
const firstOfItsPart = 3;

/** Places of lines in the order in which they may go: the least dear first, and of those the last. */
const dispensable = (parts: readonly BriefPart[]): string[] =>
  parts
    .flatMap(({ lines }, part) =>
      lines.map(({ weight }, line) => ({
        at: `${part}.${line}`,
        dear: line === 0 ? firstOfItsPart : dearness[weight],
      })),
    )
    .reverse()
    .sort((a, b) => a.dear - b.dear)
    .map(({ at }) => at);

/**
 * Leaves out whole lines, the least dear first, until the card fits one message anywhere.
 * @param draw makes the card of the parts that stay, knowing how many lines were left out
 */
export const fitted = (
  parts: readonly BriefPart[],
  draw: (parts: readonly BriefPart[], left: number) => Card,
): Card => {
  const order = dispensable(parts);
  for (let left = 0; ; left++) {
    const gone = new Set(order.slice(0, left));
    const kept = parts.map((part, p) => ({ ...part, lines: part.lines.filter((_, l) => !gone.has(`${p}.${l}`)) }));
    const drawn = draw(kept, left);
    if (fallbackText(drawn).length <= tightestMessage || left >= order.length) return drawn;
  }
};

/** A part as a section of a card; null without lines. */
export const drawn = ({ label, lines }: BriefPart) =>
  section(
    label,
    lines.map(({ line }) => line),
  );
