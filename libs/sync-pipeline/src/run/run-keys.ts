/**
 * Keys of one run in the data bucket. Nothing else builds one.
 *
 * A slice's parts have the *attempt* that wrote them in their keys, so an attempt that still runs after its task timed out never overwrites the parts of its
 * successor.
 */
export interface RunKeys {
  /** Every key of the run begins with it. */
  readonly prefix: string;
  /** The mapping document as it was when the run began. */
  readonly mapping: string;
  readonly summary: string;
  readonly report: string;
  readonly slice: (slice: SliceName) => string;
  /** The index of ids seen so far, for the next slice and for the summary. */
  readonly seen: (slice: SliceName) => string;
  /** The index of product ids that differ from their source ids, for the next slice. */
  readonly claims: (slice: SliceName) => string;
  readonly raw: (slice: SliceName, part: number) => string;
}

/** One attempt at one slice. */
export interface SliceName {
  /** From 1. */
  readonly slice: number;
  /** 4 random hex digits. */
  readonly attempt: string;
}

/** Every key of a client's runs begins with it. */
export const clientRunsPrefix = (clientId: string): string => `runs/${clientId}/`;

/**
 * Keys of one run.
 *
 * @example
 * runKeys('cliente-a', 'sync-20250115-100000-7f3a').raw({ slice: 1, attempt: '0b1c' }, 1);
 * // 'runs/cliente-a/sync-20250115-100000-7f3a/raw/1-0b1c-00001.ndjson.gz'
 */
export const runKeys = (clientId: string, syncId: string): RunKeys => {
  const prefix = `${clientRunsPrefix(clientId)}${syncId}/`;
  return {
    prefix,
    mapping: `${prefix}mapping.json`,
    summary: `${prefix}summary.json`,
    report: `${prefix}report.csv`,
    slice: (name) => `${prefix}slices/${stem(name)}.json`,
    seen: (name) => `${prefix}slices/${stem(name)}.seen.gz`,
    claims: (name) => `${prefix}slices/${stem(name)}.claims.gz`,
    raw: (name, part) => `${prefix}raw/${stem(name)}-${part.toString().padStart(5, '0')}.ndjson.gz`,
  };
};

const stem = ({ slice, attempt }: SliceName): string => `${slice.toString()}-${attempt}`;

/** The keys of one part. */
export interface PartKeys {
  readonly raw: string;
  readonly canonical: string;
  readonly rejects: string;
  readonly report: string;
  readonly slice: SliceName;
  /** Within its slice, from 1. */
  readonly part: number;
}

const partKey =
  /^(runs\/[a-z0-9-]+\/sync-[0-9]{8}-[0-9]{6}-[0-9a-f]{4}\/)(?:raw|canonical)\/(([1-9][0-9]{0,3})-([0-9a-f]{4})-([0-9]{5}))\.ndjson\.gz$/;

/**
 * The keys of a part of this run; `undefined` when the key is not one of its raw or canonical parts.
 *
 * @example
 * partKeys('cliente-a', 'sync-20250115-100000-7f3a', 'runs/cliente-b/…'); // undefined: another client's
 */
export const partKeys = (clientId: string, syncId: string, key: string): PartKeys | undefined => {
  const [, prefix, name, slice, attempt, part] = partKey.exec(key) ?? [];
  if (prefix !== runKeys(clientId, syncId).prefix || name === undefined || attempt === undefined) return undefined;

  return {
    raw: `${prefix}raw/${name}.ndjson.gz`,
    canonical: `${prefix}canonical/${name}.ndjson.gz`,
    rejects: `${prefix}rejects/${name}.ndjson.gz`,
    report: `${prefix}reports/${name}.json`,
    slice: { slice: Number(slice), attempt },
    part: Number(part),
  };
};
