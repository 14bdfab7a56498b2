import type { JsonValue } from '@siesa-integration/canonical-model';
import type { SourceRecord } from '../field-mapping.ts';
import type { ProductSoFar, Step } from './step.ts';

/** One rule of a document, ready to run. */
export interface CompiledField {
  /** Canonical name. */
  readonly name: string;
  /** Canonical fields that get the value: `id` fills `sku` too where no rule does. */
  readonly fills: readonly string[];
  /** Name in the product's payload. */
  readonly product: string | undefined;
  /** Row fields in the order in which they are asked. */
  readonly sources: readonly string[];
  /** The steps one by one, for people who want to see them. */
  readonly steps: readonly Step[];
  /** Reads the value and runs all steps: `undefined` when there is none, a `Failure` when it is no good. */
  readonly evaluate: (record: SourceRecord, product: ProductSoFar) => unknown;
  /** Whether the steps run even when the row has nothing, because they calculate. */
  readonly computes: boolean;
  /** Row fields that its expressions read. */
  readonly recordFields: readonly string[];
  /** Canonical fields that its expressions read. */
  readonly destinationFields: readonly string[];
  /** Where the rule stands. */
  readonly path: string;
  /** What a missing value becomes: a default, `null` to clear, or `undefined` to stay absent. */
  readonly whenMissing: JsonValue | undefined;
  readonly required: boolean;
  /** The document's own words for a value that is missing. */
  readonly missingMessage: string | undefined;
  /** Whether a bad value stops the record; else the field stays absent, with a warning. */
  readonly rejects: boolean;
  /** Puts the value into the product. */
  readonly store: (product: Record<string, unknown>, value: unknown) => void;
}
