import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledRules } from '../rules/rule-documents.ts';
import { openFile } from './open-file.ts';
import { openRules } from './open-rules.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reconciliation-files-'));
  await writeFile(join(dir, 'products.json'), '{ "name": "mine" }');
  await writeFile(join(dir, 'good.json'), JSON.stringify(bundledRules('products')));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe('openRules', () => {
  it('takes a name before a file, and names the file whose rules cannot be used', async () => {
    expect((await openRules('products'))?.name).toBe('products');
    expect((await openRules(join(dir, 'good.json')))?.name).toBe('products');
    await expect(openRules(join(dir, 'products.json'))).rejects.toThrow(/^The rule document 'products\.json' /);
    expect(await openRules(join(dir, 'nowhere.json'))).toBeUndefined();
  });
});

describe('openFile', () => {
  it('gives the bytes of a file more than once, and nothing for a folder', async () => {
    const file = await openFile(join(dir, 'products.json'));
    const read = async () => Buffer.concat(await Array.fromAsync(file?.open() ?? [])).toString();

    expect([file?.name, await read(), await read()]).toEqual([
      'products.json',
      '{ "name": "mine" }',
      '{ "name": "mine" }',
    ]);
    expect(await openFile(dir)).toBeUndefined();
  });
});
