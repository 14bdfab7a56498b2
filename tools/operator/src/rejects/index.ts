export {
  rejectsByReason,
  retryableIds,
  unparkGroup,
  unparkRejects,
  type OpenReject,
  type RejectGroup,
} from './open-rejects.ts';
export { rejectTable } from './reject-table.ts';
export { listRejects } from './list-rejects.ts';
export type { ListedReject } from './reject-lines.ts';
export type { RejectList } from './reject-list.ts';
export type { ReportedWarning } from './read-warnings.ts';
export { reasonInWords } from './reason-in-words.ts';
