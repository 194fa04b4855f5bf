import { z } from 'zod';

/** How the Slack workspace is reached, and how it delivers: through a connection of ours (Socket Mode), or to us, signed. */
export interface SlackConfig {
  readonly botToken: string;
  /** Such as https://slack.com/api/, with the slash at its end. */
  readonly apiUrl: string;
  readonly delivery: { readonly appToken: string } | { readonly signingSecret: string };
}

/** Slack's variables of the environment. */
export const slackVariables = {
  SLACK_BOT_TOKEN: z.string().startsWith('xoxb-', 'a token that begins with xoxb-').optional(),
  SLACK_APP_TOKEN: z.string().startsWith('xapp-', 'a token that begins with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(16, 'at least 16 characters').optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: 'an address such as https://slack.com/api/' })
    .transform((address) => (address.endsWith('/') ? address : `${address}/`))
    .default('https://slack.com/api/'),
};

/** What is missing for Slack: all of it may be, but not a part. */
export const slackProblems = (given: NodeJS.Dict<string>): string[] => {
  const delivery = given.SLACK_APP_TOKEN ?? given.SLACK_SIGNING_SECRET;
  if (given.SLACK_BOT_TOKEN === undefined) {
    return delivery === undefined ? [] : ['SLACK_BOT_TOKEN: missing; Slack needs it beside what else is set for it'];
  }
  return delivery === undefined
    ? ['SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): missing; Slack needs one of them']
    : [];
};

/** The connection to Slack; undefined where there is to be none. With an app token Slack need not reach us, so that goes first. */
export const slackConfig = ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_SIGNING_SECRET: signingSecret,
  SLACK_API_URL: apiUrl,
}: z.infer<z.ZodObject<typeof slackVariables>>): SlackConfig | undefined => {
  const delivery = appToken ? { appToken } : signingSecret ? { signingSecret } : undefined;
  return botToken && delivery ? { botToken, apiUrl, delivery } : undefined;
};
