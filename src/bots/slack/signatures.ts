import { type AlarmParts, clearAlarm, raiseAlarm } from '../../core/alarms/alarms.ts';

/** Anybody can send what is signed wrongly, as often as they like. */
const quietMs = 60_000;

const alarm = { kind: 'slack-signature', subject: 'slack/events' } as const;

/** Notices when what comes as from Slack is signed with another secret than ours: then ours is wrong, or it is not from Slack. */
export interface Signatures {
  wrong(): Promise<void>;
  right(): Promise<void>;
}

/** The alarm is written at most once a minute, and ended by the first delivery that is signed with our secret; no other writes. */
export const watchSignatures = (parts: AlarmParts): Signatures => {
  let raisedAt = Number.NEGATIVE_INFINITY;
  // It may be open from before the start.
  let open = true;

  return {
    wrong: async () => {
      const now = parts.clock.now().epochMilliseconds;
      // The time of the demo goes back when that is made anew.
      if (Math.abs(now - raisedAt) < quietMs) return;
      raisedAt = now;
      open = true;
      await raiseAlarm(parts, alarm);
    },
    right: async () => {
      if (!open) return;
      open = false;
      await clearAlarm(parts, alarm);
    },
  };
};
