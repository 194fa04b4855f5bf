import type { Request, Response } from 'express';
import type { FailureRule } from '../../shared/failures.ts';
import { type MethodFacts, methods, readArguments } from '../arguments.ts';
import type { Fake } from '../fake.ts';
import { type JsonObject, textOf } from '../json.ts';
import { handlers } from '../methods/all.ts';
import { Refusal } from '../refusal.ts';
import { type Answer, accepted, endInSilence, planned, refused, sendAnswer, TooMany } from './answer.ts';
import { type Given, readGiven } from './body.ts';
import { mindScopes, mindToken, scopesNeeded, tokenOf } from './caller.ts';

const deprecated = new Set(['files.upload']);

/** @throws {Refusal} `unknown_method`, `method_deprecated`. */
const knownMethod = (name: string): MethodFacts => {
  if (deprecated.has(name)) throw new Refusal('method_deprecated');
  const facts = methods.get(name);
  if (!facts) throw new Refusal('unknown_method', { req_method: name });
  return facts;
};

/** @throws {TooMany} */
const mindRate = (fake: Fake, method: string, { rate }: MethodFacts, channel: string | undefined): void => {
  const sold = rate === 'history' && fake.world.app.settings.soldOutsideMarketplace;
  const key = rate === 'post' ? `${method} ${channel}` : method;
  const limited = fake.limiter.take(key, fake.rates[sold ? 'soldHistory' : rate]);
  if (!limited) return;
  if (limited.early) fake.violate(method, 'called again before Retry-After was over');
  throw new TooMany(limited.retryAfter);
};

const chatOf = (fields: JsonObject): string | undefined =>
  textOf(fields.channel) ?? textOf(fields.channel_id) ?? textOf(fields.user_id);

const run = (fake: Fake, method: string, facts: MethodFacts, { fields, isJson }: Given): JsonObject => {
  const unread = isJson && !facts.json;
  if (unread) fake.violate(method, 'does not read JSON: send a form');
  const read = unread ? {} : fields;
  mindScopes(fake, scopesNeeded(fake.world, facts, read));
  mindRate(fake, method, facts, chatOf(read));
  const args = readArguments(facts, read, (names) => fake.violate(method, `unknown arguments: ${names.join(', ')}`));
  const handler = handlers[method];
  if (!handler) throw new Refusal('unknown_method', { req_method: method });
  return handler(fake, args, method);
};

interface Call {
  readonly fields: JsonObject;
  readonly failure: FailureRule | null;
  /** None when the failure came before the call had any effect. */
  readonly answer: Answer | null;
}

const take = async (fake: Fake, method: string, request: Request): Promise<Call> => {
  let fields: JsonObject = {};
  let failure: FailureRule | null = null;
  try {
    const facts = knownMethod(method);
    const given = await readGiven(request);
    fields = given.fields;
    mindToken(fake, facts, tokenOf(request.headers.authorization, fields));
    failure = fake.failures.meet(method, chatOf(fields));
    if (failure && !failure.does.endsWith('-after')) return { fields, failure, answer: planned(failure) };
    return { fields, failure, answer: accepted(run(fake, method, facts, given), given.warnings) };
  } catch (error) {
    return { fields, failure, answer: refused(fake, method, error) };
  }
};

/** One call of the Web API, from its request to its answer or its planned silence. */
export const callMethod = async (fake: Fake, method: string, request: Request, response: Response): Promise<void> => {
  const { fields, failure, answer } = await take(fake, method, request);
  const silent = failure && planned(failure) === null ? failure : null;
  const outcome = silent ? `${silent.does}${answer ? ` ${answer.outcome}` : ''}` : (answer?.outcome ?? '');
  const { token: _, ...args } = fields;
  fake.calls.add({ at: Date.now(), method, args, outcome });
  fake.counts.set(`${method} ${outcome}`, (fake.counts.get(`${method} ${outcome}`) ?? 0) + 1);
  if (silent) endInSilence(response, silent);
  else if (answer) sendAnswer(fake, response, answer);
};
