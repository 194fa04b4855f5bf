import { alarmSweep } from './definitions/alarm-sweep.ts';
import { attentionSweep } from './definitions/attention-sweep.ts';
import { calendarSync } from './definitions/calendar-sync.ts';
import { datesSweep } from './definitions/dates-sweep.ts';
import { folderSweep } from './definitions/folder-sweep.ts';
import { freshnessSweep } from './definitions/freshness-sweep.ts';
import { heartbeat } from './definitions/heartbeat.ts';
import { meetingSweep } from './definitions/meeting-sweep.ts';
import { retentionSweep } from './definitions/retention-sweep.ts';

/** Every job of the house. */
export const jobs = [
  heartbeat,
  alarmSweep,
  freshnessSweep,
  datesSweep,
  retentionSweep,
  meetingSweep,
  attentionSweep,
  calendarSync,
  folderSweep,
] as const;

export type JobName = (typeof jobs)[number]['name'];

/** What each job is told, for {@link JobScheduler}. */
export type HouseJobs = { [J in (typeof jobs)[number] as J['name']]: Parameters<J['run']>[1] };
