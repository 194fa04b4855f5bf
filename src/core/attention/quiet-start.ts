import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { button } from '../cards/build.ts';
import type { Button } from '../cards/card.ts';
import { instantOf } from '../clock.ts';
import type { Context } from '../commands/define.ts';
import type { Tx } from '../db.ts';
import type { Translator } from '../i18n/translator.ts';
import { alertsOn } from '../settings/attention.ts';
import { settingOf, takeSettingTurn, writeSettingIn } from '../settings/values.ts';
import { areAlertsOn, quietStartEnds, quietStartUntil } from './rules.ts';

const row = z.object({
  /** Whether somebody has said that alerts come, or that they do not. */
  said: alertsOn.schema.catch(alertsOn.fallback),
  setUpAt: z.date().transform(instantOf).nullable(),
});
type QuietFacts = z.infer<typeof row>;

/** By what it is decided whether an installation starts quietly. */
export const quietStartFacts = async (db: Tx): Promise<QuietFacts> => {
  const rows = await db.$queryRaw`
    SELECT ${settingOf(alertsOn, Prisma.sql`0`)} AS said, o.set_up_at AS "setUpAt" FROM organisation o WHERE o.id = 1`;
  return z.array(row).parse(rows)[0] ?? { said: null, setUpAt: null };
};

/** Until when the first days of the installation are quiet; null: they are not, or not any more. Pure. */
export const quietStartOf = ({ said, setUpAt }: QuietFacts, now: Temporal.Instant): Temporal.Instant | null =>
  quietStartUntil(said, setUpAt, now);

/** Has alerts come as they arise. Pure. */
export const endButton = (t: Translator): Button => button(t('quiet-start-end'), 'alerts-on');

/** What became of switching alerts on: it was done; somebody had done it; the first days were over by themselves, and when. */
type SwitchedOn = { readonly now: 'done' | 'already' } | { readonly now: 'over'; readonly since: Temporal.Instant };

/**
 * Has alerts come as they arise from now on, for everybody, with its audit. What is held back comes with the next summary of its reader, as ever. Where they
 * come already, nothing is changed.
 */
export const switchAlertsOn = async (
  context: Pick<Context, 'db' | 'now' | 'person' | 'channel'>,
): Promise<SwitchedOn> => {
  const { db, now } = context;
  return db.$transaction(async (tx) => {
    // Of two who press at once, the second is told that it is done.
    await takeSettingTurn(tx);
    const { said, setUpAt } = await quietStartFacts(tx);
    if (areAlertsOn(said, setUpAt, now)) {
      const since = said ? null : quietStartEnds(setUpAt);
      return since ? { now: 'over', since } : { now: 'already' };
    }
    await writeSettingIn(tx, context, { setting: alertsOn, scopeId: 0, to: true });
    return { now: 'done' };
  });
};
