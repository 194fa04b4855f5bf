/** What Block Kit carries, in characters or items. Numbers only: ASSUMPTIONS.md says where they come from. */
export const limits = {
  actionId: { most: 255 },
  actions: {
    elements: { most: 25 },
  },
  alert: {
    text: { most: 200 },
  },
  blockId: { most: 255 },
  button: {
    accessibilityLabel: { most: 75 },
    text: { most: 75 },
    url: { most: 3000 },
    value: { most: 2000 },
  },
  card: {
    actions: { most: 3 },
    body: { most: 200 },
    subtext: { most: 200 },
    subtitle: { most: 150 },
    title: { most: 150 },
  },
  carousel: {
    elements: { most: 10, least: 1 },
  },
  checkboxes: {
    options: { most: 10, least: 1 },
  },
  confirmation: {
    confirm: { most: 30 },
    deny: { most: 30 },
    text: { most: 300 },
    title: { most: 100 },
  },
  context: {
    elements: { most: 10 },
  },
  contextActions: {
    elements: { most: 5 },
  },
  dataTable: {
    cellText: { least: 1 },
    columns: { most: 20, least: 1 },
    content: { most: 20000 },
    pageSize: { most: 100, least: 1 },
    rows: { most: 201, least: 2 },
  },
  dataVisualization: {
    axisLabel: { most: 50 },
    categories: { most: 20, least: 1 },
    categoryLabel: { most: 20 },
    data: { most: 20, least: 1 },
    pointLabel: { most: 20 },
    segment: {
      label: { most: 20 },
    },
    segments: { least: 1 },
    series: { most: 12, least: 1 },
    seriesName: { most: 20 },
    title: { most: 50 },
  },
  feedbackButton: {
    accessibilityLabel: { most: 75 },
    text: { most: 75 },
    value: { most: 2000 },
  },
  fileInput: {
    maxFiles: { most: 10, least: 1 },
  },
  header: {
    text: { most: 150 },
  },
  iconButton: {
    visibleToUserIds: { most: 10 },
  },
  image: {
    altText: { most: 2000 },
    imageUrl: { most: 3000 },
  },
  input: {
    hint: { most: 2000 },
    label: { most: 2000 },
  },
  markdown: {
    text: { most: 12000, least: 1 },
  },
  option: {
    description: { most: 75 },
    text: { most: 75 },
    url: { most: 3000 },
    value: { most: 150 },
  },
  optionGroup: {
    label: { most: 75 },
    options: { most: 100, least: 1 },
  },
  overflow: {
    options: { most: 5, least: 1 },
  },
  plainTextInput: {
    maxLength: { most: 3000 },
  },
  radioButtons: {
    options: { most: 10, least: 1 },
  },
  section: {
    fields: { mostEach: 2000, most: 10 },
    text: { most: 3000 },
  },
  select: {
    optionGroups: { most: 100 },
    options: { most: 100 },
    placeholder: { most: 150 },
  },
  text: { most: 3000 },
  view: {
    blocks: { most: 100, least: 1 },
    callbackId: { most: 255 },
    close: { most: 24 },
    privateMetadata: { most: 3000 },
    submit: { most: 24 },
    title: { most: 24 },
  },
};

/** Limits that stand beside Block Kit's own. */
export const messageLimits = {
  /** Characters; what is over is cut off. */
  text: 40_000,
  blocks: 50,
  /** Characters of all texts in the blocks of one message. */
  blocksText: 13_200,
  attachments: 100,
  /** Bytes of JSON. */
  metadata: 8192,
  /** Bytes of JSON. */
  view: 250_000,
} as const;
