import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { cleanEnvironment } from './testing/scratch-copy.ts';

const workspace = join(import.meta.dirname, '../../..');
const execute = promisify(execFile);

const verdict = "[ { id: 'PROD001', status: 'accepted', followUps: 1 } ]\n";

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
