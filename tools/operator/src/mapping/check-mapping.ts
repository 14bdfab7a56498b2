import { type Issue, meantName } from '@siesa-integration/canonical-model';
import { destinationRegistry } from '@siesa-integration/stage-runtime/destination-registry';
import {
  checkMapping,
  problemText,
  sampleReport,
  type SampleReport,
  type SourceRecord,
} from '@siesa-integration/field-mapping';
import { compareTargets } from './compare-targets.ts';
import { explained, message, type Value } from '../messages/message.ts';

/** What is wrong with a mapping document, and what it makes of sample rows. */
export interface MappingCheck {
  readonly valid: boolean;
  /** Absent when the document does not compile, or leaves it to the client. */
  readonly productType?: string;
  /** A document with problems cannot be used. */
  readonly problems: readonly Value[];
  readonly warnings: readonly Value[];
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
  const problems = [...inDocument.map(inWords), ...unknownDestination(mapping?.productType), ...targets.problems];
  return {
    valid: mapping !== undefined && problems.length === 0,
    ...(mapping?.productType !== undefined && { productType: mapping.productType }),
    problems,
    warnings: [...warnings.map(inWords), ...targets.warnings],
    ...(readRows && mapping && { sample: sampleReport(mapping, await readRows()) }),
  };
};

const inWords = (problem: Issue): Value => explained(problemText(problem), 'mapping/no-use');

/** The engine maps for any product type, but only those in the registry have an adapter. */
const unknownDestination = (product: string | undefined): readonly Value[] => {
  if (product === undefined || destinationRegistry.has(product)) return [];
  const known = [...destinationRegistry.keys()];
  const meant = meantName(product, known);
  return [
    message('mapping/unknown-product', {
      product,
      known: meant === undefined ? message('mapping/there-are', { known }) : message('mapping/did-you-mean', { meant }),
    }),
  ];
};
