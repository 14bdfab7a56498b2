import type { CanonicalProduct, Issue, JsonValue, Result } from '@siesa-integration/canonical-model';

/** One flat row of the source, as JSON. Numbers that a double cannot hold exactly are text. Fields of joined rows have keys such as `API_v2_ItemsBarras.f131_id`. */
export type SourceRecord = Readonly<Record<string, unknown>>;

export interface FieldMappingOptions {
  /** IANA name of the zone of times without a zone. @defaultValue `America/Bogota` */
  readonly timezone?: string;
  /** The document's name in messages, for example `field-mappings-kong.json`. */
  readonly documentName?: string;
}

/** A canonical field and its name in the destination's payload. */
export interface MappedField {
  readonly canonical: string;
  readonly target: string;
}

/** A compiled mapping document. */
export interface FieldMapping {
  /** The document's `product_type`, for example `kong`; absent where it fits every client. */
  readonly productType?: string;
  /** Canonical fields that have a name in the destination's payload. */
  readonly destinationFields: readonly MappedField[];
  /** Canonical fields that rules fill, in the order of products. */
  readonly canonicalFields: readonly string[];
  /** Every row field that the document reads, each once. */
  readonly sourceFields: readonly string[];
  /** Oddities of the document that do not stop it, for example an unknown key. */
  readonly warnings: readonly Issue[];
  /** Makes a canonical product from a record, or returns the issues that reject it. Pure; never throws. */
  readonly map: (record: SourceRecord) => Result<CanonicalProduct>;
  /** The canonical id, also of a record that is rejected for other fields; `undefined` when the id is not usable. */
  readonly idOf: (record: SourceRecord) => string | undefined;
  /** {@link FieldMapping.map} with every step. */
  readonly explain: (record: SourceRecord) => RecordExplanation;
}

/** The steps from one record to its product, or to its issues. */
export interface RecordExplanation {
  readonly result: Result<CanonicalProduct>;
  /** In the order in which they were mapped. */
  readonly fields: readonly FieldExplanation[];
}

/** The steps from a row's value to a field's value: `source` and `received`, each step's result, then `value` or `issue`. */
export interface FieldExplanation {
  /** Canonical name. */
  readonly field: string;
  /** Name in the destination's payload. */
  readonly product?: string;
  /** The row field that the value comes from. */
  readonly source?: string;
  /** The row's value. */
  readonly received?: unknown;
  readonly steps: readonly StepExplanation[];
  /** Absent when the field stays absent or its value is refused. */
  readonly value?: JsonValue;
  /** Beside a value: the value is used all the same. */
  readonly issue?: Issue;
}

export interface StepExplanation {
  /** The step's name: `default`, the name of a transformation, `type integer`, `validation`, … */
  readonly step: string;
  /** The step's result; absent when the step gives nothing. */
  readonly value?: JsonValue;
  readonly issue?: Issue;
}
