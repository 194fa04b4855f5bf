import { actions, button, card, text } from '../cards/build.ts';
import { idArg } from '../forms/values.ts';
import { Refused } from '../imports/refusal.ts';
import { rollBack } from '../imports/rollback.ts';
import { tellRefused, tellRolledBack } from '../imports/tell.ts';
import { may } from '../people/policy.ts';
import { defineAction, type Reply } from './define.ts';

/** Takes an import back, or says what is in the way. */
export const takeBackAction = defineAction({
  verb: 'take-back',
  permission: 'imports',
  arg: idArg,
  handle: async ({ db, now, t, person, channel }, id): Promise<Reply> => {
    try {
      const by = { personId: person.id, channel };
      const givesRoles = may(person.role, 'installation');
      const done = await rollBack({ db, clock: { now: () => now }, givesRoles, onWait: () => {}, by }, id);
      const [title = '', ...stayed] = tellRolledBack(t, id, done);
      return {
        card: card(title, [...stayed.map(text), actions(button(t('admin-imports'), 'admin:imports'))]),
        replaces: true,
      };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [first = '', ...more] = tellRefused(t, error);
      return { card: card(first, more.map(text)), outcome: 'refused' };
    }
  },
});
