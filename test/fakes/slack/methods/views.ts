import type { Arguments } from '../arguments.ts';
import { checkView } from '../blocks/validate.ts';
import type { Fake } from '../fake.ts';
import type { JsonObject } from '../json.ts';
import { Refusal } from '../refusal.ts';
import type { View, World } from '../world/types.ts';
import { knownUser } from '../world/users.ts';
import { createView, replaceView, topModal, viewJson } from '../world/views.ts';
import type { Handler, Handlers } from './handler.ts';

const mostModals = 3;

/** Uses a trigger up, and gives the person whose it is. */
const spend = (fake: Fake, args: Arguments): string => {
  const trigger = fake.world.triggers.get(args.text('trigger_id') ?? '');
  if (!trigger)
    throw new Refusal('invalid_trigger_id', { response_metadata: { messages: ['[ERROR] invalid `trigger_id`'] } });
  if (trigger.used) throw new Refusal('exchanged_trigger_id');
  if (fake.clock.now() > trigger.expires) throw new Refusal('expired_trigger_id');
  trigger.used = true;
  return trigger.userId;
};

const asked = (args: Arguments, type: 'modal' | 'home'): JsonObject => {
  const view = args.object('view') ?? {};
  checkView(view, type);
  return view;
};

/** An `external_id` names one view of the workspace. */
const mindExternalId = (world: World, body: JsonObject, except?: View): void => {
  const { external_id: id } = body;
  if (typeof id !== 'string' || id === '') return;
  for (const view of world.views.values())
    if (view !== except && view.body.external_id === id) throw new Refusal('duplicate_external_id');
};

const open: Handler = (fake, args) => {
  const { world } = fake;
  const body = asked(args, 'modal');
  mindExternalId(world, body);
  const userId = spend(fake, args);
  for (const id of world.modals.get(userId) ?? []) world.views.delete(id);
  const view = createView(world, body, userId, undefined);
  world.modals.set(userId, [view.id]);
  return { view: viewJson(world, view) };
};

/** Puts a modal on top of another. */
export const pushModal = (world: World, userId: string, body: JsonObject): View => {
  const stack = world.modals.get(userId) ?? [];
  if (stack.length === 0) throw new Refusal('not_found');
  if (stack.length >= mostModals) throw new Refusal('push_limit_reached');
  mindExternalId(world, body);
  const view = createView(world, body, userId, topModal(world, userId));
  stack.push(view.id);
  return view;
};

const push: Handler = (fake, args) => {
  const body = asked(args, 'modal');
  return { view: viewJson(fake.world, pushModal(fake.world, spend(fake, args), body)) };
};

const named = (world: World, args: Arguments): View => {
  const id = args.text('view_id');
  const external = args.text('external_id');
  const view =
    id === undefined
      ? [...world.views.values()].find(({ body }) => external !== undefined && body.external_id === external)
      : world.views.get(id);
  if (!view) throw new Refusal('not_found');
  return view;
};

const mindHash = (view: View, hash: string | undefined): void => {
  if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict');
};

const update: Handler = ({ world }, args) => {
  const view = named(world, args);
  const body = asked(args, view.type);
  mindHash(view, args.text('hash'));
  mindExternalId(world, body, view);
  replaceView(world, view, body);
  return { view: viewJson(world, view) };
};

const publish: Handler = ({ world }, args) => {
  const user = knownUser(world, args.need('user_id'));
  if (!world.app.settings.homeTab) throw new Refusal('not_enabled');
  const body = asked(args, 'home');
  const known = world.views.get(world.homes.get(user.id) ?? '');
  mindExternalId(world, body, known);
  if (known) mindHash(known, args.text('hash'));
  const view = known ?? createView(world, body, user.id, undefined);
  if (known) replaceView(world, known, body);
  world.homes.set(user.id, view.id);
  return { view: viewJson(world, view) };
};

export const views: Handlers = {
  'views.open': open,
  'views.publish': publish,
  'views.push': push,
  'views.update': update,
};
