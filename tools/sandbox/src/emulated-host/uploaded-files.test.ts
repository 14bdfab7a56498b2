import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmulatedReconciliations, openEmulatedReconciliations } from './open-emulated-reconciliations.ts';

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const canary = 'Canarina Xq';
const row = (order: number, valor = '1.00', nome = `${canary} Silva`): string =>
  `1;ORD-${String(10_000 + order)};${nome};A;2026-02-15;${valor}\n`;
const rows = (count: number): string => Array.from({ length: count }, (_, at) => row(at)).join('');

/** Rows that are broken in many ways around their name. */
const bad = [
  row(901, '1.005'),
  row(902, 'x'),
  row(903, '1.00', `${canary} ${'x'.repeat(300)}`),
  row(904, '1.00', `"${canary}" Paz`),
  `${canary};x\n`,
  `1;X;${canary};A;B;2026-02-15;1.00\n`,
  `1;ORD-10905;${canary}\0;A;2026-02-15;1.00\n`,
  `1;ORD-10906;${canary};A;2026-02-30;1.00\n`,
].join('');

describe('the workflow that reconciles uploaded files, on the emulated host', { timeout: 120_000 }, () => {
  let dir: string;
  let host: EmulatedReconciliations;
  const logs: string[] = [];
  const executions: string[] = [];
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'uploaded-files-'));
    host = await openEmulatedReconciliations(dir, {
      onLog: (line) => void logs.push(line),
      functions: (deployed) => ({ ...deployed, environment: { ...deployed.environment, LOG_LEVEL: 'DEBUG' } }),
    });
    await host.put('bases/supplier-orders.csv', header + rows(195) + row(195, '2.00') + row(900));
  }, 120_000);
  afterAll(async () => {
    await host.close();
    await rm(dir, { recursive: true });
  });

  /** Starts the workflow as EventBridge does. */
  const arrived = async (key: string) => {
    const execution = host.start({ object_key: key, business_date: '2026-02-16' });
    const events = await Array.fromAsync(execution.events);
    const result = await execution.result;
    executions.push(JSON.stringify({ events, result }));
    return result;
  };
  const upload = async (name: string, content: string): Promise<string> => {
    const key = `files/supplier-orders/${name}`;
    await host.put(key, content);
    return key;
  };

  it('reconciles a file once whose event is delivered three times, two of them at once', async () => {
    const key = await upload('once.csv', header + rows(197));
    const both = await Promise.all([arrived(key), arrived(key)]);
    const third = await arrived(key);

    expect([...both, third].map(({ endState }) => endState).sort()).toEqual(['AlreadyDone', 'AlreadyDone', 'Success']);
    expect(await host.alerts()).toHaveLength(1);
  });

  it('has no name of a row in a log, an execution, a notice, the CSV or a document, whatever is wrong with its row', async () => {
    const good = await arrived(await upload('bad-rows.csv', header + rows(198) + bad));
    const refused = await arrived(await upload('refused.csv', header + bad));
    const withoutHeader = await arrived(await upload('no-header.csv', rows(2)));
    const unreadable = await arrived('files/supplier-orders/absent.csv');

    expect([good, refused, withoutHeader, unreadable].map(({ error, endState }) => error ?? endState)).toEqual([
      'Success',
      'FileRejected',
      'FileRejected',
      'ReconciliationInputInvalid',
    ]);
    expect(logs.filter((line) => line.includes('"level":"ERROR"')).length).toBeGreaterThan(0);
    expect(logs.filter((line) => line.includes('Canarina'))).toEqual([]);
    expect(executions.filter((events) => events.includes('Canarina'))).toEqual([]);
    expect((await host.alerts()).filter(({ message }) => message.includes('Canarina'))).toEqual([]);
    expect(await textsWithName(host)).toEqual([]);
  });
});

/** Objects that people read, of which some has the name. What engines read, the clean rows and Parquet, has it whole. */
const textsWithName = async ({ clients: { s3 }, names }: EmulatedReconciliations): Promise<readonly string[]> => {
  const found: string[] = [];
  let seen = 0;
  for (const Bucket of [names.intermediateBucket, names.outputBucket, names.checkpointsBucket]) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
    for (const { Key = '' } of Contents.filter(({ Key: key }) => !/\.(clean|parquet)$/.test(key ?? ''))) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      seen += 1;
      if ((await Body?.transformToString())?.includes('Canarina')) found.push(Key);
    }
  }
  expect(seen).toBeGreaterThan(10);
  return found;
};
