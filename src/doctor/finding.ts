/** How a check came out: all is well, it works but should be looked at, or it does not work. */
export type Verdict = 'ok' | 'warn' | 'fail';

/** What one check found, in the language of the terminal, and what to click or type where it is not well. Never holds a secret. */
export interface Finding {
  readonly verdict: Verdict;
  readonly says: string;
  readonly mend?: string;
}

/** What was checked together: the installation, or one platform. */
export interface Section {
  readonly title: string;
  readonly findings: readonly Finding[];
}

export const ok = (says: string): Finding => ({ verdict: 'ok', says });
export const warn = (says: string, mend: string): Finding => ({ verdict: 'warn', says, mend });
export const fail = (says: string, mend: string): Finding => ({ verdict: 'fail', says, mend });
