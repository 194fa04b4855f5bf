import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { KindRule } from '../attention/why/rule.ts';
import type { Tx } from '../db.ts';
import type { Translator } from '../i18n/translator.ts';
import { dayColumn } from '../rows.ts';
import { standingAt } from '../telling/readers.ts';
import { startOf, tellingOf } from '../telling/why.ts';
import { contractText } from './contract-card.ts';
import { contractNotice } from './contract-notice.ts';
import { contractsById, inForceSql } from './contracts.ts';
import { dateText } from './date-card.ts';
import { keyDateNotice } from './key-date-notice.ts';
import { keyDatesById } from './key-dates.ts';
import { contractStages, daysOf, rhythmsMissed, stageOf, usualReminders } from './rules.ts';
import { contactAt, silentClients } from './silent.ts';
import { silentNotice } from './silent-notice.ts';

/** How the rules of this room are explained: what each looks at, with its values. */

const falling = (t: Translator, days: readonly number[]): string =>
  t.and([...days].sort((a, b) => b - a).map((day) => t.number(day)));

/** The day on which the nearest stage that has been reached was. */
const stageBegan = (on: Temporal.PlainDate, today: Temporal.PlainDate, stages: readonly number[]) => {
  const left = today.until(on).days;
  return on.subtract({ days: Math.min(...stages.filter((stage) => stage >= left)) });
};

const idRow = z.object({ id: z.int() });

const contractIds = async (db: Tx, accountId: number, today: Temporal.PlainDate): Promise<number[]> => {
  const rows = await db.$queryRaw`
    SELECT c.id FROM contract c WHERE c.account_id = ${accountId} AND ${inForceSql} AND c.ends_on >= ${today.toString()}::date ORDER BY c.ends_on, c.id`;
  return z
    .array(idRow)
    .parse(rows)
    .map(({ id }) => id);
};

/** Of contracts whose day to decide is near. */
export const contractRule: KindRule = {
  says: ({ t }) => t('why-rule-contract-date', { days: falling(t, contractStages) }),
  looks: {
    about: 'client',
    look: async (asker, accountId) => {
      const { db, now, today, person, t } = asker;
      const { reads } = await standingAt(db, now, accountId, person.id);
      const whenTold = await tellingOf(asker, contractNotice);
      const contracts = await contractsById(db, await contractIds(db, accountId, today));
      const conditions = [...contracts.values()].flatMap((contract) =>
        daysOf(contract)
          .filter(({ on }) => Temporal.PlainDate.compare(on, today) >= 0)
          .map(({ event, on }) => {
            const holds = contract.isOpen && stageOf(on, today, contractStages) > 0;
            return {
              says: t('whynot-contract', {
                said: contractText(t, { contract, event, on }, today),
                days: falling(t, contractStages),
              }),
              holds,
              item: { items: [{ contractId: contract.id, event, on: on.toString() }] },
              since: holds ? startOf(stageBegan(on, today, contractStages), asker) : null,
              ...whenTold(on),
            };
          }),
      );
      return { isReader: reads, conditions, nothing: t('whynot-no-contract') };
    },
  },
};

const dateRow = z.object({ id: z.int(), notedOn: dayColumn });

/** Of tenders, events and other dates. */
export const keyDateRule: KindRule = {
  says: ({ t }) => t('why-rule-key-date', { days: falling(t, usualReminders) }),
  looks: {
    about: 'client',
    look: async (asker, accountId) => {
      const { db, now, today, person, t } = asker;
      const { minds } = await standingAt(db, now, accountId, person.id);
      const rows = await db.$queryRaw`
        SELECT d.id, (d.noted_at AT TIME ZONE ${person.zone})::date AS "notedOn" FROM key_date d
        WHERE d.account_id = ${accountId} AND d.withdrawn_at IS NULL AND d.day >= ${today.toString()}::date ORDER BY d.day, d.id`;
      const noted = z.array(dateRow).parse(rows);
      const whenTold = await tellingOf(asker, keyDateNotice);
      const dates = await keyDatesById(
        db,
        noted.map(({ id }) => id),
      );
      const conditions = noted.flatMap(({ id, notedOn }) => {
        const date = dates.get(id);
        if (!date) return [];
        const { on, remindDays } = date;
        const holds = date.isOpen && stageOf(on, today, remindDays, notedOn) > 0;
        return [
          {
            says: t('whynot-date', {
              said: dateText(t, date),
              day: t.dayNear(on, today),
              left: today.until(on).days,
              reminders: remindDays.length > 0 ? falling(t, remindDays) : '0',
              noted: t.day(notedOn, today),
            }),
            holds,
            item: { items: [{ dateId: id }] },
            since: holds ? startOf(stageBegan(on, today, remindDays), asker) : null,
            ...whenTold(on),
          },
        ];
      });
      return { isReader: minds, conditions, nothing: t('whynot-no-date') };
    },
  },
};

/** Of clients with whom there was no contact for longer than is agreed. */
export const silentRule: KindRule = {
  says: ({ t }) => t('why-rule-contact-freshness'),
  looks: {
    about: 'client',
    look: async (asker, accountId) => {
      const { db, now, today, person, t } = asker;
      const { minds } = await standingAt(db, now, accountId, person.id);
      const contact = await contactAt(db, now, accountId);
      if (!contact?.cadenceDays) return { isReader: minds, conditions: [], nothing: t('whynot-no-rhythm') };
      const { cadenceDays, lastOn, meets } = contact;
      if (!lastOn) return { isReader: minds, conditions: [], nothing: t('whynot-no-contact') };
      const silent = await silentClients(db, now, [accountId]);
      const whenTold = await tellingOf(asker, silentNotice);
      const holds = silent.some(({ personId }) => personId === person.id);
      const args = { days: lastOn.until(today).days, cadence: cadenceDays };
      const rhythms = Math.max(1, rhythmsMissed(lastOn, today, cadenceDays));
      const condition = {
        says: meets ? t('whynot-meeting-near', args) : t('whynot-silent', args),
        holds,
        item: { items: [{ accountId }] },
        since: startOf(lastOn.add({ days: cadenceDays * rhythms }), asker),
        ...whenTold(null),
      };
      return { isReader: minds, conditions: [condition], nothing: '' };
    },
  },
};
