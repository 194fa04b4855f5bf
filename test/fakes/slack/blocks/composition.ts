import { isList, isObject, type Json } from '../json.ts';
import { boolean, type Check, list, object, oneOf, optional, rule, string } from './check.ts';
import { limits } from './limits.ts';

const plainText = (max: number): Check =>
  object({ type: oneOf('plain_text'), text: string({ min: 1, max }), emoji: optional(boolean) });

const markdownText = (max: number): Check =>
  object({ type: oneOf('mrkdwn'), text: string({ min: 1, max }), verbatim: optional(boolean) });

/** A text of either kind. */
const anyText = (max: number): Check => {
  const plain = plainText(max);
  const markdown = markdownText(max);
  return (value, at, problems) => {
    const check = isObject(value) && value.type === 'mrkdwn' ? markdown : plain;
    check(value, at, problems);
  };
};

export const text = { plain: plainText, markdown: markdownText, any: anyText } as const;

export const confirm = object({
  title: optional(plainText(limits.confirmation.title.max_length)),
  text: anyText(limits.confirmation.text.max_length),
  confirm: optional(plainText(limits.confirmation.confirm.max_length)),
  deny: optional(plainText(limits.confirmation.deny.max_length)),
  style: optional(oneOf('primary', 'danger')),
});

const optionFields = {
  value: string({ max: limits.option.value.max_length }),
  description: optional(anyText(limits.option.description.max_length)),
};

/** An entry of a menu. Only an overflow menu's may have a link. */
const option = object({ ...optionFields, text: plainText(limits.option.text.max_length) });
export const linkOption = object({
  ...optionFields,
  text: plainText(limits.option.text.max_length),
  url: optional(string({ max: limits.option.url.max_length, pattern: /^https?:\/\//i })),
});
/** An entry of checkboxes or radio buttons, which may be formatted. */
export const richOption = object({ ...optionFields, text: anyText(limits.option.text.max_length) });

const optionGroup = object({
  label: plainText(limits.option_group.label.max_length),
  options: list(option, { min: limits.option_group.options.min_items, max: limits.option_group.options.max_items }),
});

export const options = {
  one: option,
  list: list(option, { min: 1, max: limits.select.options.max_items }),
  groups: list(optionGroup, { min: 1, max: limits.select.option_groups.max_items }),
} as const;

/** Either flat or in groups, and what is chosen at first is among them. */
export const optionsAreWhole = rule((element) => {
  if ((element.options === undefined) === (element.option_groups === undefined))
    return 'must define either `options` or `option_groups`';
  const values = optionValues(element);
  if (new Set(values).size < values.length) return 'option values must be unique';
  const initial = [element.initial_option, ...(isList(element.initial_options) ? element.initial_options : [])];
  const missing = initial.some((chosen) => isObject(chosen) && !values.includes(chosen.value));
  return missing ? 'initial options must be among the options' : null;
});

const optionValues = (element: Readonly<Record<string, unknown>>): (Json | undefined)[] => {
  const groups = isList(element.option_groups) ? element.option_groups : [element];
  return groups
    .flatMap((group) => (isObject(group) && isList(group.options) ? group.options : []))
    .flatMap((entry) => (isObject(entry) ? [entry.value] : []));
};

export const image = (altMax: number) => ({
  image_url: optional(string({ min: 1, max: limits.image.image_url.max_length, pattern: /^https?:\/\//i })),
  slack_file: optional(object({ id: optional(string()), url: optional(string()) })),
  alt_text: string({ min: 1, max: altMax }),
});

export const oneImageSource = rule((value) =>
  (value.image_url === undefined) === (value.slack_file === undefined)
    ? 'must define either `image_url` or `slack_file`'
    : null,
);
