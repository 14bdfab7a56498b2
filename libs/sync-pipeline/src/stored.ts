// What reads data at rest needs, without the stages: an entry of its own, because a command waits for all that it loads.
export { fromDynamoDbJson } from './configuration/from-dynamodb-json.ts';
export { parseSecret, SecretMissing, SyncStopped } from './errors.ts';
export { csvDocument, csvLines, type CsvOptions, plainText } from './run/csv-document.ts';
export { issueText } from './run/issue-text.ts';
export { getJson, getNdjson } from './run/ndjson.ts';
export { syncId } from './run/run.ts';
export { clientRunsPrefix, type PartKeys, partKeys, type RunKeys, runKeys, type SliceName } from './run/run-keys.ts';
export { findSeenIndex } from './run/seen/stored-seen-index.ts';
export type { SeenIndex } from './run/seen/seen-index.ts';
