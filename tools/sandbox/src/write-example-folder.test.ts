import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeExampleFolder } from './write-example-folder.ts';

const addresses = {
  siesa: 'http://127.0.0.1:1001',
  kong: 'http://127.0.0.1:1002',
  wms: new URL('http://127.0.0.1:1003'),
};

describe('writeExampleFolder', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'example-folder-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(dir, path), 'utf8'));

  it('points settings and secrets at the same addresses, also those in the form of DynamoDB', async () => {
    await writeExampleFolder({ dir, addresses });

    expect(await read('clients/cliente-a.json')).toMatchObject({
      siesa_api_url: 'http://127.0.0.1:1001',
      product_api_url: 'http://127.0.0.1:1002',
    });
    expect(await read('clients/cliente-c.dynamodb.json')).toMatchObject({
      product_api_url: { S: 'http://127.0.0.1:1002' },
    });
    expect(await read('secrets/siesa-integration/cliente-b/wms.json')).toMatchObject({
      api_url: 'http://127.0.0.1:1003',
      service_endpoints: { inventory: 'http://127.0.0.1:1003/inventory', warehouse: 'http://127.0.0.1:1003/warehouse' },
    });
  });

  it('keeps secrets from other users and out of repositories', async () => {
    await writeExampleFolder({ dir, addresses });

    expect((await stat(join(dir, 'secrets/siesa-integration/cliente-b/wms.json'))).mode & 0o077).toBe(0);
    expect(await readFile(join(dir, '.gitignore'), 'utf8')).toBe('secrets/\n.siesa-sync/\n');
  });

  it('can give each client addresses of its own', async () => {
    await writeExampleFolder({
      dir,
      addresses: (clientId) => ({ ...addresses, siesa: `http://127.0.0.1:1/${clientId}` }),
    });

    expect(await read('secrets/siesa-integration/cliente-d/siesa.json')).toMatchObject({
      api_url: 'http://127.0.0.1:1/cliente-d',
    });
  });

  it('leaves no address of a real system', async () => {
    await writeExampleFolder({ dir, addresses });
    const files = (await readdir(dir, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());

    for (const file of files)
      expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain('https://');
    expect(files.length).toBeGreaterThan(12);
  });
});
