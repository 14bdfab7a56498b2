import { defineConfig } from 'vitest/config';

/** What takes too long for every `npm test`: `nx run simulation:mutants`. */
export default defineConfig({
  root: import.meta.dirname,
  ssr: { resolve: { conditions: ['@siesa-integration/source', 'node'] } },
  test: { include: ['nightly/*.test.ts'], maxWorkers: '100%' },
});
