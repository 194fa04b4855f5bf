export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json | undefined };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);

/** The objects of a list, and none when it is no list. */
export const objectsOf = (value: Json | undefined): readonly JsonObject[] =>
  isList(value) ? value.filter(isObject) : [];

export const textOf = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/** Null when the text is no JSON. */
export const readJson = (text: string): { readonly value: Json } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** Slack counts characters, not UTF-16 units: an emoji of the upper planes is one. */
export const lengthOf = (text: string): number => {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    const high = text.charCodeAt(at);
    if (high >= 0xd800 && high <= 0xdbff) length -= 1;
  }
  return length;
};
