const unsafe = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as PostgreSQL can keep it: NUL and halves of surrogate pairs become the replacement character. */
export const keepable = (text: string): string => text.replace(unsafe, '\ufffd');
