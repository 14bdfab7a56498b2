import {
  FileRejected,
  openFile,
  openRules,
  type RuleDocument,
  ruleDocumentNames,
  RulesInvalid,
  type SourceFile,
} from '@siesa-integration/reconciliation';
import { message } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { suggestion } from '../suggestion.ts';

/** @throws {@link OperatorMistake} when there is no such file */
export const sourceFile = async (path: string): Promise<SourceFile> => (await openFile(path)) ?? throwUnreadable(path);

/** Whether rules come with the package, in place of a file. */
export const isBundled = (rules: string | object): rules is string => ruleDocumentNames.some((name) => name === rules);

/**
 * @param rules a file, or the name of a document that comes with the package
 * @throws {@link OperatorMistake} when there is neither, or the document cannot be used
 */
export const readRules = async (rules: string): Promise<RuleDocument> => {
  try {
    return (await openRules(rules)) ?? throwNoRules(rules);
  } catch (error) {
    throw asFileMistake(error);
  }
};

const throwNoRules = (rules: string): never => {
  throw new OperatorMistake(
    message('mistake/rules-unreadable', { rules, suggestion: suggestion(rules, ruleDocumentNames) }),
    { code: 'FILE_UNREADABLE' },
  );
};

/** @throws {@link OperatorMistake} always: there is nothing to read at this path or address */
export const throwUnreadable = (path: string): never => {
  throw new OperatorMistake(message('mistake/file-unreadable', { file: path }), { code: 'FILE_UNREADABLE' });
};

/** What a file or a rule document cannot be used for is for the operator to correct. Anything else stays as it is. */
export const asFileMistake = (error: unknown): unknown => {
  if (error instanceof FileRejected) return new OperatorMistake(error.message, { code: 'FILE_REJECTED', cause: error });
  return error instanceof RulesInvalid ? new OperatorMistake(error.message, { cause: error }) : error;
};
