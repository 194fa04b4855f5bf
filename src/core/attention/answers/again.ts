/**
 * Alerts that come once more when their snooze is over. A key names the alert that was told first and how often that has been put off, so that
 * a snooze of what came again is one of the same alert.
 */

/** By what the keys of all repeats begin. */
export const repeatPrefix = 'again/';

/** The alert that was told first, of a key of its own or of one that came again. Pure. */
export const rootOf = ({ id, key }: { readonly id: number; readonly key: string }): number =>
  comesAgain(key) ? Number(key.split('/')[1]) : id;

/** Whether a message comes once more since its reader has put it off till then. Pure. */
export const comesAgain = (key: string): boolean => key.startsWith(repeatPrefix);

/** By what the keys of all repeats of an alert begin. */
export const repeatsOf = (root: number): string => `${repeatPrefix}${root}/`;
