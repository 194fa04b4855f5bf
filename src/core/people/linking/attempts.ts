import type { Temporal } from 'temporal-polyfill';
import { instantColumn } from '../../clock.ts';
import type { Tx } from '../../db.ts';
import type { AccountRef } from '../identities.ts';

/** How long a wrong attempt counts. */
export const attemptMinutes = 15;
const mostOfOne = 5;
const mostOfAll = 200;

/**
 * Whether somebody has to wait before they try another token: after several wrong ones of theirs, or very many of all.
 * Tokens cannot be guessed; this keeps those who try from trying for ever, in whatever process they arrive.
 */
export const mustWait = async (tx: Tx, now: Temporal.Instant, { platform, userId }: AccountRef): Promise<boolean> => {
  const at = { gt: instantColumn(now.subtract({ minutes: attemptMinutes })) };
  const [ofOne, ofAll] = [
    await tx.linkAttempt.count({ where: { at, platform, platformUserId: userId } }),
    await tx.linkAttempt.count({ where: { at } }),
  ];
  return ofOne >= mostOfOne || ofAll >= mostOfAll;
};

/** Counts a wrong attempt, and forgets those that no longer count. */
export const noteWrongAttempt = async (
  tx: Tx,
  now: Temporal.Instant,
  { platform, userId }: AccountRef,
): Promise<void> => {
  await tx.linkAttempt.deleteMany({ where: { at: { lte: instantColumn(now.subtract({ minutes: attemptMinutes })) } } });
  await tx.linkAttempt.create({ data: { platform, platformUserId: userId, at: instantColumn(now) } });
};
