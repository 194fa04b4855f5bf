import { always, type KindRule } from '../attention/why/rule.ts';
import { oldAfterWorkingDays } from '../settings/registry.ts';
import { readSetting } from '../settings/values.ts';
import { sourceAges } from './queries.ts';
import { ageOf } from './rules.ts';

/** Of data that gets old: administrators are told. */
export const freshnessRule: KindRule = {
  says: async ({ db, t }) => t('why-rule-data-freshness', { days: await readSetting(db, oldAfterWorkingDays, 0) }),
  sources: [],
  looks: {
    about: 'nobody',
    look: async ({ db, now, person, t }) => {
      const organisation = await db.organisation.findUnique({ where: { id: 1 }, select: { zone: true } });
      const zone = organisation?.zone ?? 'UTC';
      const after = await readSetting(db, oldAfterWorkingDays, 0);
      const conditions = (await sourceAges(db)).map(({ source, kind, asOf }) => {
        const days = ageOf(asOf, now, zone);
        const says = t('whynot-source', { what: t('import-kind', { kind }), source, days, after });
        return { ...always, says, holds: days > after, item: { sources: [{ source, kind }] }, since: asOf };
      });
      // What is imported from where is theirs to know.
      if (person.role !== 'administrator') return { isReader: false, conditions: [], nothing: '' };
      return { isReader: true, conditions, nothing: t('whynot-no-source') };
    },
  },
};
