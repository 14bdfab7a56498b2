import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type SparkPlan, sparkFolder, sparkPlanFile } from '@siesa-integration/reconciliation-stages';
import { runSparkPlan } from '@siesa-integration/reconciliation-stages/fake';
import { localAccount } from '../../template/local-account.ts';
import type { LocalCredentials } from '../credentials.ts';

export interface GlueJobOptions {
  /** Its address. */
  readonly s3: string;
  /** Of the job's role. */
  readonly credentials: LocalCredentials;
}

/**
 * Does in S3 what the job on Glue does, with DuckDB in the place of Spark: it reads the plan and the files that the plan names, and writes a table for each step.
 *
 * @param given - the arguments of the run
 */
export const runGlueJob = async (
  { s3: endpoint, credentials }: GlueJobOptions,
  given: Readonly<Record<string, string>>,
): Promise<void> => {
  const s3 = new S3Client({ region: localAccount.region, credentials, endpoint, forcePathStyle: true });
  const folder = await mkdtemp(join(tmpdir(), 'glue-job-'));
  const fetchTo = async (path: string, address: string): Promise<void> => {
    const { Body } = await s3.send(new GetObjectCommand(placeOf(address)));
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), (await Body?.transformToByteArray()) ?? '');
  };
  try {
    const { '--plan_path': plan = '', '--stage_path': stage = '' } = given;
    await fetchTo(sparkPlanFile, plan);
    const { parquet } = JSON.parse(await readFile(join(folder, sparkPlanFile), 'utf8')) as SparkPlan;
    for (const path of Object.values(parquet)) await fetchTo(path, `${stage}/${path}`);
    await runSparkPlan(folder);
    for (const file of await readdir(join(folder, sparkFolder), { recursive: true })) {
      if (!file.endsWith('.parquet')) continue;
      const Body = await readFile(join(folder, sparkFolder, file));
      await s3.send(new PutObjectCommand({ ...placeOf(`${stage}/${sparkFolder}/${file}`), Body }));
    }
  } finally {
    s3.destroy();
    await rm(folder, { recursive: true, force: true });
  }
};

/** `s3://BUCKET/KEY`. */
const placeOf = (address: string): { readonly Bucket: string; readonly Key: string } => {
  const { hostname, pathname } = new URL(address);
  return { Bucket: hostname, Key: pathname.slice(1) };
};
