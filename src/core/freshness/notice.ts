import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ImportKind } from '../../generated/prisma/enums.ts';
import { card, list, text } from '../cards/build.ts';
import type { Translator } from '../i18n/translator.ts';
import { defineKind } from '../outbox/kind.ts';
import { waitingAlerts } from './queries.ts';
import { mostWaitingDays } from './rules.ts';
import { type AgingSource, agingSources, isOld } from './sources.ts';

const payload = z.object({
  /** What was found to be old. */
  sources: z.array(z.object({ source: z.string(), kind: z.enum(ImportKind) })),
  /** Older than so many working days, where it changes from day to day. */
  workingDays: z.number(),
});

/** Alerts that wait for newer data, and to how many people. */
type Waiting = Awaited<ReturnType<typeof waitingAlerts>>;

/** All data that is old, and what waits for newer. Pure. */
export const freshnessCard = (t: Translator, old: readonly AgingSource[], waiting: Waiting, now: Temporal.Instant) => {
  const items = old.map(({ source, kind, asOf }) =>
    t('freshness-item', {
      what: t('import-kind', { kind }),
      source,
      asOf: t.asOf(asOf.toZonedDateTimeISO(t.zone), now),
    }),
  );
  const said = t('freshness-old', { days: Math.max(...old.map(({ days }) => days)) });
  const title = waiting.alerts > 0 ? t('freshness-waiting', { said, ...waiting }) : said;
  return card(title, [
    list(items),
    text(t('freshness-next')),
    waiting.alerts > 0 && text(t('freshness-waits', { days: mostWaitingDays })),
  ]);
};

/** Tells administrators that figures are shown which are older than they ought to be, and that alerts wait for newer ones. */
export const freshnessNotice = defineKind({
  name: 'data-freshness',
  payload,
  urgency: 'routine',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 72 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const waiting = await waitingAlerts(db);
    const limits = [...new Set(messages.map(({ payload: { workingDays } }) => workingDays))];
    const byLimit = new Map<number, AgingSource[]>();
    for (const limit of limits) byLimit.set(limit, (await agingSources(db, now, limit)).filter(isOld));
    return messages.map(({ payload: { sources, workingDays }, t }) => {
      const old = byLimit.get(workingDays) ?? [];
      const holds = old.some((one) => sources.some(({ source, kind }) => source === one.source && kind === one.kind));
      return holds ? { say: freshnessCard(t, old, waiting, now) } : { drop: 'brought up to date' };
    });
  },
});
