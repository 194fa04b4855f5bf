import { anything, boolean, byType, type Check, list, number, object, oneOf, optional, rule, string } from './check.ts';
import {
  confirm,
  image,
  linkOption,
  oneImageSource,
  options,
  optionsAreWhole,
  richOption,
  text,
} from './composition.ts';
import { limits } from './limits.ts';

const base = (type: string) => ({
  type: oneOf(type),
  action_id: optional(string({ min: 1, max: limits.actionId.most })),
});

const confirmable = { confirm: optional(confirm) };
const focusable = { focus_on_load: optional(boolean) };
const placeholder = { placeholder: optional(text.plain(limits.select.placeholder.most)) };
const choice = { ...confirmable, ...focusable, ...placeholder };
const dispatch = {
  dispatch_action_config: optional(
    object({
      trigger_actions_on: optional(list(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1, max: 2 })),
    }),
  ),
};
const many = { max_selected_items: optional(number({ min: 1, integer: true })) };

export const button = object({
  ...base('button'),
  ...confirmable,
  text: text.plain(limits.button.text.most),
  value: optional(string({ max: limits.button.value.most })),
  url: optional(string({ max: limits.button.url.most, pattern: /^[a-z][a-z+.-]*:/i })),
  style: optional(oneOf('primary', 'danger')),
  accessibility_label: optional(string({ max: limits.button.accessibilityLabel.most })),
});

const overflow = object({
  ...base('overflow'),
  ...confirmable,
  options: list(linkOption, { min: limits.overflow.options.least, max: limits.overflow.options.most }),
});

const checkboxes = object(
  {
    ...base('checkboxes'),
    ...confirmable,
    ...focusable,
    options: list(richOption, { min: limits.checkboxes.options.least, max: limits.checkboxes.options.most }),
    initial_options: optional(list(richOption, { min: 1 })),
  },
  optionsAreWhole,
);

const radioButtons = object(
  {
    ...base('radio_buttons'),
    ...confirmable,
    ...focusable,
    options: list(richOption, {
      min: limits.radioButtons.options.least,
      max: limits.radioButtons.options.most,
    }),
    initial_option: optional(richOption),
  },
  optionsAreWhole,
);

const staticOptions = { options: optional(options.list), option_groups: optional(options.groups) };

const selects: Readonly<Record<string, Check>> = {
  static_select: object(
    { ...base('static_select'), ...choice, ...staticOptions, initial_option: optional(options.one) },
    optionsAreWhole,
  ),
  multi_static_select: object(
    { ...base('multi_static_select'), ...choice, ...many, ...staticOptions, initial_options: optional(options.list) },
    optionsAreWhole,
  ),
  external_select: object({
    ...base('external_select'),
    ...choice,
    initial_option: optional(options.one),
    min_query_length: optional(number({ min: 0, integer: true })),
  }),
  users_select: object({ ...base('users_select'), ...choice, initial_user: optional(string()) }),
  multi_users_select: object({
    ...base('multi_users_select'),
    ...choice,
    ...many,
    initial_users: optional(list(string())),
  }),
  conversations_select: object({
    ...base('conversations_select'),
    ...choice,
    initial_conversation: optional(string()),
    default_to_current_conversation: optional(boolean),
    response_url_enabled: optional(boolean),
    filter: optional(anything),
  }),
  channels_select: object({
    ...base('channels_select'),
    ...choice,
    initial_channel: optional(string()),
    response_url_enabled: optional(boolean),
  }),
};

const pickers: Readonly<Record<string, Check>> = {
  datepicker: object({
    ...base('datepicker'),
    ...choice,
    initial_date: optional(string({ pattern: /^\d{4}-\d{2}-\d{2}$/ })),
  }),
  timepicker: object({
    ...base('timepicker'),
    ...choice,
    initial_time: optional(string({ pattern: /^([01]\d|2[0-3]):[0-5]\d$/ })),
    timezone: optional(string()),
  }),
  datetimepicker: object({
    ...base('datetimepicker'),
    ...confirmable,
    ...focusable,
    initial_date_time: optional(number({ min: 1_000_000_000, max: 9_999_999_999, integer: true })),
  }),
};

/** `min_length` and `max_length` must leave room for something. */
const lengthsAreWhole = rule((element) =>
  typeof element.min_length === 'number' &&
  typeof element.max_length === 'number' &&
  element.min_length > element.max_length
    ? 'min_length must not exceed max_length'
    : null,
);

const field = (type: string, more: Parameters<typeof object>[0] = {}, ...rules: readonly Check[]): Check =>
  object(
    { ...base(type), ...focusable, ...placeholder, ...dispatch, initial_value: optional(string()), ...more },
    ...rules,
  );

const inputs: Readonly<Record<string, Check>> = {
  plain_text_input: field(
    'plain_text_input',
    {
      multiline: optional(boolean),
      min_length: optional(number({ min: 0, max: limits.plainTextInput.maxLength.most, integer: true })),
      max_length: optional(number({ min: 1, max: limits.plainTextInput.maxLength.most, integer: true })),
    },
    lengthsAreWhole,
  ),
  number_input: field('number_input', {
    is_decimal_allowed: boolean,
    min_value: optional(string()),
    max_value: optional(string()),
  }),
  email_text_input: field('email_text_input'),
  url_text_input: field('url_text_input'),
};

const fileInput = object({
  ...base('file_input'),
  filetypes: optional(list(string())),
  max_files: optional(
    number({ min: limits.fileInput.maxFiles.least, max: limits.fileInput.maxFiles.most, integer: true }),
  ),
});

export const imageElement = object({ type: oneOf('image'), ...image(limits.image.altText.most) }, oneImageSource);

const chosen = { checkboxes, radio_buttons: radioButtons, ...selects, ...pickers };

/** What may stand where: beside a section, in a row of actions, in an input. A file can be asked for in a modal only. */
export const accessory = byType({ button, overflow, image: imageElement, ...chosen });
export const actionElement = byType({ button, overflow, ...chosen });
export const inputElement = byType({ ...chosen, ...inputs });
export const modalInputElement = byType({ ...chosen, ...inputs, file_input: fileInput });

const feedback = object({
  text: text.plain(limits.feedbackButton.text.most),
  value: string({ max: limits.feedbackButton.value.most }),
  accessibility_label: optional(string({ max: limits.feedbackButton.accessibilityLabel.most })),
});

export const contextAction = byType({
  feedback_buttons: object({ ...base('feedback_buttons'), positive_button: feedback, negative_button: feedback }),
  icon_button: object({
    ...base('icon_button'),
    ...confirmable,
    icon: oneOf('trash'),
    text: text.plain(limits.button.text.most),
    value: optional(string({ max: limits.button.value.most })),
    accessibility_label: optional(string({ max: limits.button.accessibilityLabel.most })),
    visible_to_user_ids: optional(list(string(), { max: limits.iconButton.visibleToUserIds.most })),
  }),
});
