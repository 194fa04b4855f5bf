import { audit } from '../../audit/record.ts';
import { instantColumn } from '../../clock.ts';
import type { Context, Room } from '../../commands/define.ts';
import type { Tx } from '../../db.ts';
import { UserError } from '../../errors.ts';
import { fullWords } from '../../people/names.ts';
import * as settings from '../../settings/department.ts';
import { writeSettingIn } from '../../settings/values.ts';
import { countrySaid, hoursSaid, zoneSaid } from '../people/read.ts';
import type { DepartmentValues, Part } from './form.ts';

type Asker = Pick<Context, 'db' | 'now' | 'person' | 'channel' | 'key'>;

const noted = (tx: Tx, { now, person, channel }: Asker, action: string, id: number, details = {}): Promise<void> =>
  audit(tx, now, { personId: person.id, action, subject: 'department', subjectId: id, channel, details });

/** The short name that was typed, or one that suits the name. @throws UserError `invalid` or `conflict` */
const keySaid = async (tx: Tx, { key: typed, name }: DepartmentValues): Promise<string> => {
  const key = typed ?? fullWords(name).join('-').slice(0, 40).replace(/-$/, '');
  const blamed = typed === undefined ? 'name' : 'key';
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(key)) throw new UserError('invalid', 'admin-department-key-unfit', {}, blamed);
  const other = await tx.department.findUnique({ where: { key }, select: { id: true } });
  if (other) throw new UserError('conflict', 'admin-department-taken', { key }, blamed);
  return key;
};

const saveHours = async (tx: Tx, asker: Asker, id: number, values: DepartmentValues): Promise<void> => {
  const { from, until } = hoursSaid(values.hours);
  await writeSettingIn(tx, asker, { setting: settings.worksFrom, scopeId: id, to: from });
  await writeSettingIn(tx, asker, { setting: settings.worksUntil, scopeId: id, to: until });
  await writeSettingIn(tx, asker, { setting: settings.worksOn, scopeId: id, to: values.days });
  await writeSettingIn(tx, asker, { setting: settings.freeOnHolidays, scopeId: id, to: values.holidays === 'yes' });
};

const columnsOf = ({ name, language, zone, country }: DepartmentValues) => ({
  name,
  language,
  zone: zoneSaid(zone),
  country: countrySaid(country),
});

/** Adds a department, once per {@link Context.key}; gives its id. @throws UserError with the field that is to blame */
export const addDepartment = (asker: Asker, values: DepartmentValues): Promise<number> =>
  asker.db.$transaction(async (tx) => {
    const { key: askedByKey } = asker;
    const known = await tx.department.findUnique({ where: { askedByKey }, select: { id: true } });
    if (known) return known.id;
    const data = { ...columnsOf(values), key: await keySaid(tx, values), askedByKey };
    const { id } = await tx.department.create({ data, select: { id: true } });
    await noted(tx, asker, 'department.added', id);
    await saveHours(tx, asker, id, values);
    return id;
  });

/** Changes a department; what is already so is not written again. @throws UserError with the field that is to blame */
export const changeDepartment = (asker: Asker, id: number, values: DepartmentValues): Promise<void> =>
  asker.db.$transaction(async (tx) => {
    const columns = columnsOf(values);
    if (!(await tx.department.findUnique({ where: { id }, select: { id: true } }))) throw gone();
    const same = Object.entries(columns).map(([field, value]) => ({ [field]: value }));
    const { count } = await tx.department.updateMany({ where: { id, NOT: { AND: same } }, data: columns });
    if (count > 0) await noted(tx, asker, 'department.changed', id);
    await saveHours(tx, asker, id, values);
  });

const gone = () => new UserError('not-found', 'admin-department-gone');

/** Has somebody belong to a department, lead it, or neither. @throws UserError when there is no such department or person */
export const setMember = (asker: Asker, id: number, handle: string, part: Part): Promise<void> =>
  asker.db.$transaction(async (tx) => {
    if (!(await tx.department.findUnique({ where: { id }, select: { id: true } }))) throw gone();
    const member = await tx.person.findFirst({ where: { handle, erasedAt: null }, select: { id: true } });
    if (!member) throw new UserError('not-found', 'personal-nobody', { handle }, 'handle');
    const key = { departmentId: id, personId: member.id };
    const before = await tx.departmentMember.findUnique({ where: { departmentId_personId: key } });
    const was: Part = before ? (before.isHead ? 'head' : 'member') : 'none';
    if (was === part) return;
    if (part === 'none') await tx.departmentMember.deleteMany({ where: key });
    else {
      const isHead = part === 'head';
      await tx.departmentMember.upsert({
        where: { departmentId_personId: key },
        update: { isHead },
        create: { ...key, isHead },
      });
    }
    await noted(tx, asker, 'department.member-changed', id, { person: member.id, from: was, to: part });
  });

/** Makes a room the channel of a department on its platform, in place of another. */
export const connectChannel = (asker: Asker, id: number, { platform, chatId }: Room): Promise<void> =>
  asker.db.$transaction(async (tx) => {
    const which = { departmentId_platform: { departmentId: id, platform } };
    const before = await tx.departmentChannel.findUnique({ where: which });
    if (before?.chatId === chatId) return;
    const since = instantColumn(asker.now);
    await tx.departmentChannel.upsert({
      where: which,
      update: { chatId, since },
      create: { departmentId: id, platform, chatId, since },
    });
    await noted(tx, asker, 'department.channel-connected', id, { platform });
  });

/** A department has no channel there any more. Gives its id; null: it had none. */
export const endChannel = (asker: Asker, channelId: number): Promise<number | null> =>
  asker.db.$transaction(async (tx) => {
    const channel = await tx.departmentChannel.findUnique({ where: { id: channelId } });
    if (!channel) return null;
    const { count } = await tx.departmentChannel.deleteMany({ where: { id: channelId } });
    if (count > 0)
      await noted(tx, asker, 'department.channel-ended', channel.departmentId, { platform: channel.platform });
    return channel.departmentId;
  });
