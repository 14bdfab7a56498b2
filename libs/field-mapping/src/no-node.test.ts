import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('needs no Node.js module at run time, and neither do its dependencies', async () => {
  const { errors, warnings } = await build({
    entryPoints: [join(import.meta.dirname, 'index.ts')],
    bundle: true,
    platform: 'neutral', // an import of a Node built-in cannot be resolved
    format: 'esm',
    write: false,
    mainFields: ['module', 'main'],
    conditions: ['@siesa-integration/source', 'module', 'import'],
  });

  expect([...errors, ...warnings]).toEqual([]);
});
