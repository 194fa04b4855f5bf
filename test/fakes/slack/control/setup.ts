import { z } from 'zod';
import { failureRule } from '../../shared/failures.ts';
import { tellMembership } from '../events.ts';
import type { Fake } from '../fake.ts';
import { readManifest } from '../manifest.ts';
import { Cannot } from '../people/cannot.ts';
import { bringApp, changeChannel, changePerson, directWithApp } from '../people/presence.ts';
import { conversationOf, personOf } from '../people/who.ts';
import { rates } from '../rates.ts';
import { timing } from '../timing.ts';
import { appSettings } from '../world/app.ts';
import { createConversation, directMessages } from '../world/conversations.ts';
import { userJson } from '../world/users.ts';
import { shakeHands } from './handshake.ts';
import { channel, nothing, verb, who } from './verb.ts';

/** The app as a test must know it to play it. */
const describeApp = ({ world }: Fake) => ({
  teamId: world.team.id,
  appId: world.app.id,
  botId: world.app.botId,
  botUserId: world.app.botUserId,
  settings: world.app.settings,
});

const person = {
  realName: z.string().optional(),
  email: z.string().optional(),
  locale: z.string().optional(),
  zone: z.string().optional(),
  isAdmin: z.boolean().optional(),
};

const rate = z.strictObject({
  count: z.number().positive(),
  seconds: z.number().positive(),
  burst: z.number().positive(),
});

const rateNames = Object.keys(rates) as [keyof typeof rates, ...(keyof typeof rates)[]];

export const setup = {
  /** Begins anew: an empty workspace, no failures, empty logs. */
  reset: verb(nothing, (fake) => {
    fake.reset();
    return describeApp(fake);
  }),

  /** Changes the app's settings. A new address must first answer the platform's challenge. */
  app: verb(appSettings.partial(), async (fake, change) => {
    const settings = appSettings.parse({ ...fake.world.app.settings, ...change });
    if (change.delivery?.mode === 'http') await shakeHands(fake, change.delivery.url);
    fake.world.app.settings = settings;
    const bot = fake.world.users.get(fake.world.app.botUserId);
    if (bot) bot.name = settings.name;
    return describeApp(fake);
  }),

  /** Sets the app up by its manifest. What the platform has against it is refused. */
  manifest: verb(z.strictObject({ manifest: z.looseObject({}) }), (fake, { manifest }) => {
    const read = readManifest(manifest);
    if (!read.ok) throw new Cannot(JSON.stringify(read.errors));
    fake.world.app.settings = { ...fake.world.app.settings, ...read.settings };
    return describeApp(fake);
  }),

  /** The workspace takes the app out. */
  uninstall: verb(nothing, (fake) => {
    fake.world.app.uninstalled = true;
    fake.courier.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [fake.world.app.botUserId] } });
    fake.courier.event({ type: 'app_uninstalled' });
    return {};
  }),

  /** A person joins the workspace. Gives the person's id, and that of the direct messages with the app. */
  person: verb(z.strictObject({ name: z.string().regex(/^[\p{L}\p{N}._-]+$/u), ...person }), (fake, given) => {
    const { world } = fake;
    if ([...world.users.values()].some(({ name }) => name === given.name)) throw new Cannot(`${given.name} is there.`);
    const user = {
      id: world.nextId('U'),
      name: given.name,
      realName: given.realName ?? given.name,
      email: given.email ?? `${given.name}@example.com`,
      locale: given.locale ?? 'en-US',
      zone: given.zone ?? 'Europe/Rome',
      deactivated: false,
      isBot: false,
      isAdmin: given.isAdmin ?? false,
    };
    world.users.set(user.id, user);
    fake.courier.event({ type: 'team_join', user: userJson(world, user, fake.clock.now(), true) });
    return { id: user.id, dm: directWithApp(fake, user).id };
  }),

  changePerson: verb(
    z.strictObject({ who, name: z.string().optional(), deactivated: z.boolean().optional(), ...person }),
    (fake, { who: named, ...change }) => {
      changePerson(fake, named, change);
      return {};
    },
  ),

  /** Opens a channel for these people; the first is its creator. `withApp` brings the app in. */
  channel: verb(
    z.strictObject({
      name: z.string(),
      private: z.boolean().default(false),
      members: z.array(who).min(1),
      withApp: z.boolean().default(true),
    }),
    (fake, { name, private: isPrivate, members, withApp }) => {
      const people = members.map((named) => personOf(fake, named).id);
      const opened = createConversation(fake.world, {
        kind: isPrivate ? 'private' : 'public',
        name,
        members: people,
        creator: people[0] ?? '',
        created: fake.clock.seconds(),
      });
      const { botUserId } = fake.world.app;
      if (withApp) opened.members.add(botUserId);
      if (withApp) tellMembership(fake, 'member_joined_channel', opened, botUserId, people[0]);
      return { id: opened.id };
    },
  ),

  /** Opens direct messages between people, and with the app if it is wanted. */
  group: verb(z.strictObject({ members: z.array(who).min(1), withApp: z.boolean().default(true) }), (fake, given) => {
    const people = given.members.map((named) => personOf(fake, named).id);
    const all = given.withApp ? [...people, fake.world.app.botUserId] : people;
    return { id: directMessages(fake.world, all, fake.clock.seconds()).id };
  }),

  changeChannel: verb(
    z.strictObject({ who, channel, name: z.string().optional(), archived: z.boolean().optional() }),
    (fake, { who: named, channel: where, ...change }) => {
      changeChannel(fake, named, where, change);
      return {};
    },
  ),

  /** A person brings the app into a channel, or takes it out. */
  bringApp: verb(z.strictObject({ who, channel, comes: z.boolean().default(true) }), (fake, given) => {
    bringApp(fake, given.who, given.channel, given.comes);
    return { id: conversationOf(fake, given.channel).id };
  }),

  /** What shall go wrong from now on; an empty list heals. */
  failures: verb(z.strictObject({ rules: z.array(failureRule) }), (fake, { rules }) => {
    fake.failures.plan(rules);
    return {};
  }),

  /** Scales all limits, or sets some. */
  rates: verb(
    z.strictObject({ scale: z.number().min(0).optional(), table: z.partialRecord(z.enum(rateNames), rate).optional() }),
    (fake, { scale, table }) => {
      if (scale !== undefined) fake.limiter.scale(scale);
      Object.assign(fake.rates, table);
      fake.limiter.reset();
      return {};
    },
  ),

  timing: verb(timing.partial(), (fake, change) => {
    fake.timing = timing.parse({ ...fake.timing, ...change });
    return fake.timing;
  }),
};
