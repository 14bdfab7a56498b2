import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Needs Java 17 and Maven, and Trino, which is installed the first time (120 MB): `nx run checks:trino`. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  ssr: { resolve: { conditions: ['@siesa-integration/source', 'node'] } },
  test: { include: ['trino/*.test.ts'], globalSetup: ['trino/trino-setup.ts'], testTimeout: 300_000 },
});
