import { type JsonObject, objectsOf, textOf } from '../json.ts';
import { optionsOf, readText } from '../screen/blocks.ts';
import type { World } from '../world/types.ts';
import { Cannot } from './cannot.ts';

/** What a person puts into a field or chooses from a menu: texts, labels of options, names of people. */
export type Chosen = string | readonly string[];

const one = (chosen: Chosen): string => (typeof chosen === 'string' ? chosen : (chosen[0] ?? ''));
const many = (chosen: Chosen): readonly string[] => (typeof chosen === 'string' ? [chosen] : chosen);

const pick = (world: World, options: readonly JsonObject[], wanted: string): JsonObject => {
  const option = options.find((entry) => readText(world, entry.text) === wanted || textOf(entry.value) === wanted);
  if (option) return option;
  const offered = options.map((entry) => readText(world, entry.text)).join(', ');
  throw new Cannot(`“${wanted}” is not among: ${offered}`);
};

const userId = (world: World, wanted: string): string => {
  const user = world.users.get(wanted) ?? [...world.users.values()].find(({ name }) => name === wanted);
  if (!user) throw new Cannot(`There is no person ${wanted}.`);
  return user.id;
};

const conversationId = (world: World, wanted: string): string => {
  const bare = wanted.replace(/^#/, '');
  const found = world.conversations.get(wanted) ?? [...world.conversations.values()].find(({ name }) => name === bare);
  if (!found) throw new Cannot(`There is no conversation ${wanted}.`);
  return found.id;
};

/**
 * What an element holds once a person chose, as `state.values` and actions say it. `offered` are the options that the app suggested.
 * @throws {Cannot} when the choice is none.
 */
export const chosenState = (
  world: World,
  element: JsonObject,
  chosen: Chosen,
  offered: readonly JsonObject[] = [],
): JsonObject => {
  const type = textOf(element.type) ?? '';
  const options = offered.length > 0 ? offered : optionsOf(element);
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: one(chosen) === '' ? null : one(chosen) };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: pick(world, options, one(chosen)) };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: many(chosen).map((wanted) => pick(world, options, wanted)) };
    case 'datepicker':
      return { type, selected_date: one(chosen) };
    case 'timepicker':
      return { type, selected_time: one(chosen) };
    case 'datetimepicker':
      return { type, selected_date_time: Number(one(chosen)) };
    case 'users_select':
      return { type, selected_user: userId(world, one(chosen)) };
    case 'multi_users_select':
      return { type, selected_users: many(chosen).map((wanted) => userId(world, wanted)) };
    case 'conversations_select':
      return { type, selected_conversation: conversationId(world, one(chosen)) };
    case 'channels_select':
      return { type, selected_channel: conversationId(world, one(chosen)) };
    default:
      throw new Cannot(`Nothing can be chosen in a ${type}.`);
  }
};

const numberOf = (value: unknown): number | null => (value === undefined ? null : Number(value));

/** What the form itself says of a text before it may be sent; null when it is content. */
export const complaint = (element: JsonObject, state: JsonObject): string | null => {
  const value = textOf(state.value);
  if (value === undefined) return null;
  const least = numberOf(element.min_length);
  const most = numberOf(element.max_length) ?? 3000;
  if (least !== null && value.length < least) return `at least ${least} characters`;
  if (element.type === 'plain_text_input' && value.length > most) return `at most ${most} characters`;
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) return 'an e-mail address';
  if (element.type === 'url_text_input' && !/^https?:\/\/\S+$/.test(value)) return 'a link';
  if (element.type !== 'number_input') return null;
  const number = Number(value);
  if (!Number.isFinite(number) || (element.is_decimal_allowed === false && !Number.isInteger(number)))
    return 'a number';
  const [low, high] = [numberOf(element.min_value), numberOf(element.max_value)];
  return (low !== null && number < low) || (high !== null && number > high) ? 'a number within bounds' : null;
};

/** The options of a list of suggestions, grouped or not. */
export const suggested = (answer: JsonObject): readonly JsonObject[] => [
  ...objectsOf(answer.options),
  ...objectsOf(answer.option_groups).flatMap(({ options }) => objectsOf(options)),
];
