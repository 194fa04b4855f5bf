import { section } from '../cards/build.ts';
import type { CardChild } from '../cards/card.ts';
import type { Translator } from '../i18n/translator.ts';
import type { ReadingReport } from './report.ts';
import { tellReading } from './tell.ts';

/** What became of each file, as parts of a card. Pure. */
export const readingSections = (t: Translator, readings: readonly ReadingReport[]): (CardChild | null)[] =>
  readings.map((reading) => {
    const [, ...lines] = tellReading(t, reading);
    return section(reading.file, [t('import-kind', { kind: reading.kind }), ...lines.map((line) => line.trim())]);
  });
