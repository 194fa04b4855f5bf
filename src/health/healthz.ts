import { setTimeout as sleep } from 'node:timers/promises';
import { Router } from 'express';

/** One thing that has to work. */
export interface Check {
  readonly name: string;
  /** Null when it does, else why not, in a few words and without anybody's data. */
  check(): Promise<string | null>;
}

/** Who asks whether we are well does not wait for long. */
const patienceMs = 1_500;

const outcomeOf = async ({ check }: Check): Promise<string | null> => {
  const limit = new AbortController();
  const late = sleep(patienceMs, 'does not answer', { signal: limit.signal, ref: false }).catch(
    () => 'does not answer',
  );
  try {
    return await Promise.race([check(), late]);
  } catch {
    // The log of whoever uses it says what is wrong; here it might tell strangers too much.
    return 'cannot be asked';
  } finally {
    limit.abort();
  }
};

/** `GET /healthz`: 200 when every check passes, else 503 with the reasons; `starting` until it was well for the first time. */
export const healthRoutes = (checks: readonly Check[]): Router => {
  let wasWell = false;
  const routes = Router();
  routes.get('/healthz', async (_request, response) => {
    const outcomes = await Promise.all(checks.map(async (check) => [check.name, await outcomeOf(check)] as const));
    const well = outcomes.every(([, reason]) => reason === null);
    wasWell ||= well;
    response
      .status(well ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({
        status: well ? 'ok' : wasWell ? 'failing' : 'starting',
        checks: Object.fromEntries(outcomes.map(([name, reason]) => [name, reason ?? 'ok'])),
      });
  });
  return routes;
};
