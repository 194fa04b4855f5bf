import { isList, isObject, type Json, lengthOf } from '../json.ts';
import { anything, boolean, byType, type Check, list, number, object, oneOf, optional, rule, string } from './check.ts';
import { limits } from './limits.ts';

const blockId = { block_id: optional(string({ max: limits.block_id.max_length })) };

const cell = byType({
  raw_text: object({ type: oneOf('raw_text'), text: string({ min: limits.data_table.cell_text.min_length }) }),
  raw_number: object({ type: oneOf('raw_number'), value: number(), text: optional(string({ min: 1 })) }),
  rich_text: object({ type: oneOf('rich_text'), elements: list(anything, { min: 1 }), ...blockId }),
});

const rowsOf = (block: Readonly<Record<string, unknown>>): readonly (readonly Json[])[] =>
  isList(block.rows) ? block.rows.filter(isList) : [];

const rowsAreEven = rule((block) =>
  new Set(rowsOf(block).map((row) => row.length)).size > 1 ? 'all rows must have the same number of columns' : null,
);

const textInside = (value: Json | undefined): number => {
  if (isList(value)) return value.reduce<number>((sum, entry) => sum + textInside(entry), 0);
  if (!isObject(value)) return 0;
  const own = typeof value.text === 'string' ? lengthOf(value.text) : 0;
  return Object.values(value).reduce<number>((sum, entry) => sum + textInside(entry), own);
};

export const dataTable: Check = object(
  {
    type: oneOf('data_table'),
    ...blockId,
    caption: string({ min: 1 }),
    rows: list(list(cell, { min: limits.data_table.columns.min_items, max: limits.data_table.columns.max_items }), {
      min: limits.data_table.rows.min_items,
      max: limits.data_table.rows.max_items,
    }),
    page_size: optional(
      number({ min: limits.data_table.page_size.min, max: limits.data_table.page_size.max, integer: true }),
    ),
    row_header_column_index: optional(number({ min: 0, integer: true })),
  },
  rowsAreEven,
  rule((block) =>
    rowsOf(block).reduce((sum, row) => sum + textInside(row), 0) > limits.data_table.content.max_length
      ? `must be less than ${limits.data_table.content.max_length + 1} characters`
      : null,
  ),
);

export const table: Check = object(
  {
    type: oneOf('table'),
    ...blockId,
    rows: list(list(cell, { min: 1, max: 20 }), { min: 1, max: 100 }),
    column_settings: optional(
      list(object({ align: optional(oneOf('left', 'center', 'right')), is_wrapped: optional(boolean) }), { max: 20 }),
    ),
  },
  rowsAreEven,
);

const facts = limits.data_visualization;
const series = list(
  object({
    name: string({ min: 1, max: facts.series_name.max_length }),
    data: list(object({ label: string({ min: 1, max: facts.point_label.max_length }), value: number() }), {
      min: facts.data.min_items,
      max: facts.data.max_items,
    }),
  }),
  { min: facts.series.min_items, max: facts.series.max_items },
);
const axes = object({
  categories: list(string({ min: 1, max: facts.category_label.max_length }), {
    min: facts.categories.min_items,
    max: facts.categories.max_items,
  }),
  x_label: optional(string({ max: facts.axis_label.max_length })),
  y_label: optional(string({ max: facts.axis_label.max_length })),
});
const plotted = (type: string): Check => object({ type: oneOf(type), series, axis_config: axes });

/** Sources differ on how many segments a pie may have, six or twelve: six is safe. */
const pieSegments = 6;

export const dataVisualization: Check = object({
  type: oneOf('data_visualization'),
  ...blockId,
  title: string({ min: 1, max: facts.title.max_length }),
  chart: byType({
    line: plotted('line'),
    bar: plotted('bar'),
    area: plotted('area'),
    pie: object({
      type: oneOf('pie'),
      segments: list(
        object({
          label: string({ min: 1, max: facts.segment.label.max_length }),
          value: number({ min: Number.MIN_VALUE }),
        }),
        { min: facts.segments.min_items, max: pieSegments },
      ),
    }),
  }),
});
