import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../src/documents/markdown.ts';

const run = promisify(execFile);

/** How `spark-submit` starts a driver on this machine. */
const local = [
  '--master local[2] --driver-memory 3g',
  ...[
    'spark.sql.shuffle.partitions=4',
    'spark.driver.bindAddress=127.0.0.1',
    'spark.driver.host=127.0.0.1',
    'spark.ui.enabled=false',
  ].map((setting) => `--conf ${setting}`),
  'pyspark-shell',
].join(' ');

/** Runs the driver of the job on Glue on Spark in local mode. @throws what it wrote, when it fails */
export const runDriver = async (
  python: string,
  { plan, folder }: { readonly plan: string; readonly folder: string },
): Promise<void> => {
  const program = join(repository, 'apps/reconciler/glue/run_plan.py');
  // Glue adds arguments of its own.
  await run(python, [program, '--plan_path', plan, '--stage_path', folder, '--JOB_ID', 'j_1'], {
    maxBuffer: 2 ** 26,
    env: { ...process.env, PYSPARK_SUBMIT_ARGS: local },
  });
};
