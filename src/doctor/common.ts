import type { Translator } from '../core/i18n/translator.ts';
import { type Finding, fail, ok, warn } from './finding.ts';

/** A platform as a person knows it, and the variable that says where it answers. */
export interface Place {
  readonly name: string;
  readonly url: string;
  readonly variable: string;
}

/** Nothing that could be read came from there. */
export const awayFinding = (t: Translator, { name, url, variable }: Place, reason: string): Finding =>
  fail(
    t('doctor-away', { platform: name, host: new URL(url).host, reason }),
    t('doctor-away-mend', { platform: name, variable }),
  );

const noticeableMs = 30_000;
/** Slack's signatures are good for five minutes; beyond that nothing that it sends can be believed. */
const harmfulMs = 300_000;

/** How well this machine's clock agrees with the platform's; nothing when that is not known. */
export const clockFindings = (t: Translator, platform: string, aheadMs: number | null): Finding[] => {
  if (aheadMs === null) return [];
  const off = Math.abs(aheadMs);
  if (off < noticeableMs) return [ok(t('doctor-clock', { platform }))];
  const args = { platform, seconds: Math.round(off / 1000) };
  const says = aheadMs > 0 ? t('doctor-clock-ahead', { ...args }) : t('doctor-clock-behind', { ...args });
  return [(off < harmfulMs ? warn : fail)(says, t('doctor-clock-mend'))];
};
