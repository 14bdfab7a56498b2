import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RuleDocument } from '@siesa-integration/reconciliation';
import { carriedFile, closedItemsFile, openItemsFile } from '../carry-over/carry-over.ts';
import { type Decision, parseDecisions } from '../decisions/decision.ts';
import { ReconciliationInputInvalid } from '../job/job-errors.ts';
import type { StageRequest } from '../job/messages.ts';
import type { ReconcilerPorts } from '../job/ports.ts';
import { readStage, reconcileStage, type StageWork } from '../job/stage-folder.ts';
import { decisionsFile } from './claim-file.ts';
import { validateStage } from '../job/clean-files.ts';

/** Knows rules again. */
export const rulesDigest = (rules: RuleDocument): string => sha256Of(JSON.stringify(rules));

/** What the verdicts of a job are made from, whichever engine matches. */
export interface MatchingWork {
  readonly jobFolder: string;
  readonly rules: RuleDocument;
  readonly decisions: readonly Decision[];
  /** The day of the files, as days since 1970-01-01. */
  readonly day: number;
  /** The same for every engine, so that what one has written is whole for the other. */
  readonly stage: Omit<StageWork<unknown>, 'work'>;
}

/** @throws ReconciliationInputInvalid when the files are not validated */
export const matchingWork = async (event: StageRequest, ports: ReconcilerPorts): Promise<MatchingWork> => {
  const jobFolder = await ports.jobFolder(event.job_id);
  const rules = await ports.readRules(event.request.rules_key);
  const validated = await readStage(jobFolder, validateStage);
  if (!validated) throw new ReconciliationInputInvalid(`the job ${event.job_id} has no validated files.`);

  const decisions = await readFile(join(jobFolder, decisionsFile), 'utf8');
  const carried = await readFile(join(jobFolder, carriedFile)).catch(() => undefined);
  return {
    jobFolder,
    rules,
    decisions: parseDecisions(decisions),
    day: Math.floor(Date.parse(event.request.business_date ?? event.started_at.slice(0, 10)) / 86_400_000),
    stage: {
      stage: reconcileStage,
      inputs: {
        ...validated.outputs,
        [decisionsFile]: sha256Of(decisions),
        rules: rulesDigest(rules),
        ...(carried && { [carriedFile]: sha256Of(carried) }),
      },
      outputs: ['verdicts.parquet', 'breaks.parquet', ...(rules.carry_over ? [openItemsFile, closedItemsFile] : [])],
    },
  };
};

const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
