import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmulatedFolder } from '../emulated-host/open-emulated-folder.ts';
import { writeTinyService, type TinyService } from '../testing/write-tiny-service.ts';
import { watchDisk } from './disk-watch.ts';

const mebibyte = 1024 * 1024;
const disk = mkdtempSync(join(tmpdir(), 'small-disk-'));

/** Whether this user may mount; only then a disk can be full here. */
const mounted = ((): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', disk], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
})();
afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

const fill = (mebibytes: number): void => {
  writeFileSync(join(disk, 'filler'), Buffer.alloc(mebibytes * mebibyte));
};
afterEach(() => {
  if (mounted) rmSync(join(disk, 'filler'), { force: true });
});

describe.skipIf(!mounted)('a full disk (skipped where this user may not mount one)', () => {
  let service: TinyService;
  beforeEach(async () => {
    service = await writeTinyService({
      bundle: 'export const handler = async () => ({});',
      states: { Stage: { Type: 'Wait', Seconds: 60, End: true } },
    });
    mkdirSync(join(service.folder, '.siesa-sync', 'emulated'), { recursive: true });
    execFileSync('mount', ['--bind', disk, join(service.folder, '.siesa-sync', 'emulated')]);
  });
  afterEach(async () => {
    execFileSync('umount', ['-l', join(service.folder, '.siesa-sync', 'emulated')]);
    await service.remove();
  });

  it('is full when less than 16 MiB are left', () => {
    fill(24);
    expect(() => watchDisk(disk)).not.toThrow();
    fill(25);
    expect(() => watchDisk(disk)).toThrow(/^The disk of '\S+' is full \(1[45](\.\d)? MiB are left of the 16 MiB/);
  });

  it('is reported before anything is started', async () => {
    fill(30);

    await expect(openEmulatedFolder(service.folder, { template: service.template })).rejects.toMatchObject({
      code: 'STATE_UNUSABLE',
      message: expect.stringContaining('is full') as string,
    });
  });

  it('refuses writes, ends what runs with the sentence, and keeps what was confirmed', async () => {
    const host = await openEmulatedFolder(service.folder, { template: service.template });
    const { documents, s3 } = host.clients;
    const put = (id: string) =>
      documents.send(new PutCommand({ TableName: 'ledger', Item: { client_id: 'cliente-a', product_id: id } }));
    await put('before');
    const execution = host.start({});
    fill(30);

    await expect(put('after')).rejects.toThrow('is full');
    await expect(
      s3.send(new PutObjectCommand({ Bucket: host.resources.dataBucket, Key: 'runs/a', Body: 'x' })),
    ).rejects.toThrow();
    const { Item } = await documents.send(
      new GetCommand({ TableName: 'ledger', Key: { client_id: 'cliente-a', product_id: 'before' } }),
    );
    expect(Item).toMatchObject({ product_id: 'before' });
    expect(await execution.result).toMatchObject({
      status: 'ABORTED',
      cause: expect.stringContaining('is full') as string,
    });
    await host.close();
  });

  it('serves again when there is room', async () => {
    fill(30);
    await expect(openEmulatedFolder(service.folder, { template: service.template })).rejects.toThrow('is full');
    fill(1);

    const host = await openEmulatedFolder(service.folder, { template: service.template });
    await host.clients.documents.send(
      new PutCommand({ TableName: 'ledger', Item: { client_id: 'cliente-a', product_id: 'after' } }),
    );
    await host.close();
  });
});
