import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it("runs the README's first example as it is written", async () => {
  const [, example = ''] = /```ts\n([^]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@siesa-integration/source', '--input-type=module-typescript', '--eval', example],
    { cwd: root, env: { ...process.env, FORCE_COLOR: '0' } },
  );

  expect(stdout).toBe("{ kind: 'json', value: { items: [ 1, 2 ] } }\nADDRESS_REFUSED\n");
});
