import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import {
  checkMapping,
  problemText,
  sampleReport,
  type SampleReport,
  type SourceRecord,
} from '@siesa-integration/field-mapping';
import { compareTargets } from './compare-targets.ts';
import { suggestion } from '../suggestion.ts';

/** What is wrong with a mapping document, and what it makes of sample rows. */
export interface MappingCheck {
  readonly valid: boolean;
  /** Absent when the document does not compile, or leaves it to the client. */
  readonly productType?: string;
  /** Sentences; a document with problems cannot be used. */
  readonly problems: readonly string[];
  /** Sentences. */
  readonly warnings: readonly string[];
  readonly sample?: SampleReport;
}

export interface MappingCheckOptions {
  /** Named in messages. */
  readonly documentName: string;
  /** Reads sample rows of Siesa; called only when the document compiles. */
  readonly readRows?: (() => Promise<readonly SourceRecord[]>) | undefined;
}

/** Checks a mapping document, given as its JSON text or its value, and maps sample rows with it. */
export const checkMappingDocument = async (
  document: unknown,
  { documentName, readRows }: MappingCheckOptions,
): Promise<MappingCheck> => {
  const { problems: inDocument, warnings, mapping } = checkMapping(document, { documentName });
  const targets = mapping ? compareTargets(mapping, mapping.productType) : { problems: [], warnings: [] };
  const problems = [...inDocument.map(problemText), ...unknownDestination(mapping?.productType), ...targets.problems];
  return {
    valid: mapping !== undefined && problems.length === 0,
    ...(mapping?.productType !== undefined && { productType: mapping.productType }),
    problems,
    warnings: [...warnings.map(problemText), ...targets.warnings],
    ...(readRows && mapping && { sample: sampleReport(mapping, await readRows()) }),
  };
};

/** The engine maps for any product type, but only those in the registry have an adapter. */
const unknownDestination = (productType: string | undefined): readonly string[] =>
  productType === undefined || destinationRegistry.has(productType)
    ? []
    : [
        `product_type: there is no product '${productType}': ${suggestion(productType, [...destinationRegistry.keys()])}`,
      ];
