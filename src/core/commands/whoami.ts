import { z } from 'zod';
import { actions, button, card, section, text } from '../cards/build.ts';
import type { CardChild } from '../cards/card.ts';
import type { Identity } from '../people/identities.ts';
import { platformNames } from '../people/linking/linking-card.ts';
import { roleNames } from '../people/role-names.ts';
import { type Cover, type Standing, standingOf } from '../people/standing.ts';
import { arrivalFor } from '../people/where.ts';
import { cityOf } from '../people/zones.ts';
import { type Context, defineCommand } from './define.ts';

const seenLines = ({ t }: Context, { full, orders, receivables }: Standing['sees']): string[] => {
  const lines = [
    full > 0 && t('whoami-sees-full', { count: full }),
    orders > 0 && t('whoami-sees-orders', { count: orders }),
    receivables > 0 && t('whoami-sees-receivables', { count: receivables }),
  ].filter((line) => line !== false);
  return lines.length > 0 ? lines : [t('whoami-sees-nothing')];
};

const coverLine = ({ t, today }: Context, { direction, name, lastDay, accounts }: Cover): string => {
  const who =
    direction === 'for'
      ? t('whoami-covers', { name, count: accounts })
      : t('whoami-covered', { name, count: accounts });
  return lastDay ? `${who}, ${t('whoami-until', { day: t.day(lastDay, today) })}` : who;
};

const identityLine = ({ t, now }: Context, { platform, name, since, reachable }: Identity): string => {
  const account = [t(platformNames[platform]), name].filter(Boolean).join(' ');
  const line = t('whoami-linked-since', { account, moment: t.moment(since, now) });
  return reachable ? line : `${line}, ${t('whoami-unreachable')}`;
};

/** `/whoami`: what the product knows of the asker, what they may see, and which accounts are theirs. */
export const whoami = defineCommand({
  name: 'whoami',
  permission: 'everyone',
  args: z.string().max(0),
  handle: async (context) => {
    const { t, person, now } = context;
    const { departments, sees, cover } = await standingOf(context);
    const { arrival, identities } = await arrivalFor(context.db, person.id);
    const fields: CardChild = {
      type: 'fields',
      fields: [
        ...departments.map(({ name, isHead }) => ({
          label: t('whoami-department'),
          value: isHead ? t('whoami-heads', { name }) : name,
        })),
        { label: t('whoami-language'), value: t('language-own') },
        { label: t('whoami-zone'), value: t('whoami-zone-now', { city: cityOf(t, person.zone), time: t.time(now) }) },
        ...(identities.length > 0 ? [{ label: t('whoami-arrives'), value: t(platformNames[arrival]) }] : []),
      ],
    };
    return {
      card: card(t('whoami-title', { name: person.name, role: t(roleNames[person.role]), handle: person.handle }), [
        fields,
        section(t('whoami-sees'), seenLines(context, sees)),
        section(
          t('whoami-cover'),
          cover.map((one) => coverLine(context, one)),
        ),
        section(
          t('whoami-linked'),
          identities.map((identity) => identityLine(context, identity)),
        ),
        text(t('whoami-change')),
        actions(
          ...identities.map(({ id, platform }) =>
            button(t('whoami-unlink', { platform: t(platformNames[platform]) }), `unlink:${id}`),
          ),
        ),
      ]),
    };
  },
});
