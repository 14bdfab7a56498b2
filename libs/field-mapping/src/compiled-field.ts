import type { JsonValue } from '@siesa-integration/canonical-model';
import type { SourceRecord } from './field-mapping.ts';
import type { Step, StepFunction } from './step.ts';

/** One rule of a document, ready to run. */
export interface CompiledField {
  /** Canonical name. */
  readonly name: string;
  /** Name in the product's payload. */
  readonly product: string | undefined;
  /** Row fields in the order in which they are asked. */
  readonly sources: readonly string[];
  /** The first source that has something, else `undefined`. */
  readonly read: (record: SourceRecord) => unknown;
  /** The steps one by one, for people who want to see them. */
  readonly steps: readonly Step[];
  /** All steps at once. */
  readonly run: StepFunction;
  /** What a missing value becomes: a default, `null` to clear, or `undefined` to stay absent. */
  readonly whenMissing: JsonValue | undefined;
  readonly required: boolean;
  /** Whether a bad value stops the record; else the field stays absent, with a warning. */
  readonly rejects: boolean;
  /** Puts the value into the product. */
  readonly store: (product: Record<string, unknown>, value: unknown) => void;
}
