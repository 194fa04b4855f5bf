import { absent, absentAction, absentForm } from './absent.ts';
import { accounts, accountsAction } from './accounts.ts';
import { admin, adminAction } from './admin.ts';
import { agenda, agendaMorningAction, today } from './agenda.ts';
import { alertActions, alertForms } from './alert-buttons.ts';
import { alertsOnAction } from './alerts-on.ts';
import { auditExportAction, auditFilterAction, auditFilterForm } from './audit.ts';
import { beginAction, beginForm } from './begin.ts';
import { brief, closeDetails, openBrief, openDetails } from './brief.ts';
import { cadence, cadenceAction, cadenceFormHandler } from './cadence.ts';
import { calendar, calendarActions, calendarFileForm, calendarForm } from './calendar.ts';
import { columnActions, columnsFormHandler } from './columns.ts';
import { askEnd, askRenewal, endingForm, openContract, renewalForm } from './contract.ts';
import { askDateAction, dateFormHandler, dates, datesAction, openDateAction, withdrawDateAction } from './dates.ts';
import { debtorActions, debtorFormHandler } from './debtors.ts';
import type { Action, Command, FormHandler } from './define.ts';
import {
  departmentFormAction,
  departmentFormHandler,
  endChannelAction,
  memberFormAction,
  memberFormHandler,
} from './departments.ts';
import { eraseAction } from './erase.ts';
import { folderActions } from './folder.ts';
import { help } from './help.ts';
import { importActions, importCommand } from './import.ts';
import { lang, langAction } from './lang.ts';
import { link, unlinkAction } from './link.ts';
import { cancelMeetingAction, meeting, meetingForm } from './meeting.ts';
import { meetingActions, meetingForms } from './meeting-buttons.ts';
import { openMessage } from './message.ts';
import { ownerActions, ownerFormHandler } from './owners.ts';
import {
  inviteAction,
  inviteAllAction,
  personFindAction,
  personFindForm,
  personFormAction,
  personFormHandler,
  uninviteAction,
  unlinkOtherAction,
} from './people.ts';
import { reminders, remindersAction, remindersForm } from './reminders.ts';
import { settings, settingsAction, settingsFormHandler } from './settings.ts';
import { takeBackAction } from './take-back.ts';
import { timezone, timezoneAction, timezoneForm } from './timezone.ts';
import { tokenRevokeAction } from './token-revoke.ts';
import { openVisit, undoVisitAction, visit, visitFormHandler } from './visit.ts';
import { tryOutAction, where, whereAction } from './where.ts';
import { whoami } from './whoami.ts';
import { why, whyAction, whynot, whynotAction } from './why.ts';

/** Every command of the house, in the order of `/help`: the most useful first. */
export const commands: readonly Command[] = [
  brief,
  accounts,
  agenda,
  today,
  visit,
  meeting,
  reminders,
  calendar,
  dates,
  cadence,
  why,
  whynot,
  help,
  whoami,
  lang,
  timezone,
  link,
  where,
  settings,
  absent,
  admin,
  importCommand,
];

/** What every button of the house does. */
export const actions: readonly Action[] = [
  openBrief,
  openDetails,
  closeDetails,
  accountsAction,
  langAction,
  timezoneAction,
  unlinkAction,
  whereAction,
  tryOutAction,
  openMessage,
  ...alertActions,
  whyAction,
  whynotAction,
  openVisit,
  undoVisitAction,
  openContract,
  askRenewal,
  askEnd,
  datesAction,
  askDateAction,
  openDateAction,
  withdrawDateAction,
  cadenceAction,
  agendaMorningAction,
  remindersAction,
  ...meetingActions,
  cancelMeetingAction,
  ...calendarActions,
  settingsAction,
  alertsOnAction,
  absentAction,
  adminAction,
  personFindAction,
  personFormAction,
  inviteAction,
  inviteAllAction,
  uninviteAction,
  unlinkOtherAction,
  departmentFormAction,
  memberFormAction,
  endChannelAction,
  eraseAction,
  takeBackAction,
  ...importActions,
  beginAction,
  ...debtorActions,
  ...ownerActions,
  ...columnActions,
  ...folderActions,
  tokenRevokeAction,
  auditFilterAction,
  auditExportAction,
];

/** What every form of the house does. */
export const forms: readonly FormHandler[] = [
  auditFilterForm,
  personFindForm,
  personFormHandler,
  departmentFormHandler,
  memberFormHandler,
  timezoneForm,
  visitFormHandler,
  renewalForm,
  endingForm,
  dateFormHandler,
  cadenceFormHandler,
  debtorFormHandler,
  ownerFormHandler,
  columnsFormHandler,
  beginForm,
  remindersForm,
  ...alertForms,
  ...meetingForms,
  meetingForm,
  calendarForm,
  calendarFileForm,
  settingsFormHandler,
  absentForm,
];
