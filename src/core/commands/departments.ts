import { departmentForm, departmentValues, memberForm, memberValues } from '../administration/departments/form.ts';
import { addDepartment, changeDepartment, endChannel, setMember } from '../administration/departments/save.ts';
import { departments, knownDepartment, showDepartment } from '../administration/pages/departments.ts';
import { usualHere } from '../administration/people/queries.ts';
import { UserError } from '../errors.ts';
import { idArg, idOrNew } from '../forms/values.ts';
import { defineAction, defineForm } from './define.ts';

/** Asks all that is known of a department, or of a new one. */
export const departmentFormAction = defineAction({
  verb: 'department-form',
  permission: 'installation',
  arg: idOrNew,
  handle: async (context, id) => {
    const { t } = context;
    const usual = await usualHere(context);
    if (id === null) {
      return { ...(await departments.show(context, '')), replaces: true, form: departmentForm(t, null, usual) };
    }
    const form = departmentForm(t, await knownDepartment(context, { id }), usual);
    return { ...(await showDepartment(context, { id })), replaces: true, form };
  },
});

export const departmentFormHandler = defineForm({
  id: 'department',
  permission: 'installation',
  arg: idOrNew,
  values: departmentValues,
  handle: async (context, values, id) => {
    if (id !== null) await changeDepartment(context, id, values);
    const shown = await showDepartment(context, { id: id ?? (await addDepartment(context, values)) });
    return { ...shown, replaces: true };
  },
});

/** Asks who belongs to a department, or does not any more. */
export const memberFormAction = defineAction({
  verb: 'department-member-form',
  permission: 'installation',
  arg: idArg,
  handle: async (context, id) => {
    const form = memberForm(context.t, await knownDepartment(context, { id }));
    return { ...(await showDepartment(context, { id })), replaces: true, form };
  },
});

export const memberFormHandler = defineForm({
  id: 'department-member',
  permission: 'installation',
  arg: idArg,
  values: memberValues,
  handle: async (context, { handle, part }, id) => {
    await setMember(context, id, handle, part);
    return { ...(await showDepartment(context, { id })), replaces: true };
  },
});

/** A department has no channel there any more. */
export const endChannelAction = defineAction({
  verb: 'department-channel-end',
  permission: 'installation',
  arg: idArg,
  handle: async (context, channelId) => {
    const id = await endChannel(context, channelId);
    if (id === null) throw new UserError('not-found', 'admin-channel-gone');
    return { ...(await showDepartment(context, { id })), replaces: true };
  },
});
