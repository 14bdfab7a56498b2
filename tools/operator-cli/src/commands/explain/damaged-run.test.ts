import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siesaSync } from '../../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../../testing/example-setup.ts';

describe('explain, of what a sync has stored', () => {
  let setup: ExampleSetup;
  beforeAll(async () => {
    setup = await startExampleSetup({ size: 5 });
    await siesaSync(['sync', 'cliente-a', '--local', setup.dir]);
  });
  afterAll(() => setup.close());

  const explain = () => siesaSync(['explain', 'cliente-a', 'PROD000001', '--local', setup.dir, '--json']);
  const stored = async (end: RegExp): Promise<string> => {
    const entries = await readdir(join(setup.dir, '.siesa-sync/objects'), { recursive: true, withFileTypes: true });
    return (
      entries.flatMap(({ parentPath, name }) =>
        end.test(join(parentPath, name)) ? [join(parentPath, name)] : [],
      )[0] ?? ''
    );
  };

  it.each([
    ['mapping', '{"fields":', /runs\/.*mapping\.json$/],
    ['mapping', '{"version":"1.0"}', /runs\/.*mapping\.json$/],
    ['part', 'no gzip', /\/raw\/.*$/],
  ])('names the %s that is damaged, and no file of the operator: %s', async (what, text, end) => {
    const file = await stored(end);
    const whole = await readFile(file);
    await writeFile(file, text);
    const { code, out } = await explain();
    await writeFile(file, whole);

    expect(code).toBe(2);
    const { error } = JSON.parse(out) as { error: { code: string; message: string } };
    expect(error.code).toBe('STORED_OBJECT_UNUSABLE');
    expect(error.message).toMatch(
      new RegExp(`^The ${what} that sync-\\S+ stored in '${file}' cannot be used: it is damaged`),
    );
    expect(error.message).not.toContain('field-mappings');
  });

  it('shows the verdict alone when that mapping was moved away', async () => {
    await rm(await stored(/runs\/.*mapping\.json$/));
    const { code, out } = await explain();

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      steps: [],
      verdict: [expect.stringContaining('Accepted') as string, expect.stringContaining('are gone') as string],
    });
  });
});
