import { isList, isObject, type Json, lengthOf } from '../json.ts';
import { anything, boolean, byType, type Check, list, number, object, oneOf, optional, rule, string } from './check.ts';
import { limits } from './limits.ts';

const blockId = { block_id: optional(string({ max: limits.blockId.most })) };

const cell = byType({
  raw_text: object({ type: oneOf('raw_text'), text: string({ min: limits.dataTable.cellText.least }) }),
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
    rows: list(list(cell, { min: limits.dataTable.columns.least, max: limits.dataTable.columns.most }), {
      min: limits.dataTable.rows.least,
      max: limits.dataTable.rows.most,
    }),
    page_size: optional(
      number({ min: limits.dataTable.pageSize.least, max: limits.dataTable.pageSize.most, integer: true }),
    ),
    row_header_column_index: optional(number({ min: 0, integer: true })),
  },
  rowsAreEven,
  rule((block) =>
    rowsOf(block).reduce((sum, row) => sum + textInside(row), 0) > limits.dataTable.content.most
      ? `must be less than ${limits.dataTable.content.most + 1} characters`
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

const facts = limits.dataVisualization;
const series = list(
  object({
    name: string({ min: 1, max: facts.seriesName.most }),
    data: list(object({ label: string({ min: 1, max: facts.pointLabel.most }), value: number() }), {
      min: facts.data.least,
      max: facts.data.most,
    }),
  }),
  { min: facts.series.least, max: facts.series.most },
);
const axes = object({
  categories: list(string({ min: 1, max: facts.categoryLabel.most }), {
    min: facts.categories.least,
    max: facts.categories.most,
  }),
  x_label: optional(string({ max: facts.axisLabel.most })),
  y_label: optional(string({ max: facts.axisLabel.most })),
});
const plotted = (type: string): Check => object({ type: oneOf(type), series, axis_config: axes });

/** Sources differ on how many segments a pie may have, six or twelve: six is safe. */
const pieSegments = 6;

export const dataVisualization: Check = object({
  type: oneOf('data_visualization'),
  ...blockId,
  title: string({ min: 1, max: facts.title.most }),
  chart: byType({
    line: plotted('line'),
    bar: plotted('bar'),
    area: plotted('area'),
    pie: object({
      type: oneOf('pie'),
      segments: list(
        object({
          label: string({ min: 1, max: facts.segment.label.most }),
          value: number({ min: Number.MIN_VALUE }),
        }),
        { min: facts.segments.least, max: pieSegments },
      ),
    }),
  }),
});
