import { isObject, type Json, type JsonObject, objectsOf, textOf } from '../json.ts';
import type { View, World } from '../world/types.ts';
import { controlsOf, optionsOf, readBlocks, readText, type SeenControl } from './blocks.ts';

/** A field of a form. */
interface SeenField {
  readonly label: string;
  readonly hint: string;
  readonly kind: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly required: boolean;
  readonly options: readonly string[];
  /** What is in it, as a person reads it. */
  readonly value: readonly string[];
  readonly error: string | null;
}

/** A modal or a Home tab as its person sees it. */
export interface SeenView {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly fields: readonly SeenField[];
  readonly controls: readonly SeenControl[];
  /** The button's label; null when there is none. */
  readonly submit: string | null;
  readonly close: string | null;
  readonly callbackId: string;
}

const isFilled = (value: Json | undefined): value is Json =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** What a state holds besides its type. */
export const contentsOf = (state: JsonObject | undefined): readonly Json[] =>
  Object.entries(state ?? {})
    .filter(([name]) => name !== 'type')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isFilled);

const readValue = (world: World, value: Json): string => {
  if (isObject(value)) return readText(world, value.text) || (textOf(value.name) ?? '');
  return world.users.get(String(value))?.name ?? String(value);
};

/** The inputs of a view: each with its block and its element. */
export const inputsOf = ({ body }: View): { readonly block: JsonObject; readonly element: JsonObject }[] =>
  objectsOf(body.blocks).flatMap((block) =>
    block.type === 'input' && isObject(block.element) ? [{ block, element: block.element }] : [],
  );

const labelOr = (world: World, text: Json | undefined): string | null =>
  isObject(text) ? readText(world, text) : null;

export const seeView = (world: World, view: View): SeenView => ({
  id: view.id,
  title: readText(world, view.body.title),
  text: readBlocks(world, objectsOf(view.body.blocks)),
  fields: inputsOf(view).map(({ block, element }) => {
    const blockId = textOf(block.block_id) ?? '';
    const actionId = textOf(element.action_id) ?? '';
    return {
      label: readText(world, block.label),
      hint: readText(world, block.hint),
      kind: textOf(element.type) ?? '',
      blockId,
      actionId,
      required: block.optional !== true,
      options: optionsOf(element).map((option) => readText(world, option.text)),
      value: contentsOf(view.values.get(blockId)?.get(actionId)).map((value) => readValue(world, value)),
      error: view.errors[blockId] ?? null,
    };
  }),
  controls: controlsOf(world, objectsOf(view.body.blocks)),
  submit: labelOr(world, view.body.submit),
  close: labelOr(world, view.body.close),
  callbackId: textOf(view.body.callback_id) ?? '',
});
