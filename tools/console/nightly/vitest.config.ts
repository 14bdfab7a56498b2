import { dirname } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that take too long for every `npm test`: `nx run console:nightly`. */
export default defineConfig({
  root: dirname(import.meta.dirname),
  ssr: { resolve: { conditions: ['@siesa-integration/source', 'node'] } },
  test: { include: ['nightly/*.test.ts'], maxWorkers: 1 },
});
