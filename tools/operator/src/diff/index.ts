export { diffSyncs, type SyncDiff } from './diff-syncs.ts';
export type { FieldChange, FieldDiff } from './field-diff.ts';
