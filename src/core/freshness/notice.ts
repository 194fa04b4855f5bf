import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { ImportKind } from '../../generated/prisma/enums.ts';
import { card, list, text } from '../cards/build.ts';
import type { Translator } from '../i18n/translator.ts';
import { defineKind } from '../outbox/kind.ts';
import { type SourceAge, sourceAges } from './queries.ts';
import { ageOf } from './rules.ts';

const payload = z.object({
  /** What was found to be old. */
  sources: z.array(z.object({ source: z.string(), kind: z.enum(ImportKind) })),
  /** Older than so many working days. */
  workingDays: z.number(),
});

const noticeOf = (t: Translator, old: readonly SourceAge[], now: Temporal.Instant, zone: string) => {
  const items = old.map(({ source, kind, asOf }) =>
    t('freshness-item', { what: t('import-kind', { kind }), source, asOf: t.asOf(asOf.toZonedDateTimeISO(zone), now) }),
  );
  const oldest = Math.max(...old.map(({ asOf }) => ageOf(asOf, now, zone)));
  return card(t('freshness-old', { days: oldest }), [list(items), text(t('freshness-next'))]);
};

/** Tells administrators that figures are shown which are older than they ought to be. */
export const freshnessNotice = defineKind({
  name: 'data-freshness',
  payload,
  urgency: 'routine',
  attention: 'alert',
  lifetime: Temporal.Duration.from({ hours: 72 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const ages = await sourceAges(db);
    const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { zone: true } });
    const zone = organisation?.zone ?? 'UTC';
    return messages.map(({ payload: { sources, workingDays }, t }) => {
      const old = ages.filter(
        ({ source, kind, asOf }) =>
          ageOf(asOf, now, zone) > workingDays && sources.some((one) => one.source === source && one.kind === kind),
      );
      return old.length > 0 ? { say: noticeOf(t, old, now, zone) } : { drop: 'brought up to date' };
    });
  },
});
