import type { Translator } from '../core/i18n/translator.ts';
import type { Finding, Section, Verdict } from './finding.ts';

const signs: Readonly<Record<Verdict, string>> = { ok: '✓', warn: '!', fail: '✗' };

const linesOf = ({ verdict, says, mend }: Finding): string[] => [
  `  ${signs[verdict]} ${says}`,
  ...(mend ? [`    → ${mend}`] : []),
];

/** What the doctor says: each section with its findings, each finding on a line, below it what mends it, and the sum at the end. */
export const report = (t: Translator, sections: readonly Section[]): string[] => {
  const findings = sections.flatMap((section) => section.findings);
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  const sum =
    count('fail') > 0
      ? t('doctor-sum-fail', { count: count('fail') })
      : count('warn') > 0
        ? t('doctor-sum-warn', { count: count('warn') })
        : t('doctor-sum-ok');
  return [...sections.flatMap(({ title, findings: found }) => [title, ...found.flatMap(linesOf), '']), sum];
};

/** Whether anything does not work. */
export const anyFails = (sections: readonly Section[]): boolean =>
  sections.some(({ findings }) => findings.some(({ verdict }) => verdict === 'fail'));
