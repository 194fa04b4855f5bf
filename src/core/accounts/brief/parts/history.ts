import type { Line } from '../../../cards/card.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { PastVisit } from '../../../visits/queries.ts';
import type { Dossier } from '../../dossier/dossier.ts';
import { type BuildPart, lines } from '../part.ts';
import { clip, name } from '../text.ts';

/** A visit in one line: when, who with whom, what came of it, in at most `most` characters. */
export const visitLine = (visit: PastVisit, { today }: Dossier, t: Translator, most = 100): Line => {
  const who = [visit.by, ...visit.met.slice(0, 3)].map(name).join(', ');
  const head = t('brief-visit', { day: t.day(visit.on, today), kind: visit.kind, who });
  const said = `${head}: ${clip(visit.summary, most)}`;
  if (!visit.nextStep) return said;
  const step = clip(visit.nextStep, 80);
  return `${said} · ${
    visit.nextStepOn
      ? t('brief-next-step-by', { step, day: t.day(visit.nextStepOn, today) })
      : t('brief-next-step', { step })
  }`;
};

/** The last visits. */
export const history: BuildPart = ({ dossier }, t) => {
  if (!dossier.relationship) return null;
  const [last, before] = dossier.relationship.visits;
  return {
    label: t('brief-label-visits'),
    lines: [
      ...lines('must', last && visitLine(last, dossier, t)),
      ...lines('detail', before && visitLine(before, dossier, t)),
    ],
    ...(!last && { silentSource: 'visits' }),
  };
};
