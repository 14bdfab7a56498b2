import type { SourceRecord } from '../field-mapping.ts';

/** Canonical fields mapped so far. */
export type ProductSoFar = Readonly<Record<string, unknown>>;

/**
 * What one step makes of a value: another JSON value, `undefined` when there is none any more, or a `Failure`.
 * Only the first step of a field that calculates ever sees a missing value, as `undefined`.
 */
export type StepFunction = (value: unknown, record: SourceRecord, product: ProductSoFar) => unknown;

/** One step of a field, with a name for people. */
export interface Step {
  readonly name: string;
  readonly run: StepFunction;
  /** Row fields that it reads besides the value. */
  readonly recordFields?: readonly string[];
  /** Canonical fields that it reads, so that they must be mapped first. */
  readonly destinationFields?: readonly string[];
}
