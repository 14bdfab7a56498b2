import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Needs Python and its packages, which are installed the first time: `nx run checks:drf`. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  ssr: { resolve: { conditions: ['@siesa-integration/source', 'node'] } },
  test: { include: ['drf/*.test.ts'], globalSetup: ['drf/python-setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 },
});
