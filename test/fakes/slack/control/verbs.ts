import type { z } from 'zod';
import { acts } from './acts.ts';
import { setup } from './setup.ts';
import { watch } from './watch.ts';
import { wire } from './wire.ts';

/** All that a test can ask of the fake. */
export const verbs = { ...setup, ...acts, ...watch, ...wire };

type Verbs = typeof verbs;
export type VerbName = keyof Verbs;
export type VerbInput<Name extends VerbName> = z.input<Verbs[Name]['schema']>;
export type VerbResult<Name extends VerbName> = Awaited<ReturnType<Verbs[Name]['run']>>;
