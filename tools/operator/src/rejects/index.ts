export {
  rejectsByReason,
  retryableIds,
  unparkGroup,
  unparkRejects,
  type OpenReject,
  type RejectGroup,
} from './open-rejects.ts';
export { rejectTable } from './reject-table.ts';
export { listRejects, type ListedReject, type RejectList } from './list-rejects.ts';
export type { ReportedWarning } from './read-warnings.ts';
export { reasonInWords } from './reason-in-words.ts';
