import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseRules } from '../rules/parse-rules.ts';
import type { RuleDocument } from '../rules/rule-document-schema.ts';
import { bundledRules, ruleDocumentNames } from '../rules/rule-documents.ts';

/**
 * Reads a rule document: a file of this machine, or one that this package brings.
 *
 * @param key a path, or the name of a bundled document
 * @returns `undefined` when there is neither
 * @throws {@link RulesInvalid} with the path of each problem
 *
 * @example
 * const rules = await openRules('supplier-orders');
 */
export const openRules = async (key: string): Promise<RuleDocument | undefined> => {
  const bundled = ruleDocumentNames.find((name) => name === key);
  if (bundled !== undefined) return bundledRules(bundled);
  const text = await readFile(key, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseRules(text, basename(key));
};
