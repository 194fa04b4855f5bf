/** What Slack carries. Sources: docs.slack.dev/reference/block-kit; characters unless said otherwise. */
export const slackLimits = {
  blocks: { message: 50, view: 100 },
  /** JSON of the blocks of one message: it is refused as `msg_blocks_too_long` near this, which is documented nowhere (bolt-js#2509). */
  blocksJson: 13_000,
  /** JSON of a view; 250 KB is the platform's limit. */
  viewJson: 200_000,
  /** One element of text. */
  text: 3_000,
  /** The text of a notification: longer ones are cut by the platform. */
  notification: 3_000,
  /** Of a picture: in a message, and of the file itself (docs.slack.dev/reference/methods/files.getUploadURLExternal). */
  altText: 2_000,
  uploadAltText: 1_000,
  button: { label: 75, value: 2_000 },
  buttons: 25,
  option: { label: 75, value: 150 },
  options: 100,
  optionGroups: 100,
  input: { label: 2_000, hint: 2_000, value: 3_000 },
  viewTitle: 24,
  privateMetadata: 3_000,
} as const;
