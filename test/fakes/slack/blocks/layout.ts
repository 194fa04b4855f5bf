import { dataTable, dataVisualization, table } from './charts.ts';
import { anything, boolean, byType, type Check, list, object, oneOf, optional, rule, string } from './check.ts';
import { image, oneImageSource, text } from './composition.ts';
import {
  accessory,
  actionElement,
  button,
  contextAction,
  imageElement,
  inputElement,
  modalInputElement,
} from './elements.ts';
import { limits } from './limits.ts';

const base = (type: string) => ({
  type: oneOf(type),
  block_id: optional(string({ max: limits.block_id.max_length })),
});

const section = object(
  {
    ...base('section'),
    text: optional(text.any(limits.section.text.max_length)),
    fields: optional(
      list(text.any(limits.section.fields.item_max_length), { min: 1, max: limits.section.fields.max_items }),
    ),
    accessory: optional(accessory),
    expand: optional(boolean),
  },
  rule((block) =>
    block.text === undefined && block.fields === undefined ? 'must define either `text` or `fields`' : null,
  ),
);

const contextText = text.any(limits.text.max_length);
const contextElement: Check = byType(
  { plain_text: contextText, mrkdwn: contextText, image: imageElement },
  { wrap: false },
);

const input = (element: Check): Check =>
  object({
    ...base('input'),
    label: text.plain(limits.input.label.max_length),
    hint: optional(text.plain(limits.input.hint.max_length)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
    element,
  });

const imageBlock = object(
  {
    ...base('image'),
    ...image(limits.image.alt_text.max_length),
    title: optional(text.plain(2000)),
  },
  oneImageSource,
);

const everywhere = {
  section,
  divider: object(base('divider')),
  header: object({ ...base('header'), text: text.plain(limits.header.text.max_length) }),
  context: object({
    ...base('context'),
    elements: list(contextElement, { min: 1, max: limits.context.elements.max_items }),
  }),
  actions: object({
    ...base('actions'),
    elements: list(actionElement, { min: 1, max: limits.actions.elements.max_items }),
  }),
  image: imageBlock,
  rich_text: object({ ...base('rich_text'), elements: list(anything, { min: 1 }) }),
} as const;

const card = object({
  ...base('card'),
  hero_image: optional(imageElement),
  icon: optional(imageElement),
  slack_icon: optional(anything),
  title: optional(text.markdown(limits.card.title.max_length)),
  subtitle: optional(text.markdown(limits.card.subtitle.max_length)),
  body: optional(text.markdown(limits.card.body.max_length)),
  subtext: optional(text.markdown(limits.card.subtext.max_length)),
  actions: optional(list(button, { min: 1, max: limits.card.actions.max_items })),
});

const inMessages: Readonly<Record<string, Check>> = {
  ...everywhere,
  input: input(inputElement),
  markdown: object({
    ...base('markdown'),
    text: string({ min: limits.markdown.text.min_length, max: limits.markdown.text.max_length }),
  }),
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  context_actions: object({
    ...base('context_actions'),
    elements: list(contextAction, { min: 1, max: limits.context_actions.elements.max_items }),
  }),
  card,
  carousel: object({
    ...base('carousel'),
    elements: list(card, { min: limits.carousel.elements.min_items, max: limits.carousel.elements.max_items }),
  }),
};

const alert = object({
  ...base('alert'),
  text: text.any(limits.alert.text.max_length),
  level: optional(oneOf('default', 'info', 'warning', 'error', 'success')),
});

export type Surface = 'message' | 'modal' | 'home';

/** Which blocks may stand on which surface. */
export const blockOn: Readonly<Record<Surface, Check>> = {
  message: byType(inMessages, { wrap: false }),
  modal: byType({ ...everywhere, input: input(modalInputElement), alert }, { wrap: false }),
  home: byType({ ...everywhere, input: input(inputElement) }, { wrap: false }),
};
