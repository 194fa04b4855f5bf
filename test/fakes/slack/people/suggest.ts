import { options } from '../blocks/composition.ts';
import type { Fake } from '../fake.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { Problem } from '../refusal.ts';
import type { Usable } from '../screen/blocks.ts';
import type { User } from '../world/types.ts';
import { interaction } from './payload.ts';
import type { Place } from './place.ts';
import { type Chosen, suggested } from './values.ts';

const isValid = (answer: JsonObject): boolean => {
  const problems: Problem[] = [];
  if (answer.options !== undefined) options.list(answer.options, '/options', problems);
  else options.groups(answer.option_groups, '/option_groups', problems);
  return problems.length === 0;
};

/** What the app suggests for what a person types into a menu that asks for it; nothing for any other. */
export const suggestionsFor = async (
  fake: Fake,
  user: User,
  place: Place,
  { block, element }: Usable,
  typed: Chosen,
): Promise<readonly JsonObject[]> => {
  if (element.type !== 'external_select') return [];
  const { trigger_id: _, ...base } = interaction(fake, 'block_suggestion', user);
  const attempt = await fake.courier.ask('interactive', 'block_suggestion', {
    ...base,
    ...place.says(fake),
    action_id: element.action_id,
    block_id: block.block_id,
    value: typeof typed === 'string' ? typed : (typed[0] ?? ''),
  });
  const { body } = attempt;
  if (!isObject(body)) return [];
  const answer = body;
  if (Object.values(answer).some((list) => Array.isArray(list) && list.length > 0) && !isValid(answer))
    fake.violate('block_suggestion', 'the options are not valid');
  return suggested(answer);
};
