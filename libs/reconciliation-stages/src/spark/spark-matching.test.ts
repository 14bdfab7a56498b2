import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledRules } from '@siesa-integration/reconciliation';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runSparkPlan } from '../fake/run-spark-plan.ts';
import { SparkResultMissing } from '../job/job-errors.ts';
import { reconcileData } from '../stages/reconcile-data.ts';
import { openHardDay } from '../testing/hard-day.ts';
import { openJob } from '../testing/open-job.ts';
import { collectMatching } from './collect-matching.ts';
import { planMatching } from './plan-matching.ts';
import { type SparkPlan, sparkPlanFile } from './spark-plan.ts';

const invocation = { signal: new AbortController().signal };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spark-matching-'));
});
afterEach(() => rm(root, { recursive: true }));

describe('a matching in another engine', () => {
  it('leaves what ReconcileData writes, byte for byte, with items of earlier days and with decisions', async () => {
    const { event, ports, folder, takeVerdicts } = await openHardDay(root, invocation);
    const answer = await reconcileData(event, ports, invocation);
    expect(await planMatching(event, ports, invocation)).toMatchObject({ ...answer, matching: { is_needed: false } });
    const ours = await takeVerdicts();
    const { answer: reconciled } = JSON.parse(String(ours['stage.json'])) as { readonly answer: unknown };
    const verdicts = (...names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [name, expect.anything() as unknown]));
    expect(reconciled).toMatchObject({
      balance: {
        file: { verdicts: verdicts('AMBIGUOUS', 'COPY', 'KEY_REPEATED', 'MATCHED', 'NEAR', 'REPLACED', 'WRITTEN_OFF') },
      },
    });

    const planned = await planMatching(event, ports, invocation);
    expect(planned.matching).toEqual({
      is_needed: true,
      plan_path: join(folder, 'spark/plan.json'),
      stage_path: folder,
    });
    await runSparkPlan(folder);
    const { reconciliation } = await collectMatching(planned, ports, invocation);

    expect(reconciliation).toEqual(answer.reconciliation);
    expect(await collectMatching(planned, ports, invocation)).toMatchObject({ reconciliation });
    expect(await takeVerdicts()).toEqual(ours);
  });

  it.each([
    ['has written nothing', (): Promise<void> => Promise.resolve(), 'run'],
    ['lost a table', (folder: string) => rm(join(folder, 'spark/breaks'), { recursive: true }), 'breaks'],
    [
      'ran another plan',
      async (folder: string): Promise<void> => {
        const file = join(folder, sparkPlanFile);
        const plan = JSON.parse(await readFile(file, 'utf8')) as SparkPlan;
        await writeFile(file, JSON.stringify({ ...plan, id: 'another' }));
      },
      'run',
    ],
  ])('is refused when the job %s', async (fault, break_, table) => {
    const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
    const file = `${header}1;ORD-70001;Ana;ATV-1;2026-02-14;10.00\n`;
    const rules = bundledRules('supplier-orders');
    const { event, ports, folder } = await openJob(root, { file, base: file, rules, day: '2026-02-14' });
    const planned = await planMatching(event, ports, invocation);
    if (fault !== 'has written nothing') await runSparkPlan(folder);
    await break_(folder);

    const refused = new SparkResultMissing(event.job_id, table);
    await expect(collectMatching(planned, ports, invocation)).rejects.toThrow(refused);
  });
});
