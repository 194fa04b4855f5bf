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
  title: optional(plainText(limits.confirmation.title.most)),
  text: anyText(limits.confirmation.text.most),
  confirm: optional(plainText(limits.confirmation.confirm.most)),
  deny: optional(plainText(limits.confirmation.deny.most)),
  style: optional(oneOf('primary', 'danger')),
});

const optionFields = {
  value: string({ max: limits.option.value.most }),
  description: optional(anyText(limits.option.description.most)),
};

/** An entry of a menu. Only an overflow menu's may have a link. */
const option = object({ ...optionFields, text: plainText(limits.option.text.most) });
export const linkOption = object({
  ...optionFields,
  text: plainText(limits.option.text.most),
  url: optional(string({ max: limits.option.url.most, pattern: /^https?:\/\//i })),
});
/** An entry of checkboxes or radio buttons, which may be formatted. */
export const richOption = object({ ...optionFields, text: anyText(limits.option.text.most) });

const optionGroup = object({
  label: plainText(limits.optionGroup.label.most),
  options: list(option, { min: limits.optionGroup.options.least, max: limits.optionGroup.options.most }),
});

export const options = {
  one: option,
  list: list(option, { min: 1, max: limits.select.options.most }),
  groups: list(optionGroup, { min: 1, max: limits.select.optionGroups.most }),
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
  image_url: optional(string({ min: 1, max: limits.image.imageUrl.most, pattern: /^https?:\/\//i })),
  slack_file: optional(object({ id: optional(string()), url: optional(string()) })),
  alt_text: string({ min: 1, max: altMax }),
});

export const oneImageSource = rule((value) =>
  (value.image_url === undefined) === (value.slack_file === undefined)
    ? 'must define either `image_url` or `slack_file`'
    : null,
);
