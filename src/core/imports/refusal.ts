import type { MessageArgs, MessageKey } from '../i18n/translator.ts';

/** Something to be said to the person who runs an import, in their language. */
export interface Said {
  readonly key: MessageKey;
  readonly args: MessageArgs;
}

/** The run cannot be done; nothing was changed. Carries every reason found, not only the first. */
export class Refused extends Error {
  constructor(
    readonly reasons: readonly Said[],
    /** Whether the command was given wrongly, rather than good input refused. */
    readonly wrongUse: boolean = false,
  ) {
    super(reasons.map(({ key, args }) => `${key} ${JSON.stringify(args)}`).join('; '));
    this.name = 'Refused';
  }
}

export const refuse = (key: MessageKey, args: MessageArgs = {}): Refused => new Refused([{ key, args }]);
export const wrongUse = (key: MessageKey, args: MessageArgs = {}): Refused => new Refused([{ key, args }], true);
