import { always, type KindRule } from '../attention/why/rule.ts';
import { oldAfterWorkingDays } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { gatheredUntil } from './rules.ts';
import { agingSources, isOld, toldOfOldDataAt } from './sources.ts';

/** Of data that gets old: administrators are told. */
export const freshnessRule: KindRule = {
  says: async ({ db, t }) => t('why-rule-data-freshness', { days: await readSetting(db, oldAfterWorkingDays, 0) }),
  looks: {
    about: 'nobody',
    look: async ({ db, now, person, t }) => {
      // What is imported from where is theirs to know.
      if (person.role !== 'administrator') return { isReader: false, conditions: [], nothing: '' };
      const notBefore = gatheredUntil(await toldOfOldDataAt(db), now);
      const conditions = (await agingSources(db, now)).map((one) => {
        const { source, kind, asOf, days, limit: after } = one;
        const says = t('whynot-source', { what: t('import-kind', { kind }), source, days, after });
        return { ...always, says, holds: isOld(one), item: { sources: [{ source, kind }] }, since: asOf, notBefore };
      });
      return { isReader: true, conditions, nothing: t('whynot-no-source') };
    },
  },
};
