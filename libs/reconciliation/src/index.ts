export { cleanFile, type CleanRow } from './reader/clean/clean-file.ts';
export {
  type BreakKind,
  breakKinds,
  type BreakRule,
  type Difference,
  type RuleDocument,
} from './rules/rule-document-schema.ts';
export { openFile } from './files/open-file.ts';
export { openRules } from './files/open-rules.ts';
export { parseRules } from './rules/parse-rules.ts';
export { RulesInvalid } from './rules/rules-invalid.ts';
export { bundledRules, type RuleDocumentName, ruleDocumentNames } from './rules/rule-documents.ts';
export type { Dialect, Side, TextColumn } from './rules/side-schema.ts';
export { type BadRow, type BadRowCode, badRowSentence, type CellProblem } from './reader/bad-row.ts';
export { FileRejected, type FileRejectedCode } from './reader/file-rejected.ts';
export { type FileReading, readFile, type ReadFileOptions } from './reader/read-file.ts';
export type { SourceFile } from './reader/bytes/source-file.ts';
export { lintStep, type StepFinding } from './steps/lint-step.ts';
export { matchingPlan } from './steps/matching-plan.ts';
export { balanceStep } from './steps/verdict-steps.ts';
export { runMatching } from './steps/run-matching.ts';
export type { Engine, MatchingPlan, MatchRules, Step } from './steps/step.ts';
export { firstCarriedRow, type VerdictName, verdictNames, type VerdictRow } from './verdicts/verdict-row.ts';
export {
  type Balance,
  type BalanceRecord,
  type SideBalance,
  toBalance,
  type Total,
  VerdictsUnbalanced,
} from './verdicts/balance.ts';
export { type Break, type BreakRecord, toBreak } from './verdicts/break-row.ts';
export { breakStep } from './verdicts/break-step.ts';
export {
  divergenceColumns,
  type DivergenceRow,
  isoDay,
  toDivergenceRow,
} from './verdicts/divergence-row.ts';
export { maskedName } from './masked-name.ts';
export { checkFile } from './doctor/check-file.ts';
export type { ColumnCheck, FileCheck, Question, ReadAmount } from './doctor/file-check.ts';
export { centsText } from './reader/values/exact-sum.ts';
