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
  block_id: optional(string({ max: limits.blockId.most })),
});

const section = object(
  {
    ...base('section'),
    text: optional(text.any(limits.section.text.most)),
    fields: optional(list(text.any(limits.section.fields.mostEach), { min: 1, max: limits.section.fields.most })),
    accessory: optional(accessory),
    expand: optional(boolean),
  },
  rule((block) =>
    block.text === undefined && block.fields === undefined ? 'must define either `text` or `fields`' : null,
  ),
);

const contextText = text.any(limits.text.most);
const contextElement: Check = byType(
  { plain_text: contextText, mrkdwn: contextText, image: imageElement },
  { wrap: false },
);

const input = (element: Check): Check =>
  object({
    ...base('input'),
    label: text.plain(limits.input.label.most),
    hint: optional(text.plain(limits.input.hint.most)),
    optional: optional(boolean),
    dispatch_action: optional(boolean),
    element,
  });

const imageBlock = object(
  {
    ...base('image'),
    ...image(limits.image.altText.most),
    title: optional(text.plain(2000)),
  },
  oneImageSource,
);

const everywhere = {
  section,
  divider: object(base('divider')),
  header: object({ ...base('header'), text: text.plain(limits.header.text.most) }),
  context: object({
    ...base('context'),
    elements: list(contextElement, { min: 1, max: limits.context.elements.most }),
  }),
  actions: object({
    ...base('actions'),
    elements: list(actionElement, { min: 1, max: limits.actions.elements.most }),
  }),
  image: imageBlock,
  rich_text: object({ ...base('rich_text'), elements: list(anything, { min: 1 }) }),
} as const;

const card = object({
  ...base('card'),
  hero_image: optional(imageElement),
  icon: optional(imageElement),
  slack_icon: optional(anything),
  title: optional(text.markdown(limits.card.title.most)),
  subtitle: optional(text.markdown(limits.card.subtitle.most)),
  body: optional(text.markdown(limits.card.body.most)),
  subtext: optional(text.markdown(limits.card.subtext.most)),
  actions: optional(list(button, { min: 1, max: limits.card.actions.most })),
});

const inMessages: Readonly<Record<string, Check>> = {
  ...everywhere,
  input: input(inputElement),
  markdown: object({
    ...base('markdown'),
    text: string({ min: limits.markdown.text.least, max: limits.markdown.text.most }),
  }),
  table,
  data_table: dataTable,
  data_visualization: dataVisualization,
  context_actions: object({
    ...base('context_actions'),
    elements: list(contextAction, { min: 1, max: limits.contextActions.elements.most }),
  }),
  card,
  carousel: object({
    ...base('carousel'),
    elements: list(card, { min: limits.carousel.elements.least, max: limits.carousel.elements.most }),
  }),
};

const alert = object({
  ...base('alert'),
  text: text.any(limits.alert.text.most),
  level: optional(oneOf('default', 'info', 'warning', 'error', 'success')),
});

export type Surface = 'message' | 'modal' | 'home';

/** Which blocks may stand on which surface. */
export const blockOn: Readonly<Record<Surface, Check>> = {
  message: byType(inMessages, { wrap: false }),
  modal: byType({ ...everywhere, input: input(modalInputElement), alert }, { wrap: false }),
  home: byType({ ...everywhere, input: input(inputElement) }, { wrap: false }),
};
