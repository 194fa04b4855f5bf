const unsafe = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as PostgreSQL can keep it: NUL and halves of surrogate pairs become the replacement character. */
export const keepable = (text: string): string => text.replace(unsafe, '\ufffd');

/** Reads JSON, each text in it as PostgreSQL can keep it. @throws SyntaxError */
export const parseKeepable = (json: string): unknown =>
  JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? keepable(value) : value));
