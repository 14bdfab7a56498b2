import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import {
  bundledRules,
  parseRules,
  type RuleDocument,
  ruleDocumentNames,
  type SourceFile,
} from '@siesa-integration/reconciliation';
import {
  ReconciliationInputInvalid,
  type ReconcilerPorts,
  type ReconciliationRequest,
} from '@siesa-integration/reconciliation-stages';
import { ingressKeys } from '@siesa-integration/workflow-contract';
import * as v from 'valibot';
import type { BucketOptions } from '../stores/buckets.ts';
import { parseVersionedKey, versionedKey, type VersionedKey } from './versioned-key.ts';

/** Files, bases and rule documents of each feed, read by version. */
export interface IngressBucket extends Pick<ReconcilerPorts, 'openSource' | 'openBeside' | 'readRules'> {
  /**
   * Completes the request of an event: the file as it was uploaded, with the feed's base and rules as they are now. A complete request stays as it is.
   *
   * @throws ReconciliationInputInvalid when the key belongs to no feed, or the feed has no base or no rules
   */
  readonly complete: (event: unknown) => Promise<unknown>;
  /** A key with the version that it names, or with the latest; `undefined` when there is no such object. */
  readonly versioned: (text: string) => Promise<string | undefined>;
}

/** What EventBridge's rule sends for an uploaded file. */
const uploadedFile = v.looseObject({
  object_key: v.pipe(v.string(), v.nonEmpty()),
  version_id: v.optional(v.string()),
  base_key: v.optional(v.undefined()),
});
const uploadEvent = v.looseObject({ request: uploadedFile });

/**
 * Reads the ingress bucket. Keys of a request name a version (`versionedKey`), so an upload during a run is another run's file.
 *
 * @example
 * const ingress = createIngressBucket({ s3: connectToS3(), bucket: 'siesa-integration-ingress-dev-111111111111' });
 * await ingress.complete({ request: { object_key: 'files/supplier-orders/2026-02-16.csv', version_id: '3sL4kqtJ' } });
 */
export const createIngressBucket = (options: BucketOptions): IngressBucket => {
  const find = (key: VersionedKey): Promise<VersionedKey | undefined> => head(options, key);
  return {
    complete: async (event) => {
      const { success, output } = v.safeParse(uploadEvent, event);
      return success ? { ...output, request: await completed(output.request, find) } : event;
    },
    versioned: async (text) => {
      const found = await find(parseVersionedKey(text));
      return found && versionedKey(found);
    },
    openSource: async (text) => {
      const key = parseVersionedKey(text);
      if (!(await find(key))) throw new ReconciliationInputInvalid(`there is no object '${text}'.`);
      return sourceOf(options, key);
    },
    openBeside: async (text, suffix) => {
      const found = await find({ key: `${parseVersionedKey(text).key}${suffix}` });
      return found && sourceOf(options, found);
    },
    readRules: (text) => readRules(options, text),
  };
};

type Find = (key: VersionedKey) => Promise<VersionedKey | undefined>;

const completed = async (
  { object_key: key, version_id: versionId, ...rest }: v.InferOutput<typeof uploadedFile>,
  find: Find,
): Promise<ReconciliationRequest> => {
  const feed = ingressKeys.feedOf(key);
  if (feed === undefined)
    throw new ReconciliationInputInvalid(
      `'${key}' belongs to no feed; files arrive at '${ingressKeys.file('FEED', 'NAME.csv')}'.`,
    );
  const [base, rules] = await Promise.all([
    find({ key: ingressKeys.base(feed) }),
    find({ key: ingressKeys.rules(feed) }),
  ]);
  if (!base) throw new ReconciliationInputInvalid(`there is no base at '${ingressKeys.base(feed)}'.`);
  if (!rules && !ruleDocumentNames.some((name) => name === feed))
    throw new ReconciliationInputInvalid(`there are no rules at '${ingressKeys.rules(feed)}'.`);
  return {
    ...rest,
    object_key: versionedKey({ key, versionId }),
    base_key: versionedKey(base),
    rules_key: rules ? versionedKey(rules) : feed,
  };
};

const head = async (
  { s3, bucket }: BucketOptions,
  { key, versionId }: VersionedKey,
): Promise<VersionedKey | undefined> => {
  try {
    const { VersionId } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    return { key, versionId: VersionId };
  } catch (error) {
    if (error instanceof Error && ['NotFound', 'NoSuchKey', 'NoSuchVersion'].includes(error.name)) return undefined;
    throw error;
  }
};

const sourceOf = ({ s3, bucket }: BucketOptions, { key, versionId }: VersionedKey): SourceFile => ({
  name: key.split('/').at(-1) ?? key,
  open: async function* () {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
    if (Body) yield* Body as AsyncIterable<Uint8Array>;
  },
});

const readRules = async (options: BucketOptions, text: string): Promise<RuleDocument> => {
  const bundled = ruleDocumentNames.find((name) => name === text);
  if (bundled !== undefined) return bundledRules(bundled);
  const key = parseVersionedKey(text);
  if (!(await head(options, key))) throw new ReconciliationInputInvalid(`there is no rule document '${text}'.`);
  const chunks = await Array.fromAsync(sourceOf(options, key).open());
  return parseRules(Buffer.concat(chunks).toString('utf8'), text);
};
