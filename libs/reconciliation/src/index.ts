export { cleanFile, type CleanRow } from './reader/clean-file.ts';
export {
  type BreakKind,
  breakKinds,
  type BreakRule,
  type Difference,
  type RuleDocument,
} from './rules/rule-document-schema.ts';
export { parseRules } from './rules/parse-rules.ts';
export { RulesInvalid } from './rules/rules-invalid.ts';
export { bundledRules, type RuleDocumentName, ruleDocumentNames } from './rules/rule-documents.ts';
export type { Dialect, Side, TextColumn } from './rules/side-schema.ts';
export { type BadRow, type BadRowCode, badRowSentence, type CellProblem } from './reader/bad-row.ts';
export { FileRejected, type FileRejectedCode } from './reader/file-rejected.ts';
export { type FileReading, readFile, type ReadFileOptions } from './reader/read-file.ts';
export type { SourceFile } from './reader/source-file.ts';
