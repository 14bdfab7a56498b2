import { type Issue, jsonMistake, meantName } from '@siesa-integration/canonical-model';
import * as v from 'valibot';
import { deadRules } from './dead-rules.ts';
import { type RuleDocument, ruleDocumentSchema } from './rule-document-schema.ts';
import { RulesInvalid } from './rules-invalid.ts';

/**
 * Reads the text of a rule document and puts every default in its place.
 *
 * @param documentName shown in the error, for example `supplier-orders.json`
 * @throws {@link RulesInvalid} with the path of each problem: no JSON, an unknown key, a wrong value, a rule that can never match.
 *
 * @example
 * const rules = parseRules(await readFile('supplier-orders.json', 'utf8'), 'supplier-orders.json');
 * rules.match.tolerance.cents; // 1
 */
export const parseRules = (text: string, documentName?: string): RuleDocument => {
  const json = text.replace(/^\uFEFF/, '');
  const mistake = jsonMistake(json);
  if (mistake !== undefined)
    throw new RulesInvalid(
      [{ path: 'document', code: 'rules/json', expected: 'JSON', message: `This is not JSON: ${mistake}.` }],
      documentName,
    );

  const parsed = v.safeParse(ruleDocumentSchema, JSON.parse(json));
  if (!parsed.success) throw new RulesInvalid(parsed.issues.map(toIssue), documentName);

  const rules = { ...parsed.output, base: parsed.output.base ?? parsed.output.file };
  const dead = deadRules(rules);
  if (dead.length > 0) throw new RulesInvalid(dead, documentName);
  return rules;
};

const toIssue = (found: v.BaseIssue<unknown>): Issue => {
  const path = v.getDotPath(found) ?? 'document';
  if (found.expected === 'never') {
    const key = String(found.input);
    const near = meantName(key, knownKeys(ruleDocumentSchema));
    const meant = near === undefined ? '' : ` Did you mean '${near}'?`;
    return { path, code: 'rules/unknown-key', message: `Rule documents have no such key here.${meant}` };
  }
  const expected = found.kind === 'schema' ? (found.expected ?? found.type) : found.message;
  if (found.input === undefined) return { path, code: 'rules/missing', message: 'This key is required.' };
  return { path, code: 'rules/value', expected, received: found.received };
};

/** The keys of all objects in a schema. */
const knownKeys = (schema: object): readonly string[] => {
  const inner = Object.values(schema).filter((part) => typeof part === 'object' && part !== null) as object[];
  if ('entries' in schema) {
    const entries = schema.entries as Readonly<Record<string, object>>;
    return [...Object.keys(entries), ...Object.values(entries).flatMap(knownKeys)];
  }
  return 'wrapped' in schema || 'item' in schema ? inner.flatMap(knownKeys) : [];
};
