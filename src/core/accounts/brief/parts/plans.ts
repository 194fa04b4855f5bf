import type { Translator } from '../../../i18n/translator.ts';
import type { CompetitorFacts, Dossier, GoalFacts } from '../../dossier/dossier.ts';
import { type BuildPart, lines } from '../part.ts';
import { clip, name, note } from '../text.ts';

const goalsShown = 2;
const competitorsShown = 2;

/** A goal in one line: whose, what, how far, until when. */
export const goalLine = ({ side, text, progress, dueOn }: GoalFacts, { today }: Dossier, t: Translator): string => {
  const args = { side, goal: clip(text, 100), progress: t.percent(progress) };
  return dueOn ? t('brief-goal-by', { ...args, day: t.day(dueOn, today) }) : t('brief-goal', args);
};

export const goals: BuildPart = ({ dossier }, t) => {
  if (!dossier.relationship) return null;
  const all = dossier.relationship.goals;
  // What is reached is done; it stands under More.
  const [first, ...others] = all.filter(({ progress }) => progress < 1).map((goal) => goalLine(goal, dossier, t));
  return {
    label: t('brief-label-goals'),
    lines: [...lines('must', first), ...lines('useful', ...others.slice(0, goalsShown - 1))],
    ...(all.length === 0 && { silentSource: 'goals' }),
  };
};

/** What was heard of a competitor, when and from whom. */
export const competitorLine = (
  { competitor, note: said, on, heardFrom }: CompetitorFacts,
  { today }: Dossier,
  t: Translator,
): string => {
  const args = { competitor: name(competitor), note: note(said), day: t.day(on, today) };
  return heardFrom ? t('brief-competitor-from', { ...args, from: name(heardFrom) }) : t('brief-competitor', args);
};

export const competitors: BuildPart = ({ dossier }, t) => {
  if (!dossier.relationship) return null;
  const [first, ...others] = dossier.relationship.competitors.map((one) => competitorLine(one, dossier, t));
  return {
    label: t('brief-label-competitors'),
    lines: [...lines('must', first), ...lines('detail', ...others.slice(0, competitorsShown - 1))],
    ...(!first && { silentSource: 'competitors' }),
  };
};
