import type { Arguments } from '../arguments.ts';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';

/**
 * What a method does once its caller, its arguments and its rate are in order: gives what stands beside `ok: true`.
 * @throws {Refusal} what the platform answers otherwise.
 */
export type Handler = (fake: Fake, args: Arguments, method: string) => JsonObject;

export type Handlers = Readonly<Record<string, Handler>>;
