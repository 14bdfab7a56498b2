import type { CanonicalProduct, Issue, JsonValue, Result } from '@siesa-integration/canonical-model';

/** One flat row of the source, as JSON: numbers that a double cannot carry exactly come as text. Joined rows are keys such as `API_v2_ItemsBarras.f131_id`. */
export type SourceRecord = Readonly<Record<string, unknown>>;

export interface FieldMappingOptions {
  /** IANA name: where local times without a zone were taken. @defaultValue `America/Bogota` */
  readonly timezone?: string;
  /** Names the document in messages, for example `field-mappings-kong.json`. */
  readonly documentName?: string;
}

/** The name under which the destination's API takes a canonical field. */
export interface MappedField {
  readonly canonical: string;
  readonly target: string;
}

/** A mapping document, ready to map records. */
export interface FieldMapping {
  /** The document's `product_type`, for example `kong`. */
  readonly productType: string;
  /** Canonical fields that have a name in the product's payload. */
  readonly destinationFields: readonly MappedField[];
  /** Canonical fields that rules fill, in the order of products. */
  readonly canonicalFields: readonly string[];
  /** Every row field that the document reads, each once. */
  readonly sourceFields: readonly string[];
  /** What is odd about the document without stopping it, for example an unknown key. */
  readonly warnings: readonly Issue[];
  /** Source record → canonical product, or the issues that stop it. Never throws; pure. */
  readonly map: (record: SourceRecord) => Result<CanonicalProduct>;
  /** The canonical id alone, also of a record whose other fields stop it; `undefined` when it has no usable id. */
  readonly idOf: (record: SourceRecord) => string | undefined;
  /** {@link FieldMapping.map}, told step by step. */
  readonly explain: (record: SourceRecord) => RecordExplanation;
}

/** How one record became a product, or why it did not. */
export interface RecordExplanation {
  readonly result: Result<CanonicalProduct>;
  /** In the order in which they were mapped. */
  readonly fields: readonly FieldExplanation[];
}

/** How one field got its value: `source` and `received`, then each step's outcome, then `value` or `issue`. */
export interface FieldExplanation {
  /** Canonical name. */
  readonly field: string;
  /** Name in the product's payload. */
  readonly product?: string;
  /** The row field that supplied the value. */
  readonly source?: string;
  /** What the row had there. */
  readonly received?: unknown;
  readonly steps: readonly StepExplanation[];
  /** Absent when the field stays absent or the record is refused for it. */
  readonly value?: JsonValue;
  readonly issue?: Issue;
}

export interface StepExplanation {
  /** What was done: `default`, the name of a transformation, `type integer`, `validation`, … */
  readonly step: string;
  /** What came out; absent when nothing did. */
  readonly value?: JsonValue;
  readonly issue?: Issue;
}
