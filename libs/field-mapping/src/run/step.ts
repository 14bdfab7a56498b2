import type { SourceRecord } from '../field-mapping.ts';

/** The canonical fields that are already mapped. */
export type ProductSoFar = Readonly<Record<string, unknown>>;

/**
 * Returns the new JSON value, `undefined` for no value, or a `Failure`.
 * A missing value, `undefined`, reaches only the first step of a field with an expression.
 */
export type StepFunction = (value: unknown, record: SourceRecord, product: ProductSoFar) => unknown;

/** One step of a field. The name appears in explanations. */
export interface Step {
  readonly name: string;
  readonly run: StepFunction;
  /** Row fields that the step reads besides the value. */
  readonly recordFields?: readonly string[];
  /** Canonical fields that the step reads, which must therefore be mapped first. */
  readonly productFields?: readonly string[];
}
