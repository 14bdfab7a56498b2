import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it("runs the README's example unchanged", async () => {
  const [, example = ''] = /```ts\n([^]*?)```/.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=@siesa-integration/source', '--input-type=module-typescript', '--eval', example],
    { cwd: root, env: {} },
  ); // an empty environment, because FORCE_COLOR would colour the output

  expect(stdout).toBe(
    "ordem_id { cents: 1, days: 1 }\n3 [ 'DATE_IMPOSSIBLE', 'AMOUNT_DECIMALS' ]\n1 150075n\n[ 'file', 'match.tolerence', 'breaks' ]\n",
  );
});
