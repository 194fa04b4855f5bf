import type { Request, Response } from 'express';
import type { FailureRule } from '../../shared/failures.ts';
import type { Rate, Refused } from '../../shared/limiter.ts';
import { type MethodFacts, methods, readArguments } from '../arguments.ts';
import type { Fake } from '../fake.ts';
import { type JsonObject, textOf } from '../json.ts';
import { handlers } from '../methods/all.ts';
import { Refusal } from '../refusal.ts';
import { knownDirect } from '../world/conversations.ts';
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

/** The conversation that a call names. A person's id is that of the direct messages with that person. */
const chatOf = ({ world }: Fake, fields: JsonObject): string | undefined => {
  const named = textOf(fields.channel) ?? textOf(fields.channel_id) ?? textOf(fields.user_id);
  if (named === undefined || !world.users.has(named)) return named;
  return knownDirect(world, [world.app.botUserId, named])?.id ?? named;
};

/** What is limited together: a method, or a method in a conversation. */
const rateKey = (fake: Fake, method: string, { rate }: MethodFacts, fields: JsonObject): string =>
  rate === 'post' ? `${method} ${chatOf(fake, fields)}` : method;

/** @throws {TooMany} when the caller has to wait. */
const mind = (fake: Fake, method: string, limited: Refused | null): void => {
  if (!limited) return;
  if (limited.early) fake.violate(method, 'called again before Retry-After was over');
  throw new TooMany(limited.retryAfter);
};

const rateOf = ({ rates, world }: Fake, { rate }: MethodFacts): Rate =>
  rates[rate === 'history' && world.app.settings.soldOutsideMarketplace ? 'soldHistory' : rate];

const run = (fake: Fake, method: string, facts: MethodFacts, { fields, isJson }: Given): JsonObject => {
  const unread = isJson && !facts.json;
  if (unread) fake.violate(method, 'does not read JSON: send a form');
  const read = unread ? {} : fields;
  mindScopes(fake, scopesNeeded(fake.world, facts, read));
  mind(fake, method, fake.limiter.take(rateKey(fake, method, facts, read), rateOf(fake, facts)));
  const args = readArguments(facts, read, (names) => fake.violate(method, `unknown arguments: ${names.join(', ')}`));
  const handler = handlers[method];
  if (!handler) throw new Refusal('unknown_method', { req_method: method });
  return handler(fake, args, method);
};

/** Nobody is there any more to be told how it ended. */
const runLate = (fake: Fake, method: string, facts: MethodFacts, given: Given): void => {
  try {
    run(fake, method, facts, given);
  } catch (error) {
    refused(fake, method, error);
  }
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
    const key = rateKey(fake, method, facts, fields);
    mind(fake, method, fake.limiter.waiting(key));
    failure = fake.failures.meet(method, chatOf(fake, fields));
    if (failure?.does === 'rate-limit') fake.limiter.block(key, failure.retryAfter);
    if (failure?.does === 'drop-late') setTimeout(() => runLate(fake, method, facts, given), failure.hangMs).unref();
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
