import { spoken } from '../hint.ts';
import { offers } from '../offers.ts';
import { type BuildPart, lines } from '../part.ts';
import { questions } from '../questions.ts';

const questionsShown = 4;
const offersShown = 2;

/** Questions to ask. */
export const ask: BuildPart = (findings, t) => {
  const [first, second, ...others] = spoken(questions, findings, t);
  return {
    label: t('brief-label-ask'),
    lines: [...lines('must', first, second), ...lines('useful', ...others.slice(0, questionsShown - 2))],
  };
};

/** Offers to make. */
export const offer: BuildPart = (findings, t) => {
  const [first, ...others] = spoken(offers, findings, t);
  return {
    label: t('brief-label-offer'),
    lines: [...lines('must', first), ...lines('useful', ...others.slice(0, offersShown - 1))],
  };
};
