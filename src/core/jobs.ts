/** What each job is told, by the job's name: ids and plain values, since it goes through JSON. */
export type JobPayloads = Readonly<Record<string, object>>;

export interface ScheduleOptions {
  /**
   * Names the work among that of its job, without a colon. What waits under this id is not asked for twice; what is at work under it is done
   * once more afterwards, since it may have looked before there was something to see.
   */
  readonly id: string;
  /** What led to it (`inbox/7`), for the log. */
  readonly trace?: string;
}

/**
 * Has work done outside of the request, at once. It is done at least once, so jobs are idempotent. The queue may be lost at any time: what is to
 * be done, and when, stands in the database, and a recurring job finds it there again. A use case asks for what it needs:
 * `JobScheduler<{ 'read-calendar': { personId: number } }>`.
 */
export interface JobScheduler<Jobs extends JobPayloads = JobPayloads> {
  /** @throws when the queue is away, or the payload or id is none. Fit for use after a transaction, never within one. */
  schedule<Name extends keyof Jobs & string>(name: Name, payload: Jobs[Name], options: ScheduleOptions): Promise<void>;
}
