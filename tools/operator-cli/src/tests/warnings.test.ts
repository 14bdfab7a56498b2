import { afterAll, beforeAll, expect, it } from 'vitest';
import { siesaSync } from '../testing/command-line.ts';
import { startExampleSetup, type ExampleSetup } from '../testing/example-setup.ts';

let setup: ExampleSetup;
beforeAll(async () => {
  setup = await startExampleSetup({ size: 5 });
});
afterAll(() => setup.close());

const run = (...args: readonly string[]) => siesaSync([...args, '--local', setup.dir]);

it('counts a code that stands twice as a warning in summary and status, and explain states what it means', async () => {
  const [first, ...others] = setup.siesa.products.rows;
  setup.siesa.set([first ?? {}, first ?? {}, ...others]);
  const { out } = await run('sync', 'cliente-a', '--type', 'initial', '--json');
  const status = await run('status', 'cliente-a', '--json');
  const explained = await run('explain', 'cliente-a', String(first?.['f_codigo']));

  expect(JSON.parse(out)).toMatchObject({
    status: 'success',
    records_success: 5,
    records_warned: 1,
    cursor_held: false,
  });
  expect(JSON.parse(status.out)).toMatchObject({ syncs: [{ recordsWarned: 1 }] });
  expect(explained.out).toMatch(/Warning of sync-\S+: source\/double-code: .*\n {2}This code stands twice in Siesa/);
});
