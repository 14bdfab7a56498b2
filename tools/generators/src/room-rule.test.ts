import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const workspace = join(import.meta.dirname, '../../..');
const eslint = new ESLint({ cwd: workspace });
const timeout = 120_000; // the first look at a room reads all of its types, those of aws-cdk-lib among them

/** Lints one import as if it stood in a room's `index.ts`, and gives the names of the rules that refuse it. */
const rulesThatRefuse = async (importLine: string, file: string): Promise<string[]> => {
  const [result] = await eslint.lintText(`${importLine}\n`, { filePath: join(workspace, file) });
  return (result?.messages ?? [])
    .map((message) => message.ruleId ?? message.message)
    .filter((rule) => rule.endsWith('module-boundaries') || rule === 'no-restricted-imports');
};

describe('the room rule', () => {
  it.each([
    [
      'an adapter that knows another adapter',
      "export * from '@siesa-integration/kong-adapter';",
      'libs/wms-adapter/src/index.ts',
    ],
    [
      'an adapter that knows Siesa',
      "export * from '@siesa-integration/siesa-client';",
      'libs/kong-adapter/src/index.ts',
    ],
    [
      'a pipeline that knows an adapter',
      "export * from '@siesa-integration/kong-adapter';",
      'libs/sync-pipeline/src/index.ts',
    ],
    ['a pipeline that touches AWS', "export * from '@aws-sdk/client-s3';", 'libs/sync-pipeline/src/index.ts'],
    [
      'an engine that knows the source',
      "export * from '@siesa-integration/siesa-client';",
      'libs/field-mapping/src/index.ts',
    ],
    [
      'infra that imports more of the runtime than its settings',
      "export * from '@siesa-integration/aws-runtime';",
      'infra/src/main.ts',
    ],
    [
      'an import across rooms by relative path',
      "export * from '../../canonical-model/src/index.ts';",
      'libs/destination-adapter/src/index.ts',
    ],
  ])(
    'refuses %s',
    async (_, importLine, file) => {
      expect(await rulesThatRefuse(importLine, file)).not.toEqual([]);
    },
    timeout,
  );

  it.each([
    [
      'an adapter that keeps to its contract',
      "export * from '@siesa-integration/destination-adapter';",
      'libs/kong-adapter/src/index.ts',
    ],
    ['infra that reads the settings', "export * from '@siesa-integration/aws-runtime/settings';", 'infra/src/main.ts'],
  ])(
    'lets pass %s',
    async (_, importLine, file) => {
      expect(await rulesThatRefuse(importLine, file)).toEqual([]);
    },
    timeout,
  );
});
