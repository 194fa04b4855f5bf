import { badRequest } from '../errors.ts';
import { maximum } from '../spec/facts.ts';
import type { Handler } from './call.ts';

/** So long after a press its answer still reaches the person. */
const answerableMs = 15_000;

const answerCallbackQuery: Handler = ({ world, args }) => {
  const press = world.presses.get(args.text('callback_query_id'));
  if (!press || world.now() - press.at > answerableMs) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const text = args.text('text');
  if ([...text].length > maximum('answerCallbackQuery', 'text')) throw badRequest('MESSAGE_TOO_LONG');
  const url = args.text('url');
  // Only links that open the bot itself, since there are no games here.
  if (url !== '' && !new RegExp(`^https://(?:t|telegram)\\.me/${world.bot.username}\\?start=`).test(url)) {
    throw badRequest('URL_INVALID');
  }
  press.answer ??= { text, alert: args.flag('show_alert'), url };
  return true;
};

export const presses: Readonly<Record<string, Handler>> = { answerCallbackQuery };
