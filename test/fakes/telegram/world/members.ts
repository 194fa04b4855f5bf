import type { Group, Rights, Standing, User } from './types.ts';

/** What an administrator may do beyond what a test says. */
const ordinary = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
};

/** A ChatMember as the Bot API says it. */
export const membershipOf = (user: User, standing: Standing, rights?: Rights): Record<string, unknown> => {
  if (standing === 'administrator') return { user, status: standing, ...ordinary, ...rights };
  return { user, status: standing, ...(standing === 'kicked' && { until_date: 0 }) };
};

export const botMembership = (group: Group, bot: User): Record<string, unknown> =>
  membershipOf(bot, group.bot, group.rights);

/** A person in a group; who is not in it has left it. */
export const memberOf = (group: Group, user: User): Record<string, unknown> =>
  membershipOf(user, group.members.has(user.id) ? 'member' : 'left');
