import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { createDispatch, type Dispatch } from '../../src/bots/dispatch.ts';
import { actions, button, card, text } from '../../src/core/cards/build.ts';
import type { Clock } from '../../src/core/clock.ts';
import {
  type Action,
  type Command,
  defineAction,
  defineCommand,
  defineForm,
  type FormHandler,
} from '../../src/core/commands/define.ts';
import type { Db } from '../../src/core/db.ts';
import { createLogger } from '../../src/core/logger.ts';

/**
 * A small house for trying platforms in: commands that answer for all to see, for the asker alone, with a button, and with a form.
 * `done` counts what was really carried out, so that a test can tell "shown once" from "done once".
 */
export const contractHouse = (db: Db, clock: Clock) => {
  const done = new Map<string, number>();
  const carryOut = (deed: string): number => {
    const times = (done.get(deed) ?? 0) + 1;
    done.set(deed, times);
    return times;
  };

  const commands = [
    defineCommand({
      name: 'notice',
      permission: 'everyone',
      args: z.string(),
      handle: async (_context, said) => {
        carryOut('notice');
        return { card: card(`Notice: ${said}`, []), confidential: false };
      },
    }),
    defineCommand({
      name: 'figures',
      permission: 'everyone',
      args: z.string(),
      handle: async (_context, name) => ({ card: card(`Figures of ${name}`, [text('€41,200 overdue')]) }),
    }),
    defineCommand({
      name: 'offer',
      permission: 'everyone',
      args: z.string(),
      handle: async () => ({
        card: card('An offer', [actions(button('Take it', 'take:7'), button('Show figures', 'figures:7'))]),
        confidential: false,
      }),
    }),
    defineCommand({
      name: 'count',
      permission: 'everyone',
      args: z.coerce.number(),
      handle: async ({ onProgress }, seconds) => {
        for (let n = 1; n <= seconds * 10; n++) {
          onProgress?.(`big_table_1.csv: ${n} rows`);
          await pause(100);
        }
        return { card: card('Counted', []) };
      },
    }),
    defineCommand({
      name: 'register',
      permission: 'everyone',
      args: z.string(),
      handle: async () => ({
        card: card('Please fill in the form', []),
        form: {
          id: 'register',
          title: 'Register',
          submit: 'Save',
          fields: [{ name: 'city', label: 'City', kind: 'text', required: true }],
        },
      }),
    }),
  ] satisfies readonly (Command<string> | Command<number>)[];

  const buttons = [
    defineAction({
      verb: 'take',
      permission: 'everyone',
      arg: z.string(),
      handle: async ({ person }, id) => {
        carryOut('take');
        return { card: card(`${person.name} took offer ${id}`, []), confidential: false, replaces: true };
      },
    }),
    defineAction({
      verb: 'figures',
      permission: 'everyone',
      arg: z.string(),
      handle: async () => ({ card: card('Figures of the offer', []), replaces: true }),
    }),
  ] satisfies readonly Action<string>[];

  const forms = [
    defineForm({
      id: 'register',
      permission: 'everyone',
      arg: z.literal(''),
      values: z.record(z.string(), z.string()).transform((values) => values.city ?? ''),
      handle: async (_context, city) => {
        if (city === 'Atlantis') return { card: card('There is no such city', []), outcome: 'refused' };
        carryOut('register');
        return { card: card(`Registered in ${city}`, []) };
      },
    }),
    defineForm({
      id: 'calendar-file',
      permission: 'everyone',
      arg: z.literal(''),
      values: z.strictObject({ name: z.string(), text: z.string() }).transform(({ name }) => name),
      handle: async (_context, name) => {
        carryOut(name);
        return { card: card(`Calendar ${name}`, []) };
      },
    }),
  ] satisfies readonly FormHandler<string>[];

  const logger = createLogger('silent');
  const dispatch: Dispatch = createDispatch({ db, clock, logger, commands, actions: buttons, forms });
  return {
    dispatch,
    commands,
    logger,
    times: (deed: string): number => done.get(deed) ?? 0,
    forget: (): void => done.clear(),
  };
};

export type ContractHouse = ReturnType<typeof contractHouse>;
