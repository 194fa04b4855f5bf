import { audit as note } from '../../audit/record.ts';
import { msg } from '../../i18n/translator.ts';
import { auditCard } from '../audit/card.ts';
import { auditFilter } from '../audit/filter.ts';
import { auditPageSize, auditRows, queryOf } from '../audit/queries.ts';
import { definePage } from '../page.ts';

/** Who saw or changed what. Looking at it is noted in it. */
export const audit = definePage({
  name: 'audit',
  title: msg('admin-audit'),
  permission: 'installation',
  args: auditFilter,
  show: async ({ db, now, t, person, channel }, filter) => {
    const offset = (filter.page - 1) * auditPageSize;
    const query = await queryOf(db, filter);
    const rows = await auditRows(db, query, t.zone, { limit: auditPageSize + 1, offset });
    await note(db, now, {
      personId: person.id,
      action: 'audit.viewed',
      subject: 'audit',
      channel,
      details: { ...query, page: filter.page },
    });
    return { card: auditCard(t, filter, rows, now) };
  },
});
