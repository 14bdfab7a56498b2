import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What a stage has written, so that a repeated one answers at once. It holds no time and no owner: a resumed job writes the same bytes. */
export interface StageRecord<Answer> {
  readonly stage: string;
  /** What the stage was made from. Another input makes it run again. */
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of each file that the stage wrote. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly answer: Answer;
}

export interface StageWork<Answer> {
  readonly stage: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** Names of the files that `work` writes into the folder. */
  readonly outputs: readonly string[];
  /** @param folder - the stage's own, empty */
  readonly work: (folder: string) => Promise<Answer>;
}

/** Here, because the claim looks into the folder of an earlier job. */
export const reconcileStage = 'reconcile';

/** Where a job's folder has the record of a stage. It is there once the stage has ended. */
export const recordPath = (stage: string): string => `${stage}/stage.json`;

/**
 * Runs a stage unless the job has its result already.
 *
 * Its files get their names first and `stage.json` last, so that whatever is named in `stage.json` is whole.
 */
export const once = async <Answer>(
  jobFolder: string,
  { stage, inputs, outputs, work }: StageWork<Answer>,
): Promise<StageRecord<Answer>> => {
  const found = await findWhole<Answer>(jobFolder, { stage, inputs, outputs });
  if (found) return found;

  const folder = join(jobFolder, stage);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const answer = await work(folder);
  const digests = await Promise.all(outputs.map(async (name) => [name, await sha256Of(join(folder, name))] as const));
  const record: StageRecord<Answer> = { stage, inputs, outputs: Object.fromEntries(digests), answer };
  await writeWhole(join(jobFolder, recordPath(stage)), `${JSON.stringify(record, null, 2)}\n`);
  return record;
};

/** What a stage has written of these inputs; `undefined` when it must run. A version that wrote other files is run again. */
export const findWhole = async <Answer>(
  jobFolder: string,
  { stage, inputs, outputs }: Omit<StageWork<Answer>, 'work'>,
): Promise<StageRecord<Answer> | undefined> => {
  const found = await readStage<Answer>(jobFolder, stage);
  return found &&
    JSON.stringify(found.inputs) === JSON.stringify(inputs) &&
    JSON.stringify(Object.keys(found.outputs)) === JSON.stringify(outputs) &&
    (await isWhole(join(jobFolder, stage), found))
    ? found
    : undefined;
};

/** The record of a stage; `undefined` when the stage has not ended. */
export const readStage = async <Answer>(jobFolder: string, stage: string): Promise<StageRecord<Answer> | undefined> => {
  try {
    return JSON.parse(await readFile(join(jobFolder, recordPath(stage)), 'utf8')) as StageRecord<Answer>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Others see the whole file, or none. */
export const writeWhole = async (file: string, content: string | Uint8Array): Promise<void> => {
  await writeFile(`${file}.unfinished`, content, { flush: true });
  await rename(`${file}.unfinished`, file);
};

const isWhole = async (folder: string, { outputs }: StageRecord<unknown>): Promise<boolean> => {
  for (const [name, digest] of Object.entries(outputs)) {
    if ((await sha256Of(join(folder, name)).catch(() => '')) !== digest) return false;
  }
  return true;
};

const sha256Of = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
};
