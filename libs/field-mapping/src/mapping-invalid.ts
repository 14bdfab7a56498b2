import type { Issue } from '@siesa-integration/canonical-model';
import type { MappingCheck } from './compile/check-document.ts';
import type { FieldMapping, FieldMappingOptions } from './field-mapping.ts';

const shownProblems = 10;

/** A mapping document cannot be used. Nothing was mapped; the document must be corrected. */
export class MappingInvalid extends Error {
  override readonly name = 'MappingInvalid'; // the state machine matches on it
  readonly code = 'MAPPING_INVALID';
  readonly kind = 'configuration';
  /** Every problem with its path. Not enumerable, because Lambda logs all enumerable properties of an error. */
  declare readonly issues: readonly Issue[];

  /** @param documentName shown in the message, for example `field-mappings-kong.json` */
  constructor(issues: readonly Issue[], documentName?: string) {
    super(report(issues, documentName));
    Object.defineProperty(this, 'issues', { value: issues });
  }
}

/** Returns the mapping of a document without problems. @throws {@link MappingInvalid} for any other document */
export const mappingOrThrow = (
  { problems, mapping }: MappingCheck,
  { documentName }: FieldMappingOptions,
): FieldMapping => {
  if (mapping === undefined) throw new MappingInvalid(problems, documentName);
  return mapping;
};

const report = (issues: readonly Issue[], documentName: string | undefined): string => {
  const subject = documentName === undefined ? 'The mapping document' : `The mapping document '${documentName}'`;
  const count = issues.length === 1 ? '1 problem' : `${String(issues.length)} problems`;
  const hidden = issues.length - shownProblems;
  const lines = issues.slice(0, shownProblems).map((issue) => `- ${problemText(issue)}`);

  return [
    `${subject} has ${count}. Correct it and try again.`,
    ...lines,
    ...(hidden > 0 ? [`- and ${String(hidden)} more`] : []),
  ].join('\n');
};

/**
 * One problem of a document as a sentence.
 *
 * @example
 * problemText({ path: 'mappings.product.ean.type', code: 'document/type', expected: 'one of string, …', received: 'strnig' });
 * // 'mappings.product.ean.type: expected one of string, …, found strnig'
 */
export const problemText = ({ path, expected, received, message }: Issue): string => {
  const found = received === undefined ? '' : `, found ${received}`;
  const facts = expected === undefined ? [] : [`expected ${expected}${found}`];
  return `${path === '' ? 'document' : path}: ${[...facts, ...(message === undefined ? [] : [message])].join('; ')}`;
};
