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
