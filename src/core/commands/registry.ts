import type { Action, Command, FormHandler } from './define.ts';

/** Every command of the house, in the order of `/help`. */
export const commands: readonly Command[] = [];

/** What every button of the house does. */
export const actions: readonly Action[] = [];

/** What every form of the house does. */
export const forms: readonly FormHandler[] = [];
