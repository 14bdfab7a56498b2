import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that take too long for every `npm test`: `nx run operator:switches`. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  ssr: { resolve: { conditions: ['@siesa-integration/source', 'node'] } },
  test: { include: ['nightly/*.test.ts'], testTimeout: 30_000, maxWorkers: '100%' },
});
