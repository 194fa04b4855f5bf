import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { card, list, text } from '../cards/build.ts';
import type { Translator } from '../i18n/translator.ts';
import { defineKind } from '../outbox/kind.ts';
import { type Alarm, alarmKinds, recentAlarms } from './alarms.ts';

/** More than these are for the doctor. */
const mostItems = 10;

/** An alarm in words, with what to do. Pure. */
export const alarmLine = (
  t: Translator,
  { kind, subject, count, firstAt, lastAt }: Alarm,
  now: Temporal.Instant,
): string => {
  const last = t.moment(lastAt, now);
  switch (kind) {
    case 'render':
      return t('doctor-render', { subject, count, last });
    case 'slack-signature':
      return t('doctor-slack-signature', { since: t.moment(firstAt, now), last });
    case 'import-folder':
      return t('doctor-import-folder', { subject, since: t.moment(firstAt, now), last });
  }
};

const noticeOf = (t: Translator, open: readonly Alarm[], now: Temporal.Instant) => {
  const items = open.slice(0, mostItems).map((alarm) => alarmLine(t, alarm, now));
  const more = open.length > mostItems ? t('alarms-more', { count: open.length - mostItems }) : undefined;
  return card(t('alarms-open', { count: open.length }), [list(items, more), text(t('alarms-next'))]);
};

/** Tells administrators what is wrong with the installation: all that is open when it is sent, if any of what led to it still is. */
export const alarmNotice = defineKind({
  name: 'installation-alarms',
  payload: z.object({ alarms: z.array(z.object({ kind: z.enum(alarmKinds), subject: z.string() })) }),
  urgency: 'urgent',
  attention: 'alert',
  restsOn: [],
  lifetime: Temporal.Duration.from({ hours: 72 }),
  onUnknown: 'send-again',
  build: async ({ db, now }, messages) => {
    const open = await recentAlarms(db, now);
    return messages.map(({ payload: { alarms }, t }) => {
      const goesOn = open.some(({ kind, subject }) =>
        alarms.some((one) => one.kind === kind && one.subject === subject),
      );
      return goesOn ? { say: noticeOf(t, open, now) } : { drop: 'passed' };
    });
  },
});
