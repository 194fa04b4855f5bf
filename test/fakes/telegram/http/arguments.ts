import type { z } from 'zod';

/** A file as it came in a request. */
export interface Upload {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** What a request brings: its parameters as they came, and its files by the name of their part. */
export interface Arrived {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
}

/** The parameters of a call, read. A parameter that is not there is undefined. */
export class Arguments {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #files: ReadonlyMap<string, Upload>;

  constructor(values: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, Upload>) {
    this.#values = values;
    this.#files = files;
  }

  has(name: string): boolean {
    return name in this.#values || this.#files.has(name);
  }

  text(name: string): string {
    const value = this.#values[name];
    return typeof value === 'string' ? value : '';
  }

  number(name: string): number | undefined {
    const value = this.#values[name];
    return typeof value === 'number' ? value : undefined;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /** A number or a text, as for a chat. */
  key(name: string): number | string | undefined {
    const value = this.#values[name];
    return typeof value === 'number' || typeof value === 'string' ? value : undefined;
  }

  /** An object or a list, whose shape was already checked against the Bot API. */
  object<T>(name: string, schema: z.ZodType<T>): T | undefined {
    const value = this.#values[name];
    return value === undefined ? undefined : schema.parse(value);
  }

  /** The file of a parameter: uploaded under its name, or under the name that `attach://` says. */
  upload(name: string, said = this.text(name)): Upload | undefined {
    return this.#files.get(said.startsWith('attach://') ? said.slice(9) : name);
  }
}
