import { isForbiddenName } from '@siesa-integration/canonical-model';
import { type Findings, join } from './findings.ts';

/** Deeper documents are refused before other code visits them. */
const deepest = 16;

/** Refuses forbidden names among all keys of a document, and documents with too many levels. */
export const refuseForbiddenNames = (value: unknown, findings: Findings, path = '', depth = 0): void => {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepest) {
    findings.problem(path, 'too-deep', `at most ${String(deepest)} levels`);
    return;
  }
  for (const key of Object.keys(value)) {
    if (isForbiddenName(key))
      findings.problem(join(path, key), 'forbidden-name', 'a name that objects do not inherit', key);
    else refuseForbiddenNames((value as Readonly<Record<string, unknown>>)[key], findings, join(path, key), depth + 1);
  }
};
