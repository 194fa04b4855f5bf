import { CronExpressionParser } from 'cron-parser';
import { Temporal } from 'temporal-polyfill';
import type { Job, Schedule } from './define-job.ts';

export type RecurringJob = Job & { readonly schedule: Schedule };

export const recurring = (jobs: readonly Job[]): RecurringJob[] =>
  jobs.filter((job): job is RecurringJob => job.schedule !== undefined);

const cronIn = (cron: string, zone: string, at: Temporal.Instant) =>
  CronExpressionParser.parse(cron, { tz: zone, currentDate: new Date(at.epochMilliseconds) });

export const everyMs = (every: Temporal.DurationLike): number =>
  Temporal.Duration.from(every).total({ unit: 'milliseconds', relativeTo: Temporal.PlainDate.from('2026-01-01') });

/** The next time that a job is due after `at`, where it was due at `at` itself if it recurs every so often. */
export const nextAfter = (schedule: Schedule, zone: string, at: Temporal.Instant): Temporal.Instant =>
  'every' in schedule
    ? at.add({ milliseconds: everyMs(schedule.every) })
    : Temporal.Instant.fromEpochMilliseconds(cronIn(schedule.cron, zone, at).next().getTime());

/** The newest time before `at` that a cron line names. */
export const lastBefore = (cron: string, zone: string, at: Temporal.Instant): Date =>
  cronIn(cron, zone, at).prev().toDate();
