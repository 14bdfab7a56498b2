import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SourceFile } from '@siesa-integration/reconciliation';
import { carriedFile, openItemsFile } from '../carry-over/carry-over.ts';
import { ReconciliationInputInvalid } from '../job/job-errors.ts';
import type { ClaimRequest, StageRequest } from '../job/messages.ts';
import type { ReconcilerPorts } from '../job/ports.ts';
import { reconcileStage, writeWhole } from '../job/stage-folder.ts';

export type ClaimFileAnswer = StageRequest & { readonly is_new: boolean };

/** What people had decided when a job was started. */
export const decisionsFile = 'decisions.json';

/** What started a job, so that it can be started again. */
export const requestFile = 'request.json';

/**
 * Claims both files, the rules and what people have decided for this execution.
 *
 * The same bytes under another name are the same files. A failed job goes on under its own id, with what it has written.
 */
export const claimFile = async (event: ClaimRequest, ports: ReconcilerPorts): Promise<ClaimFileAnswer> => {
  const { request, owner, started_at: startedAt } = event;
  const [file, base, rules] = await Promise.all([
    ports.openSource(request.object_key).then(sha256Of),
    ports.openSource(request.base_key).then(sha256Of),
    ports.readRules(request.rules_key),
  ]);
  const day = request.business_date ?? startedAt.slice(0, 10);
  const decisions = (await ports.decisions?.(rules.name)) ?? [];
  const carried = rules.carry_over && (await openItemsBefore(rules.name, day, ports));
  const fileId = createHash('sha256')
    .update(
      JSON.stringify([
        file,
        base,
        rules,
        day,
        ...(decisions.length > 0 ? [decisions] : []),
        ...(carried ? [carried.sha256] : []),
      ]),
    )
    .digest('hex');
  const wanted = request.job_id ?? newJobId(startedAt, fileId);
  const { jobId, isMine } = await ports.claims.claim(fileId, { jobId: wanted, owner });
  const whole = { ...request, business_date: day };
  if (isMine) {
    const folder = await ports.jobFolder(jobId);
    await writeWhole(join(folder, decisionsFile), `${JSON.stringify(decisions, null, 2)}\n`);
    if (carried) await writeWhole(join(folder, carriedFile), carried.bytes);
    else await rm(join(folder, carriedFile), { force: true });
    await writeWhole(join(folder, requestFile), `${JSON.stringify(whole, null, 2)}\n`);
    await ports.keepJob(jobId);
  }
  return {
    request: whole,
    owner,
    started_at: startedAt,
    job_id: jobId,
    file_id: fileId,
    hashes: { file, base },
    is_new: isMine,
  };
};

/** What the day before left open; `undefined` for the first day. */
const openItemsBefore = async (
  rulesName: string,
  day: string,
  { history, jobFolder }: ReconcilerPorts,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string } | undefined> => {
  const earlier = await history?.before(rulesName, day);
  if (earlier === undefined) return undefined;
  const bytes = await readFile(join(await jobFolder(earlier), reconcileStage, openItemsFile)).catch(() => {
    throw new ReconciliationInputInvalid(
      `the job ${earlier}, whose open items are carried over, has none. Reconcile its day again.`,
    );
  });
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
};

const sha256Of = async (file: SourceFile): Promise<string> => {
  const hash = createHash('sha256');
  for await (const chunk of file.open()) hash.update(chunk);
  return hash.digest('hex');
};

/** `JOB-20260216-061500-9f3a2c`: the start in UTC, and the beginning of what is compared. */
const newJobId = (startedAt: string, fileId: string): string => {
  const [day = '', time = ''] = startedAt.split('T');
  return `JOB-${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${fileId.slice(0, 6)}`;
};
