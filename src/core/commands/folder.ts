import { card } from '../cards/build.ts';
import { idArg } from '../forms/values.ts';
import { toldOf } from '../imports/folder/kind.ts';
import { type Action, type Context, defineAction, type Reply } from './define.ts';
import { orRefused } from './import.ts';

/** What decides loads what reads files, which takes long and is seldom needed. */
const decisions = () => import('../imports/folder/decide.ts');

/** The message as it reads once it is decided. */
const toldNow = async ({ db, t, now }: Context, trialId: number): Promise<Reply> => {
  const told = await toldOf(db, t, trialId, now);
  return { card: 'say' in told ? told.say : card(t('folder-gone'), []), replaces: true };
};

const importAction = defineAction({
  verb: 'folder-import',
  permission: 'installation',
  arg: idArg,
  handle: (context, trialId) =>
    orRefused(context, async () => {
      const { importFromFolder } = await decisions();
      await importFromFolder(context, trialId);
      return toldNow(context, trialId);
    }),
});

const discardAction = defineAction({
  verb: 'folder-discard',
  permission: 'installation',
  arg: idArg,
  handle: async (context, trialId) => {
    const { discardFromFolder } = await decisions();
    await discardFromFolder(context, trialId);
    return toldNow(context, trialId);
  },
});

/** What administrators do with what came into the watched folder. */
export const folderActions: readonly Action[] = [importAction, discardAction];
