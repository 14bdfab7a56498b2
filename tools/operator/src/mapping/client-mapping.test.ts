import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { aSiesaProduct } from '@siesa-integration/siesa-client/fake';
import { runKeys } from '@siesa-integration/sync-pipeline/stored';
import { aMapping } from '@siesa-integration/sync-pipeline/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSteps } from '../clients/apply-client.ts';
import { valueIn } from '../messages/message.ts';
import { type ClientFolder, openClientFolder } from '../testing/client-folder.ts';
import { checkClientMapping, mappingNames, planMapping, readClientMapping } from './client-mapping.ts';
import { previewMapping } from './preview-mapping.ts';

describe('the mapping document of a client', () => {
  let folder: ClientFolder;
  beforeAll(async () => {
    folder = await openClientFolder({
      'cliente-a': {},
      'cliente-b': {},
      'cliente-c': { siesa_api_url: 'nowhere' },
      'cliente-d': { field_mappings_key: 'own.json' },
    });
  });
  afterAll(() => folder[Symbol.asyncDispose]());

  const file = () => join(folder.dir, 'field-mappings/field-mappings-kong.json');
  const renamed = aMapping().replace('"barcode"', '"ean13"');
  const storeRows = async (syncId: string, parts: readonly (readonly object[] | string)[]): Promise<void> => {
    const keys = runKeys('cliente-a', syncId);
    const slice = { slice: 1, attempt: '0b1c' };
    const { objects } = folder.host.stores;
    await objects.put(keys.slice(slice), Buffer.from('{}'), { contentType: 'application/json' });
    for (const [at, part] of parts.entries()) {
      const body = typeof part === 'string' ? part : gzipSync(part.map((row) => JSON.stringify({ row })).join('\n'));
      await objects.put(keys.raw(slice, at + 1), Buffer.from(body), { contentType: 'application/x-ndjson' });
    }
  };

  it('has a version, and the clients that share it', async () => {
    const { key, text, version, sharedWith } = await readClientMapping(folder.host, 'cliente-a');

    expect([key, text, sharedWith]).toEqual([
      'field-mappings-kong.json',
      await readFile(file(), 'utf8'),
      ['cliente-b', 'cliente-c'],
    ]);
    expect(version).toMatch(/^[0-9a-f]{16}$/);
    expect(await readClientMapping(folder.host, 'cliente-d')).toMatchObject({ text: '', sharedWith: [] });
    await expect(readClientMapping(folder.host, 'cliente-x')).rejects.toMatchObject({ code: 'CLIENT_NOT_FOUND' });
  });

  it('is checked for each client that would use it, in the language of the reader', async () => {
    await using shared = await openClientFolder({
      'cliente-a': {},
      'cliente-w': { product_type: 'wms', field_mappings_key: 'field-mappings-kong.json' },
    });
    const { valid, problems } = await checkClientMapping(shared.host, 'cliente-a', aMapping());

    expect(valid).toBe(false);
    expect(problems.map((problem) => valueIn(problem, 'en'))).toEqual([expect.stringMatching(/^cliente-w: [^]*wms/)]);
    expect(valueIn(problems[0] ?? '', 'es')).toMatch(
      /^cliente-w: El documento de mapeo .* tiene 1 problema\. .*\n- product_type: se espera «wms», el destino del cliente, y hay /,
    );
  });

  it('offers the names of the destination, and those of the rows that the newest sync has stored', async () => {
    expect(await mappingNames(folder.host, 'cliente-a')).toMatchObject({ siesa: [] });
    await storeRows('sync-20260101-000000-0001', [[{ f_viejo: 1 }]]);
    await storeRows('sync-20260102-000000-0001', ['not gzip', [{ f_nuevo: 1 }]]);
    const { canonical, siesa, product } = await mappingNames(folder.host, 'cliente-a');

    expect([canonical, siesa, product]).toEqual([
      expect.arrayContaining(['stock_quantity']),
      ['f_nuevo'],
      expect.arrayContaining(['barcode']),
    ]);
  });

  it('is tried on stored rows, beside the stored document', async () => {
    const rows = [
      aSiesaProduct({ f_codigo: 'P1' }),
      aSiesaProduct({ f_codigo: 'P2', f_cantidad: 'agotado' }),
      { f_ean: '1' },
    ];
    await storeRows('sync-20260103-000000-0001', [rows]);
    const preview = await previewMapping(folder.host, 'cliente-a', renamed);

    expect(preview).toMatchObject({ sync_id: 'sync-20260103-000000-0001', rows: 3, before: 1, after: 1 });
    expect(preview?.diff.fields.map(({ field }) => field)).toEqual(['barcode', 'ean13']);
    expect(preview?.failures.map(({ path }) => path)).toContain('stock_quantity');
    expect(await previewMapping(folder.host, 'cliente-b', renamed)).toBeUndefined();
  });

  it('is tried without a comparison where no usable document is stored', async () => {
    await writeFile(file(), '{');
    const damaged = await previewMapping(folder.host, 'cliente-a', renamed);
    await rm(file());
    const missing = await previewMapping(folder.host, 'cliente-a', renamed);
    await writeFile(file(), aMapping());

    for (const preview of [damaged, missing]) {
      expect(preview).toMatchObject({ after: 1, diff: { compared: 0 } });
      expect(preview).not.toHaveProperty('before');
    }
  });

  it('is published over the version that was edited, and over no other one', async () => {
    const { version } = await readClientMapping(folder.host, 'cliente-a');
    const { step, differences, warnings } = await planMapping(folder.host, 'cliente-a', { text: renamed, version });
    const written = await Array.fromAsync(runSteps([step]));

    expect(differences).toEqual([{ field: 'mappings.product.ean.product_field', before: 'barcode', after: 'ean13' }]);
    expect(warnings).toEqual([]);
    expect(written.map((what) => valueIn(what, 'es'))).toEqual([expect.stringContaining('field-mappings-kong.json')]);
    expect(await readFile(file(), 'utf8')).toBe(renamed);
    await expect(planMapping(folder.host, 'cliente-a', { text: aMapping(), version })).rejects.toMatchObject({
      code: 'MAPPING_CHANGED',
    });
    await expect(planMapping(folder.host, 'cliente-a', { text: '{}', version })).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
    });
  });

  it('is refused to the second of two who publish at once', async () => {
    const { version, text } = await readClientMapping(folder.host, 'cliente-a');
    const other = text.replace('"ean13"', '"ean8"');
    const plans = [aMapping(), other].map((each) => planMapping(folder.host, 'cliente-a', { text: each, version }));
    const steps = (await Promise.all(plans)).map(({ step }) => step);
    const written = await Promise.allSettled(steps.map((step) => step.run()));

    expect(written).toEqual([
      { status: 'fulfilled', value: undefined },
      { status: 'rejected', reason: expect.objectContaining({ code: 'MAPPING_CHANGED' }) as unknown },
    ]);
    expect(await readFile(file(), 'utf8')).toBe(aMapping());
  });

  it('is new where none was stored', async () => {
    const { version } = await readClientMapping(folder.host, 'cliente-d');
    const { differences } = await planMapping(folder.host, 'cliente-d', { text: aMapping(), version });

    expect(differences.map(({ before }) => before)).toEqual(differences.map(() => undefined));
    expect(differences.length).toBeGreaterThan(0);
  });
});
