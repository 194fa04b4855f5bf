import { elementsOf } from '../blocks/validate.ts';
import { isObject, type Json, type JsonObject, objectsOf, textOf } from '../json.ts';
import { nameBlocks } from './messages.ts';
import type { View, World } from './types.ts';

/** What an element holds before a person touches it, as `state.values` says it. */
const initialState = (element: JsonObject): JsonObject | null => {
  const type = textOf(element.type) ?? '';
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'file_input':
      return { type, files: [] };
    default:
      return null;
  }
};

/** Values of a view's elements. What a person had put in stays where block and action still have the same names and kind. */
const valuesOf = (blocks: readonly JsonObject[], before: View['values']): View['values'] => {
  const values: View['values'] = new Map();
  for (const block of blocks) {
    const id = textOf(block.block_id) ?? '';
    for (const element of elementsOf(block)) {
      const state = initialState(element);
      const action = textOf(element.action_id);
      if (!state || action === undefined) continue;
      const kept = before.get(id)?.get(action);
      const held = values.get(id) ?? new Map<string, JsonObject>();
      values.set(id, held.set(action, kept && kept.type === state.type ? kept : state));
    }
  }
  return values;
};

const fill = (world: World, body: JsonObject): JsonObject => ({
  ...body,
  blocks: nameBlocks(world, objectsOf(body.blocks)),
});

const newHash = (world: World): string => `${Math.floor(Date.now() / 1000)}.${world.nextId('h').toLowerCase()}`;

export const createView = (world: World, body: JsonObject, userId: string, previous: View | undefined): View => {
  const id = world.nextId('V');
  const filled = fill(world, body);
  const view: View = {
    id,
    type: body.type === 'home' ? 'home' : 'modal',
    userId,
    rootId: previous?.rootId ?? id,
    previousId: previous?.id,
    body: filled,
    hash: newHash(world),
    values: valuesOf(objectsOf(filled.blocks), new Map()),
    errors: {},
  };
  world.views.set(id, view);
  return view;
};

export const replaceView = (world: World, view: View, body: JsonObject): void => {
  view.body = fill(world, body);
  view.hash = newHash(world);
  view.values = valuesOf(objectsOf(view.body.blocks), view.values);
  view.errors = {};
};

const stateJson = (values: View['values']): Json => ({
  values: Object.fromEntries([...values].map(([block, actions]) => [block, Object.fromEntries(actions)])),
});

/** A view as the platform sends it: with its names, its place in the stack, and what is in it. */
export const viewJson = (world: World, view: View): JsonObject => {
  const { body } = view;
  return {
    id: view.id,
    team_id: world.team.id,
    type: view.type,
    blocks: body.blocks,
    private_metadata: body.private_metadata ?? '',
    callback_id: body.callback_id ?? '',
    state: stateJson(view.values),
    hash: view.hash,
    title: body.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: body.clear_on_close ?? false,
    notify_on_close: body.notify_on_close ?? false,
    close: body.close ?? null,
    submit: body.submit ?? null,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: body.external_id ?? '',
    app_installed_team_id: world.team.id,
    bot_id: world.app.botId,
  };
};

/** The modal on top of a person's stack. */
export const topModal = (world: World, userId: string): View | undefined => {
  const id = world.modals.get(userId)?.at(-1);
  return id === undefined ? undefined : world.views.get(id);
};

/** Takes one modal off a person's stack, or all of them. */
export const closeModals = (world: World, userId: string, all: boolean): void => {
  const stack = world.modals.get(userId) ?? [];
  for (const id of all ? stack.splice(0) : stack.splice(-1)) world.views.delete(id);
};

export const isBlockOf = ({ body }: View, blockId: string): boolean =>
  objectsOf(body.blocks).some((block) => isObject(block) && block.block_id === blockId);
