export type { AlertState } from './alert-state.ts';
export { type AlertLanguage, alertText } from './alert-text.ts';
export { announceAlerts, checkedClient, findOverdue, type PublishAlert } from './check-client.ts';
export { writeAlert } from './write-alert.ts';
