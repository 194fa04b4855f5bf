import { z } from 'zod';
import { card } from '../../cards/build.ts';
import type { Context, Reply } from '../../commands/define.ts';
import { UserError } from '../../errors.ts';
import { msg } from '../../i18n/translator.ts';
import { platformNames } from '../../people/linking/linking-card.ts';
import { departmentCard, departmentsCard } from '../departments/cards.ts';
import { type DepartmentSheet, departmentSheet, listDepartments } from '../departments/queries.ts';
import { connectChannel } from '../departments/save.ts';
import { definePage } from '../page.ts';

/** The departments, with whom they have. */
export const departments = definePage({
  name: 'departments',
  title: msg('admin-departments'),
  permission: 'installation',
  args: z.literal(''),
  show: async ({ db, t }) => ({ card: departmentsCard(t, await listDepartments(db)) }),
});

/** @throws UserError `not-found` when there is no such department */
export const knownDepartment = async (
  { db }: Pick<Context, 'db'>,
  which: { readonly named: string } | { readonly id: number },
): Promise<DepartmentSheet> => {
  const department = await departmentSheet(db, which);
  if (!department) throw new UserError('not-found', 'admin-department-gone');
  return department;
};

/** One department as it stands, drawn anew. */
export const showDepartment = async (
  context: Context,
  which: { readonly named: string } | { readonly id: number },
): Promise<Reply> => ({ card: departmentCard(context.t, await knownDepartment(context, which), context) });

const named = z.string().min(1).max(100);

/** One department: its people, hours and channels. */
export const departmentPage = definePage({
  name: 'department',
  title: null,
  permission: 'installation',
  args: named,
  show: (context, key) => showDepartment(context, { named: key }),
});

/** Said in a channel or group, makes that the channel of a department: nobody has to look up how a platform calls it. */
export const channelPage = definePage({
  name: 'channel',
  title: null,
  permission: 'installation',
  args: named,
  show: async (context, key) => {
    const { t, room } = context;
    const department = await knownDepartment(context, { named: key });
    if (!room) throw new UserError('invalid', 'admin-channel-where', { key: department.key });
    await connectChannel(context, department.id, room);
    const platform = t(platformNames[room.platform]);
    return { card: card(t('admin-channel-connected', { name: department.name, platform }), []), confidential: false };
  },
});
