import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import {
  createDecisionsTable,
  createHistoryTable,
  parseVersionedKey,
} from '@siesa-integration/aws-runtime/reconciliation';
import { requestFile, sparkFolder } from '@siesa-integration/reconciliation-stages';
import { jobPlace, jobPrefixes, type ReconciliationNames } from '@siesa-integration/workflow-contract';
import { message } from '../../messages/message.ts';
import { OperatorMistake } from '../../operator-mistake.ts';
import { type AwsConnections, connectAws } from '../../hosts/aws-connections.ts';
import { type JobFindings, readFindings } from '../job-findings.ts';
import { type JobRequest, jobIdPattern } from '../job-folder.ts';
import { isBundled } from '../source-file.ts';
import { findReconcilingEnvironment, unknownJob } from './find-environment.ts';
import { createJobObjects } from './job-objects.ts';
import type { Jobs } from './job-place.ts';

/** The jobs of an AWS environment, in the account and region for which the SDK is configured. @throws OperatorMistake when it reconciles nothing there */
export const openEnvironmentJobs = async (env: string): Promise<Jobs> => {
  const sfn = new SFNClient();
  try {
    const { names } = await findReconcilingEnvironment(sfn, env);
    return await environmentJobs(connectAws(), names, env);
  } finally {
    sfn.destroy();
  }
};

/** The jobs behind these connections. What a job wrote is downloaded into a temporary folder, which `close` removes. */
export const environmentJobs = async (
  connections: AwsConnections,
  names: ReconciliationNames,
  env: string,
): Promise<Jobs> => {
  const { documents, s3 } = connections;
  const root = await mkdtemp(join(tmpdir(), 'siesa-sync-jobs-'));
  const table = { documents, tableName: names.filesTable };
  const rulesKeys = new Map<string, string>();
  const objects = createJobObjects(s3, names);
  const address = (key: string): string => `'s3://${names.ingressBucket}/${key}'`; // in quotes, because a shell expands `?`
  return {
    list: objects.list,
    read: async (jobId) => {
      const job = await objects.find(jobId);
      if (!job) throw unknownJob(jobId, env);
      if (job.breaks === undefined) return { job };
      const folder = await download(s3, names, { root, jobId, env, rulesKeys, isWanted: isFound });
      return folder === undefined
        ? { job }
        : { job, findings: withAddresses(await readFindings(folder, jobId), names) };
    },
    breaks: objects.breaks,
    folderOf: async (jobId) => {
      const folder = await download(s3, names, { root, jobId, env, rulesKeys, isWanted: () => true });
      if (folder !== undefined) return folder;
      throw new OperatorMistake(message('mistake/verdicts-gone', { job: jobId, env }), { code: 'VERDICTS_GONE' });
    },
    decisions: createDecisionsTable(table),
    history: createHistoryTable(table),
    again: ({ object_key: file, base_key: base, rules_key: rules, business_date: day }) =>
      `siesa-sync reconcile run ${address(file)} --rules ${bundledOr(address, rulesKeys.get(rules) ?? rules)} --against ${address(base)} --day ${day} --env ${env}`,
    close: async () => {
      connections.close();
      await rm(root, { recursive: true, force: true });
    },
  };
};

interface Wanted {
  readonly root: string;
  readonly jobId: string;
  readonly env: string;
  /** Gets the key of downloaded rules by their path. */
  readonly rulesKeys: Map<string, string>;
  /** Whether a file of the job's folder is needed. */
  readonly isWanted: (path: string) => boolean;
}

/** What findings are read from: rows stay in S3. */
const isFound = (path: string): boolean => path.endsWith('.json') || path.startsWith('reconcile/');

/** The addresses of what was downloaded, because the downloaded files are removed. */
export const withAddresses = (found: JobFindings, names: ReconciliationNames): JobFindings => {
  const addressOf = (file: string): string => {
    const { bucket, key } = jobPlace(found.jobId, `report/${basename(file)}`);
    return `s3://${names[`${bucket}Bucket`]}/${key}`;
  };
  const { csv, parquet } = found;
  return { ...found, csv: addressOf(csv), ...(parquet !== undefined && { parquet: addressOf(parquet) }) };
};

const bundledOr = (address: (key: string) => string, rules: string): string =>
  isBundled(rules) ? rules : address(rules);

/** `undefined` when the verdicts of the job are not there. @throws OperatorMistake when there is no such job */
const download = async (
  s3: S3Client,
  names: ReconciliationNames,
  { root, jobId, env, rulesKeys, isWanted }: Wanted,
): Promise<string | undefined> => {
  const folder = join(root, jobId);
  if (jobIdPattern.test(jobId))
    for (const { bucket, prefix, path } of jobPrefixes(jobId)) {
      const Bucket = names[`${bucket}Bucket`];
      for (const Key of await keysOf(s3, Bucket, prefix)) {
        const file = join(path, Key.slice(prefix.length));
        if (isKept(file) && isWanted(file)) await write(s3, { Bucket, Key }, join(folder, file));
      }
    }
  const request = await readFile(join(folder, requestFile), 'utf8').catch(() => undefined);
  if (request === undefined) throw unknownJob(jobId, env);
  if (!existsSync(join(folder, 'reconcile', 'verdicts.parquet'))) return undefined;
  await keepRules(s3, names, { folder, request: JSON.parse(request) as JobRequest, rulesKeys });
  return folder;
};

/** The tables of a job on Spark are many times as large as what is made of them. */
const isKept = (file: string): boolean => !file.startsWith(`${sparkFolder}/`);

/** Rules of the environment become a file beside the request, which names it from here on. */
const keepRules = async (
  s3: S3Client,
  { ingressBucket: Bucket }: ReconciliationNames,
  { folder, request, rulesKeys }: Pick<Wanted, 'rulesKeys'> & { readonly folder: string; readonly request: JobRequest },
): Promise<void> => {
  if (isBundled(request.rules_key)) return;
  const { key: Key, versionId: VersionId } = parseVersionedKey(request.rules_key);
  const rules = join(folder, 'rules.json');
  rulesKeys.set(rules, request.rules_key);
  await write(s3, { Bucket, Key, VersionId }, rules);
  await writeFile(join(folder, requestFile), JSON.stringify({ ...request, rules_key: rules }));
};

const keysOf = async (s3: S3Client, Bucket: string, Prefix: string): Promise<readonly string[]> => {
  const keys: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix }))
    keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
  return keys;
};

const write = async (
  s3: S3Client,
  place: { readonly Bucket: string; readonly Key: string; readonly VersionId?: string | undefined },
  file: string,
): Promise<void> => {
  const { Body } = await s3.send(new GetObjectCommand(place));
  await mkdir(dirname(file), { recursive: true });
  await pipeline(Body as Readable, createWriteStream(file));
};
