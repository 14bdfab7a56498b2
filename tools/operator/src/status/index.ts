export {
  byUrgency,
  type ClientStatus,
  isFailing,
  needsALook,
  readStatuses,
  type Statuses,
  type StatusesOptions,
} from './client-status.ts';
