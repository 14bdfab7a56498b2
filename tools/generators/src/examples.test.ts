import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cleanEnvironment } from './testing/scratch-copy.ts';

const workspace = join(import.meta.dirname, '../../..');
const execute = promisify(execFile);

const verdict = "[ { id: 'PROD001', status: 'accepted', followUps: 1 } ]\n";

it("examples/siesa-to-kong.ts prints each record's fate", async () => {
  const { stdout } = await execute(
    'node',
    ['--conditions=@siesa-integration/source', join(workspace, 'examples/siesa-to-kong.ts')],
    { env: { ...cleanEnvironment, NO_COLOR: '1' } },
  );

  expect(stdout).toMatch(/^not sent 000012 [^]*mapping\/required[^]*\naccepted 000011\n$/);
});

it('every example compiles as it is pasted, under the strictest settings', async () => {
  const strict = [
    'strict',
    'exactOptionalPropertyTypes',
    'noUncheckedIndexedAccess',
    'noPropertyAccessFromIndexSignature',
  ];
  const settings = ['--noEmit', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2024', '--types', 'node'];
  const files = globSync('examples/*.ts', { cwd: workspace });

  await expect(
    execute('tsc', [...settings, ...strict.map((name) => `--${name}`), '--ignoreConfig', ...files], {
      cwd: workspace,
      env: cleanEnvironment,
    }),
  ).resolves.toMatchObject({ stdout: '' });
  expect(files.length).toBeGreaterThan(4);
});

describe.each([
  ['siesa', 'siesa-client', '000011 40\n'],
  ['adapter', 'destination-adapter', "[ { id: 'PROD001', status: 'accepted' } ]\n"],
  ['kong', 'kong-adapter', verdict],
  ['wms', 'wms-adapter', verdict],
])('examples/%s.ts', (name, lib, expected) => {
  it('prints what its comment shows', async () => {
    const { stdout } = await execute(
      'node',
      ['--conditions=@siesa-integration/source', join(workspace, `examples/${name}.ts`)],
      { env: cleanEnvironment },
    );

    expect(stdout).toBe(expected);
  });

  it(`is the first example of ${lib}`, () => {
    const readme = readFileSync(join(workspace, `libs/${lib}/README.md`), 'utf8');
    const [, first] = /```ts\n([^]*?)```/.exec(readme) ?? [];

    expect(first).toBe(readFileSync(join(workspace, `examples/${name}.ts`), 'utf8'));
  });
});
