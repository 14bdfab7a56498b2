import type { JsonValue } from '@siesa-integration/canonical-model';
import type { SourceRecord } from '../field-mapping.ts';
import type { ProductSoFar, Step } from './step.ts';

/** One compiled rule of a document. */
export interface CompiledField {
  /** Canonical name. */
  readonly name: string;
  /** Canonical fields that get the value: `id` also fills `external_id` and `sku` when no rule does. */
  readonly fills: readonly string[];
  /** Name in the destination's payload. */
  readonly target: string | undefined;
  /** Row fields in the order in which they are read. */
  readonly sources: readonly string[];
  /** The single steps, for explanations. */
  readonly steps: readonly Step[];
  /** Reads the value and runs all steps: `undefined` when there is no value, a `Failure` when it is refused. */
  readonly evaluate: (record: SourceRecord, product: ProductSoFar) => unknown;
  /** Whether the steps also run on a missing value, because the field has an expression. */
  readonly computes: boolean;
  /** Row fields that its expressions read. */
  readonly recordFields: readonly string[];
  /** Canonical fields that its expressions read. */
  readonly productFields: readonly string[];
  /** The rule's path. */
  readonly path: string;
  /** Replaces a missing value: a default, `null` to clear, or `undefined` to stay absent. */
  readonly whenMissing: JsonValue | undefined;
  readonly required: boolean;
  /** The document's own message for a missing value. */
  readonly missingMessage: string | undefined;
  /** Whether a refused value rejects the record; otherwise the field stays absent, with a warning. */
  readonly rejects: boolean;
  /** Puts the value into the product. */
  readonly store: (product: Record<string, unknown>, value: unknown) => void;
}
