import type { Fake } from '../fake.ts';
import { isObject, type JsonObject, textOf } from '../json.ts';
import { labelOf, type Usable, usablesIn } from '../screen/blocks.ts';
import type { User } from '../world/types.ts';
import { Cannot } from './cannot.ts';
import { bareOutcome, type Outcome } from './outcome.ts';
import { interaction } from './payload.ts';
import { type Place, type PlaceName, placeOf } from './place.ts';
import { suggestionsFor } from './suggest.ts';
import { type Chosen, chosenState } from './values.ts';
import { personOf } from './who.ts';

/** What an interaction says of the element that was used. */
const action = ({ block, element }: Usable, state: JsonObject | null, stamp: string): JsonObject => ({
  ...state,
  type: element.type,
  action_id: element.action_id,
  block_id: block.block_id,
  action_ts: stamp,
  ...(element.type === 'button' && {
    text: element.text,
    ...(element.value !== undefined && { value: element.value }),
    ...(element.style !== undefined && { style: element.style }),
  }),
});

const findUsable = (fake: Fake, place: Place, control: string): Usable => {
  const usables = usablesIn(place.blocks);
  const found =
    usables.find(({ element }) => element.action_id === control) ??
    usables.find(({ element }) => labelOf(fake.world, element) === control);
  if (found) return found;
  const offered = usables.map(({ element }) => labelOf(fake.world, element)).join(', ');
  throw new Cannot(`There is no “${control}”, only: ${offered}`);
};

const remember = ({ view }: Place, { block, element }: Usable, state: JsonObject): void => {
  const actionId = textOf(element.action_id) ?? '';
  view?.values.get(textOf(block.block_id) ?? '')?.set(actionId, state);
};

/** Tells the app that an element was used. */
export const tellUse = async (
  fake: Fake,
  user: User,
  place: Place,
  usable: Usable,
  state: JsonObject | null,
): Promise<Outcome> => {
  if (state) remember(place, usable, state);
  const payload = {
    ...interaction(fake, 'block_actions', user),
    ...place.says(fake),
    actions: [action(usable, state, fake.clock.stamp())],
  };
  return bareOutcome(fake, 'block_actions', await fake.courier.ask('interactive', 'block_actions', payload));
};

/**
 * A person presses a button, or chooses from a menu: `control` is its action id or its label.
 * @throws {Cannot} when it is not on the screen, or the choice is none.
 */
export const press = async (
  fake: Fake,
  who: string,
  name: PlaceName,
  control: string,
  chosen?: Chosen,
): Promise<Outcome> => {
  const user = personOf(fake, who);
  const place = placeOf(fake, user, name);
  const usable = findUsable(fake, place, control);
  if (chosen === undefined) return tellUse(fake, user, place, usable, null);
  const offered = await suggestionsFor(fake, user, place, usable, chosen);
  return tellUse(fake, user, place, usable, chosenState(fake.world, usable.element, chosen, offered));
};

/** Whether what a person chose differs from what was there. */
export const isNew = (before: JsonObject | undefined, after: JsonObject): boolean =>
  !isObject(before) || JSON.stringify(before) !== JSON.stringify(after);
