import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Needs Java, Python and Spark, which is installed the first time (320 MB): `nx run checks:spark`. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  ssr: { resolve: { conditions: ['@siesa-integration/source', 'node'] } },
  test: { include: ['spark/*.test.ts'], globalSetup: ['spark/python-setup.ts'], testTimeout: 1_200_000 },
});
