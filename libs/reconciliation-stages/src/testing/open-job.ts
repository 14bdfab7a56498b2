import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFile, type RuleDocument } from '@siesa-integration/reconciliation';
import type { Decision } from '../decisions/decision.ts';
import type { StageRequest } from '../job/messages.ts';
import type { ReconcilerPorts } from '../job/ports.ts';
import { reconcileStage } from '../job/stage-folder.ts';
import { claimFile } from '../stages/claim-file.ts';
import { validateCsv } from '../stages/validate-csv.ts';

export interface JobFiles {
  /** CSV. */
  readonly file: string;
  readonly base: string;
  readonly rules: RuleDocument;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly decisions?: readonly Decision[];
  /** The job of the day before, in the same folder. */
  readonly earlier?: string;
}

/** A job whose files are validated, without a host. */
export interface ValidatedJob {
  readonly event: StageRequest;
  readonly ports: ReconcilerPorts;
  readonly folder: string;
  /** All that a matching wrote, by name; and the job is as it was before it. */
  readonly takeVerdicts: () => Promise<Readonly<Record<string, Buffer>>>;
}

/** Claims and validates the files of a job below a folder. */
export const openJob = async (root: string, { file, base, rules, day, ...job }: JobFiles): Promise<ValidatedJob> => {
  const at = (name: string): string => join(root, `${day}-${name}`);
  await writeFile(at('file.csv'), file);
  await writeFile(at('base.csv'), base);
  const jobFolder = async (jobId: string): Promise<string> => {
    await mkdir(join(root, jobId), { recursive: true });
    return join(root, jobId);
  };
  const ports: ReconcilerPorts = {
    claims: { claim: (_id, { jobId }) => Promise.resolve({ jobId, isMine: true }), settle: () => Promise.resolve() },
    openSource: async (key) => (await openFile(key)) ?? Promise.reject(new Error(`There is no ${key}.`)),
    openBeside: (key, suffix) => openFile(`${key}${suffix}`),
    readRules: () => Promise.resolve(rules),
    decisions: () => Promise.resolve(job.decisions ?? []),
    history: {
      before: () => Promise.resolve(job.earlier),
      after: () => Promise.resolve([]),
      record: () => Promise.resolve(undefined),
    },
    jobFolder,
    keepJob: () => Promise.resolve(),
    placeOf: (jobId, path) => join(root, jobId, path),
    logsOf: () => root,
    now: Date.now,
    resumeCommand: (jobId) => `resume ${jobId}`,
  };
  const request = { object_key: at('file.csv'), base_key: at('base.csv'), rules_key: rules.name, business_date: day };
  const claimed = await claimFile({ request, owner: 'one', started_at: `${day}T06:15:00Z` }, ports);
  const event = await validateCsv(claimed, ports, { signal: new AbortController().signal });
  const folder = await jobFolder(event.job_id);
  return {
    event,
    ports,
    folder,
    takeVerdicts: async () => {
      const names = ['stage.json', 'verdicts.parquet', 'breaks.parquet', 'open.parquet', 'closed.parquet'];
      const found = await Promise.all(
        names.map(async (name) => [name, await readFile(join(folder, reconcileStage, name))] as const),
      );
      await rm(join(folder, reconcileStage), { recursive: true });
      return Object.fromEntries(found);
    },
  };
};
