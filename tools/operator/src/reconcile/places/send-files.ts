import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { createIngressBucket, sendFile } from '@siesa-integration/aws-runtime/reconciliation';
import type { RuleDocument, Side } from '@siesa-integration/reconciliation';
import type { ReconciliationRequest } from '@siesa-integration/reconciliation-stages';
import { ingressKeys, type ReconciliationNames } from '@siesa-integration/workflow-contract';
import { dayOf } from '../run-reconciliation.ts';
import { isBundled, readRules, sourceFile, throwUnreadable } from '../source-file.ts';

/** What is reconciled in an environment: paths of this machine, `s3://` addresses in its ingress bucket, or keys of that bucket. */
export interface FilesToSend {
  readonly file: string | IngressKey;
  readonly against: string | IngressKey;
  /** Also the name of a bundled document. */
  readonly rules: string | IngressKey;
  readonly day?: string | undefined;
}

/** What somebody names who may not name a path of this machine. */
export interface IngressKey {
  readonly key: string;
}

/**
 * Puts into the ingress bucket what is not there yet. What is sent so starts nothing by itself, and what a feed has stays as it is.
 *
 * @returns the request of an execution
 * @throws OperatorMistake when a file is missing or the rules cannot be used; nothing was sent then
 */
export const sendFiles = async (
  s3: S3Client,
  { ingressBucket: bucket }: Pick<ReconciliationNames, 'ingressBucket'>,
  { day, ...files }: FilesToSend,
): Promise<ReconciliationRequest> => {
  const { find, rulesOf } = sourcesIn(s3, bucket);
  const [file, base, { rules, document }] = await Promise.all([
    find(files.file).then(assertReadable),
    find(files.against).then(assertReadable),
    rulesOf(files.rules),
  ]);
  for (const total of [totalOf(file, document.file), totalOf(base, document.base)])
    if (total) await assertReadable(total);
  const business = dayOf(day);
  const sent = async (source: Source, keyOf: (path: string) => Promise<string> | string): Promise<string> =>
    'key' in source ? source.key : sendFile({ s3, bucket }, { key: await keyOf(source.path), file: source.path });
  const sentWithTotal = async (source: Source, name: 'file' | 'base'): Promise<string> => {
    const keyOf = (path: string): string => ingressKeys.sent(document.name, name, objectName(path));
    const total = totalOf(source, document[name]);
    if (total) await sent(total, () => `${keyOf(total.of)}${total.suffix}`);
    return sent(source, keyOf);
  };
  return {
    object_key: await sentWithTotal(file, 'file'),
    base_key: await sentWithTotal(base, 'base'),
    rules_key: isBundled(files.rules) ? files.rules : await sent(rules, (path) => keyOfRules(document.name, path)),
    ...business,
  };
};

/**
 * Reads the rules, and looks whether the file is there, before anything is prepared for them.
 *
 * @throws OperatorMistake when the file is missing or the rules cannot be used
 */
export const readNamed = async (
  s3: S3Client,
  { ingressBucket }: Pick<ReconciliationNames, 'ingressBucket'>,
  { file, rules }: Pick<FilesToSend, 'rules'> & { readonly file: FilesToSend['file'] | undefined },
): Promise<RuleDocument> => {
  const { find, rulesOf } = sourcesIn(s3, ingressBucket);
  const [{ document }] = await Promise.all([rulesOf(rules), file !== undefined && find(file).then(assertReadable)]);
  return document;
};

/** Finds what is named, in the bucket or on this machine. */
const sourcesIn = (s3: S3Client, bucket: string) => {
  const ingress = createIngressBucket({ s3, bucket });
  const prefix = `s3://${bucket}/`;
  const find = async (named: string | IngressKey): Promise<Source> => {
    const address = typeof named === 'string' ? named : `${prefix}${named.key}`;
    if (!address.startsWith(prefix)) return { path: address };
    const key = await ingress.versioned(address.slice(prefix.length));
    return key === undefined ? throwUnreadable(address) : { key };
  };
  const rulesOf = async (named: string | IngressKey) => {
    const rules = isBundled(named) ? { path: named } : await find(named);
    return { rules, document: await ('key' in rules ? ingress.readRules(rules.key) : readRules(rules.path)) };
  };
  return { find, rulesOf };
};

/** What is in the bucket, by its key and version, or a file of this machine. */
type Source = { readonly key: string } | { readonly path: string };

const assertReadable = async (source: Source): Promise<Source> => {
  if ('path' in source) await sourceFile(source.path);
  return source;
};

/** The total file of a file of this machine. What is in the bucket has its own beside it there. */
const totalOf = (source: Source, { dialect: { total_file: suffix } }: Side) =>
  'path' in source && suffix !== undefined ? { path: `${source.path}${suffix}`, of: source.path, suffix } : undefined;

/** Characters that neither an address nor a shell changes. */
const objectName = (path: string): string => basename(path).replaceAll(/[^\w.-]/g, '-');

const keyOfRules = async (name: string, path: string): Promise<string> =>
  ingressKeys.sentRules(
    name,
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  );
