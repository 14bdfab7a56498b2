import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTest } from '@siesa-integration/reconciliation/fake';
import {
  collectMatching,
  planMatching,
  prepareReport,
  reconcileData,
  sparkPlanFile,
} from '@siesa-integration/reconciliation-stages';
import { openHardDay } from '@siesa-integration/reconciliation-stages/testing';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { runDriver } from './run-driver.ts';

const python = inject('sparkPython');
const invocation = { signal: new AbortController().signal };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'spark-job-'));
});
afterEach(() => rm(root, { recursive: true }));

const rowsOf = (chunks: Iterable<string>): string => [...chunks].join('').split('\n').slice(1).join('\n');

describe.skipIf(python === '')('a job on Spark', () => {
  it('leaves the files that ReconcileData writes, byte for byte, and the next stage reports them', async () => {
    const { file, base } = loadTest({ orders: 5_000 });
    const more = { file: rowsOf(file()), base: rowsOf(base()) };
    const { event, ports, folder, takeVerdicts } = await openHardDay(root, invocation, more);
    await reconcileData(event, ports, invocation);
    const ours = await takeVerdicts();

    const planned = await planMatching(event, ports, invocation);
    await runDriver(python, { plan: join(folder, sparkPlanFile), folder });
    await collectMatching(planned, ports, invocation);
    const { subject } = await prepareReport(event, ports, invocation);
    const { answer } = JSON.parse(await readFile(join(folder, 'report/stage.json'), 'utf8')) as {
      readonly answer: { readonly csv: string };
    };
    const lines = (await readFile(join(folder, 'report', answer.csv), 'utf8')).split('\r\n');
    process.stdout.write(`${subject}; ${String(lines.length - 2)} lines\n`);

    expect(lines.length).toBeGreaterThan(500);
    expect(await takeVerdicts()).toEqual(ours);
  });
});
