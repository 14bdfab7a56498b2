import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeJobPorts } from '@siesa-integration/reconciliation-stages/testing';
import { openReconciliations } from './open-reconciliations.ts';

describeJobPorts('on one machine', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'job-ports-'));
  const { decisions, history, close } = await openReconciliations(folder);
  return {
    decisions,
    history,
    close: async () => {
      close();
      await rm(folder, { recursive: true });
    },
  };
});
