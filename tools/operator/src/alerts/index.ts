export {
  type Alerts,
  type AlertsOptions,
  type OpenClientAlert,
  readAlerts,
} from './read-alerts.ts';
export type { SentAlert } from './kept-alerts.ts';
export { testAlerts } from './test-alerts.ts';
export { type ChannelVerdict, deliveryProblemText } from '@siesa-integration/local-runtime';
