export {
  type Alerts,
  type AlertsOptions,
  type OpenClientAlert,
  readAlerts,
  type SentAlert,
} from './read-alerts.ts';
export { testAlerts } from './test-alerts.ts';
export { type ChannelVerdict, deliveryProblemText } from '@siesa-integration/local-runtime';
