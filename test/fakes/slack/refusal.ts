import type { JsonObject } from './json.ts';

/** What the platform answers with `ok: false`. */
export class Refusal extends Error {
  readonly code: string;
  readonly more: JsonObject;

  constructor(code: string, more: JsonObject = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** A refusal that passes by itself: nobody could have known better. */
export class NotYet extends Refusal {}

export interface Problem {
  readonly message: string;
  /** A JSON pointer, such as `/blocks/0/text`. */
  readonly at: string;
}

const say = ({ message, at }: Problem): string => (at === '' ? message : `${message} [json-pointer:${at}]`);

/** `invalid_blocks` and its kin name each problem twice: plainly, and as messages with their level. */
export const problemsRefusal = (code: string, problems: readonly Problem[]): Refusal => {
  const said = problems.map(say);
  const messages = said.map((line) => `[ERROR] ${line}`);
  return new Refusal(code, {
    ...(code === 'invalid_blocks' && { errors: said }),
    response_metadata: { messages },
  });
};

export const invalidArguments = (...problems: readonly Problem[]): Refusal =>
  problemsRefusal('invalid_arguments', problems);
