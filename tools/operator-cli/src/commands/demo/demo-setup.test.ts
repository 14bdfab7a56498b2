import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { startDemoSetup } from './demo-setup.ts';

describe('startDemoSetup', () => {
  it('has companies in Siesa Cloud whose own queries give 1,000 rows a call: 10,000 products twice are fewer than 100 calls', async () => {
    const setup = await startDemoSetup({ size: 2_500, seed: 1, dialect: 'connekta' });
    const [{ siesa, stored }] = setup.clients;

    const { code } = await siesaSync(['sync', 'cliente-a', '--local', setup.dir, '--type', 'initial', '--json']);

    expect(code).toBe(0);
    expect(stored.size).toBe(2_500);
    expect(siesa.calls()).toBe(3 + 3 + 5); // items, a barcode each, two rows of stock each
    await setup.close();
    await rm(setup.dir, { recursive: true, force: true });
  });
});
