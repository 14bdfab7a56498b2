import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';

let dir: string;
let row: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'client-import-'));
  row = join(dir, 'row.json');
  await writeFile(
    row,
    JSON.stringify({
      tenantId: 'norte',
      configType: 'PRODUCT_CONFIG',
      productType: 'KONG_RFID',
      enabled: 'true',
      siesaConfig: { baseUrl: 'https://siesa.example/api' },
      productConfig: { baseUrl: 'https://kong.example', type_id: 1, group_id: 2, customer_id: 3 },
      syncConfig: { retryAttempts: 3 },
    }),
  );
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('siesa-sync client import', () => {
  it('prints what it wrote, what it could not carry over, and the next step', async () => {
    const { code, out } = await siesaSync(['client', 'import', row, '--local', join(dir, 'clients')]);

    expect(code).toBe(0);
    expect(out).toContain(`written: ${join(dir, 'clients')}/clients/norte.json\n`);
    expect(out).toContain(`not carried over: syncConfig.retryAttempts of ${row}: every call is retried`);
    expect(out).toContain('to do: sync_schedule: ');
    expect(out).toContain(`Next: siesa-sync client check norte --local ${join(dir, 'clients')}\n`);
  });

  it('prints one document as JSON, under another id', async () => {
    const { out } = await siesaSync([
      'client',
      'import',
      row,
      '--local',
      join(dir, 'clients'),
      '--client',
      'sur',
      '--json',
    ]);

    expect(JSON.parse(out)).toMatchObject({
      client_id: 'sur',
      files: ['clients/sur.json', '.gitignore'],
      not_carried_over: [{ path: 'syncConfig.retryAttempts' }],
    });
  });

  it('ends with 2 where a file cannot be imported', async () => {
    await writeFile(row, '{"x": 1}');
    const { code, err } = await siesaSync(['client', 'import', row, '--local', join(dir, 'clients')]);

    expect(code).toBe(2);
    expect(err).toContain('it is not one of the documents that can');
  });
});
