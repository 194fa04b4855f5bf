import type { Line } from '../../cards/card.ts';
import type { Translator } from '../../i18n/translator.ts';
import type { SourceName } from '../dossier/sources.ts';
import type { Findings } from './findings.ts';

/** How dear a line is when room is short: `detail` goes first, then `useful`; `must` stays. */
export type Weight = 'must' | 'useful' | 'detail';

export interface WeighedLine {
  readonly line: Line;
  readonly weight: Weight;
}

/** A labelled part of the brief. Without lines it is not shown. */
export interface BriefPart {
  readonly label: string;
  readonly lines: readonly WeighedLine[];
  /** The source that is connected and says nothing of this account. */
  readonly silentSource?: SourceName;
}

/** Pure: what a part of the brief says; null where its reader may not see it. */
export type BuildPart = (findings: Findings, t: Translator) => BriefPart | null;

type Maybe<T> = T | false | null | undefined;

/** Lines of one weight, those that are there. */
export const lines = (weight: Weight, ...said: readonly Maybe<Line>[]): WeighedLine[] =>
  said.flatMap((line) => (line ? [{ line, weight }] : []));
