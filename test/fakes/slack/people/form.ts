import { checkView } from '../blocks/validate.ts';
import type { Fake } from '../fake.ts';
import { isObject, type Json, type JsonObject, textOf } from '../json.ts';
import { pushModal } from '../methods/views.ts';
import { Refusal } from '../refusal.ts';
import { readText, type Usable } from '../screen/blocks.ts';
import { contentsOf, inputsOf } from '../screen/view.ts';
import type { User, View } from '../world/types.ts';
import { closeModals, isBlockOf, replaceView, topModal, viewJson } from '../world/views.ts';
import { Cannot } from './cannot.ts';
import { bareOutcome, type Outcome, outcomeOf } from './outcome.ts';
import { interaction } from './payload.ts';
import { type Place, placeOf } from './place.ts';
import { isNew, tellUse } from './press.ts';
import { suggestionsFor } from './suggest.ts';
import { type Chosen, chosenState, complaint } from './values.ts';
import { personOf } from './who.ts';

/** What a person puts in, by the field's label, block or action. */
export type Filling = Readonly<Record<string, Chosen>>;

const openModal = (fake: Fake, user: User): { readonly view: View; readonly place: Place } => {
  const view = topModal(fake.world, user.id);
  if (!view) throw new Cannot(`${user.name} has no form open.`);
  return { view, place: placeOf(fake, user, { screen: 'modal' }) };
};

const fieldNamed = (fake: Fake, view: View, name: string): Usable => {
  const fields = inputsOf(view);
  const found = fields.find(
    ({ block, element }) =>
      block.block_id === name || element.action_id === name || readText(fake.world, block.label) === name,
  );
  if (found) return found;
  throw new Cannot(
    `There is no field “${name}”, only: ${fields.map(({ block }) => readText(fake.world, block.label))}`,
  );
};

const stateOf = (view: View, { block, element }: Usable): JsonObject | undefined =>
  view.values.get(textOf(block.block_id) ?? '')?.get(textOf(element.action_id) ?? '');

/** A person fills fields of the form on top. The app is told of those that speak at once. @throws {Cannot} */
export const fill = async (fake: Fake, who: string, filling: Filling): Promise<void> => {
  const user = personOf(fake, who);
  for (const [name, chosen] of Object.entries(filling)) {
    const { view, place } = openModal(fake, user);
    const field = fieldNamed(fake, view, name);
    const offered = await suggestionsFor(fake, user, place, field, chosen);
    const state = chosenState(fake.world, field.element, chosen, offered);
    const changed = isNew(stateOf(view, field), state);
    view.values.get(textOf(field.block.block_id) ?? '')?.set(textOf(field.element.action_id) ?? '', state);
    if (changed && field.block.dispatch_action === true) await tellUse(fake, user, place, field, state);
  }
};

/** What the form itself does not let through. */
const mindFields = (fake: Fake, view: View): void => {
  for (const field of inputsOf(view)) {
    const state = stateOf(view, field) ?? {};
    const label = readText(fake.world, field.block.label);
    if (field.block.optional !== true && contentsOf(state).length === 0) throw new Cannot(`“${label}” is required.`);
    const wanted = complaint(field.element, state);
    if (wanted !== null) throw new Cannot(`“${label}” wants ${wanted}.`);
  }
};

const errorsIn = (view: View, errors: Json | undefined): Readonly<Record<string, string>> => {
  if (!isObject(errors)) throw new Refusal('errors are missing');
  const entries = Object.entries(errors).map(([block, said]): [string, string] => {
    if (!isBlockOf(view, block)) throw new Refusal(`errors name no block ${block}`);
    return [block, textOf(said) ?? ''];
  });
  return Object.fromEntries(entries);
};

const viewIn = (answer: JsonObject): JsonObject => {
  if (!isObject(answer.view)) throw new Refusal('the view is missing');
  checkView(answer.view, 'modal');
  return answer.view;
};

const isNothing = (answer: Json | undefined): boolean =>
  answer === undefined || answer === '' || (isObject(answer) && Object.keys(answer).length === 0);

/** Does what the app answered to a form. @throws {Refusal} when the answer makes no sense. */
const obey = ({ world }: Fake, user: User, view: View, answer: Json | undefined): void => {
  const action = isObject(answer) ? answer.response_action : undefined;
  if (isNothing(answer)) closeModals(world, user.id, false);
  else if (!isObject(answer)) throw new Refusal('the answer is no object');
  else if (action === 'clear') closeModals(world, user.id, true);
  else if (action === 'errors') view.errors = errorsIn(view, answer.errors);
  else if (action === 'update') replaceView(world, view, viewIn(answer));
  else if (action === 'push') pushModal(world, user.id, viewIn(answer));
  else throw new Refusal(`there is no response_action ${String(action)}`);
};

/** A person fills the form on top and sends it. @throws {Cannot} when the form does not let it go. */
export const submit = async (fake: Fake, who: string, filling: Filling = {}): Promise<Outcome> => {
  await fill(fake, who, filling);
  const user = personOf(fake, who);
  const { view } = openModal(fake, user);
  if (view.body.submit === undefined) throw new Cannot('The form has nothing to send.');
  mindFields(fake, view);
  view.errors = {};
  const attempt = await fake.courier.ask('interactive', 'view_submission', {
    ...interaction(fake, 'view_submission', user),
    view: viewJson(fake.world, view),
    response_urls: [],
  });
  const outcome = outcomeOf(attempt);
  if (!outcome.acknowledged) return outcome;
  try {
    obey(fake, user, view, attempt.body);
    return outcome;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    fake.violate('view_submission', `${error.code} ${JSON.stringify(error.more)}`);
    return { ...outcome, error: 'We had some trouble connecting. Try again?' };
  }
};

/** A person closes the form on top, or all of them. The app hears of it if the form says so. @throws {Cannot} */
export const closeForm = async (fake: Fake, who: string, all: boolean): Promise<Outcome> => {
  const user = personOf(fake, who);
  const { view } = openModal(fake, user);
  const said = viewJson(fake.world, view);
  closeModals(fake.world, user.id, all || view.body.clear_on_close === true);
  if (view.body.notify_on_close !== true) return { acknowledged: true, ms: 0, error: null };
  const { trigger_id: _, ...base } = interaction(fake, 'view_closed', user);
  const payload = { ...base, view: said, is_cleared: all };
  return bareOutcome(fake, 'view_closed', await fake.courier.ask('interactive', 'view_closed', payload));
};
