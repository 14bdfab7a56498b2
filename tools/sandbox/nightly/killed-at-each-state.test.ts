import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StateMachineDefinition } from '@siesa-integration/local-runtime/workflow';
import { afterAll, describe, it } from 'vitest';
import { openEmulatedFolder } from '../src/emulated-host/open-emulated-folder.ts';
import { readDeployment } from '../src/template/read-template.ts';
import { accountOf } from './account-of.ts';
import { noPauses, noSummary, onePageSlices, writeChangedTemplate } from './changed-template.ts';
import { dieAt } from './die-at.ts';
import { expectedInKong } from './expected-in-kong.ts';
import { renderInstant, distinctInstants, instantsOf, observe, type Instant } from './instant.ts';
import { startSettledSetup, type SettledSetup } from './settled-setup.ts';

const size = 60;
const incremental = { client_id: 'cliente-a', sync_type: 'incremental' };

const settled = await startSettledSetup(size);
const work = await mkdtemp(join(tmpdir(), 'template-'));
const [slicing, unsummarized] = await Promise.all([
  writeChangedTemplate(work, onePageSlices),
  writeChangedTemplate(work, noSummary),
]);
afterAll(async () => {
  await settled.close();
  await rm(work, { recursive: true });
});

interface Run {
  /** How it goes. */
  readonly name: string;
  readonly template: string;
  readonly trouble: (setup: SettledSetup) => void;
}

/** The runs that are killed: together they pass every state. */
const runs: readonly Run[] = [
  { name: 'that goes well', template: slicing, trouble: () => undefined },
  {
    name: 'whose product refuses the key',
    template: slicing,
    trouble: ({ kong }) => {
      kong.switches.apiKey = 'another';
    },
  },
  {
    name: 'whose Siesa refuses the key from page 2 on',
    template: slicing,
    trouble: ({ siesa }) => {
      siesa.switches.failWhen = ({ url }) =>
        url.searchParams.get('page') === '2' ? { kind: 'answer', status: 401 } : undefined;
    },
  },
  { name: 'that cannot be summarized', template: unsummarized, trouble: () => undefined },
];

const calm = ({ siesa, kong }: SettledSetup): void => {
  siesa.switches.failWhen = undefined;
  kong.switches.apiKey = settled.kong.switches.apiKey;
};

const setQuantities = ({ siesa }: SettledSetup, count: number, quantity: (index: number) => unknown): void => {
  siesa.upsert(
    siesa.products.rows
      .slice(0, count)
      .map((row, index) => ({ ...row, f_cantidad: quantity(index), f_fecha_modificacion: new Date().toISOString() })),
  );
};

/** A setup before a run: 40 of 60 products have changed, so that two slices bring a part each. */
const aChangedSetup = async ({ trouble }: Run): Promise<SettledSetup> => {
  const setup = await settled.copy();
  setQuantities(setup, 40, (index) => 10_000 + index);
  trouble(setup);
  return setup;
};

/** The run without a kill: it shows the instants at which it can be killed. */
const instantsOfRun = async (run: Run): Promise<readonly { readonly run: Run; readonly instant: Instant }[]> => {
  const setup = await aChangedSetup(run);
  const host = await openEmulatedFolder(setup.folder, {
    template: run.template,
    recordAwsCalls: true,
    retries: noPauses,
  });
  const events = await observe({ execution: host.start(incremental), calls: host.awsCalls });
  await host.close();
  await setup.close();
  return instantsOf(events).map((instant) => ({ run, instant }));
};

const instants = [];
for (const run of runs) instants.push(...(await instantsOfRun(run)));
const cases = distinctInstants(instants).map(
  ({ run, instant }) => [`${renderInstant(instant)}, in a run ${run.name}`, run, instant] as const,
);

/** What is left over when every record that came is set against what became of it. */
const leftOver = (output: unknown): number => {
  const {
    records_extracted: extracted = 0,
    records_retried: retried = 0,
    records_duplicate: duplicates = 0,
    records_success: accepted = 0,
    records_unchanged: unchanged = 0,
    records_failed: failed = 0,
  } = output as Record<string, number>;
  return extracted + retried - duplicates - accepted - unchanged - failed;
};

const byId = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): number =>
  String(one['product_id']).localeCompare(String(other['product_id']));

const namesOf = ({ States: states }: StateMachineDefinition): readonly string[] =>
  Object.entries(states).flatMap(([name, { ItemProcessor: inner }]) => [name, ...(inner ? namesOf(inner) : [])]);

describe('a process that is killed', () => {
  it('covers every state but the one that does nothing (B21)', async ({ expect }) => {
    const { workflows } = await readDeployment();
    const killedIn = new Set(cases.map(([, , { state }]) => state));

    expect(workflows.flatMap(({ definition }) => namesOf(definition)).filter((name) => !killedIn.has(name))).toEqual([
      'SyncSkipped',
    ]);
  });

  it.concurrent.for(cases)(
    'B21: at %s, leaves nothing that the next one does not mend at once',
    { timeout: 120_000 },
    async ([, run, instant], { expect }) => {
      const setup = await aChangedSetup(run);
      expect(await dieAt({ folder: setup.folder, template: run.template, input: incremental, instant })).toBe(
        'SIGKILL',
      );
      calm(setup);
      setQuantities(setup, 20, (index) => settled.siesa.products.rows[index]?.['f_cantidad']); // A, B, and A again

      const host = await openEmulatedFolder(setup.folder);
      const next = await host.start(incremental).result;
      const calls = setup.kong.calls.length;
      const last = await host.start(incremental).result;
      const { state, ledger, history } = await accountOf(host, 'cliente-a');
      await host.close();
      await setup.close();

      expect([next, last]).toMatchObject(
        Array(2).fill({
          status: 'SUCCEEDED',
          endState: 'LogSuccess',
          output: { status: 'success', records_failed: 0 },
        }),
      );
      expect([next, last].map(({ output }) => leftOver(output))).toEqual([0, 0]);
      expect([...setup.kong.products.values()].toSorted(byId)).toEqual(
        setup.siesa.products.rows.map(expectedInKong).toSorted(byId),
      );
      expect(setup.kong.calls).toHaveLength(calls); // the last run wrote nothing
      expect(
        ledger
          .map(({ product_id: id, accepted, rejection }) => [id, accepted?.sync_id.slice(0, 5), rejection])
          .toSorted(),
      ).toEqual([...setup.kong.products.keys()].map((id) => [id, 'sync-', undefined]).toSorted());
      expect(state).toEqual({
        epoch: expect.any(Number) as number,
        cursor: expect.any(String) as string,
        budget: expect.anything() as object,
        reserved: expect.anything() as object,
        day_stamps: false,
        fills: expect.anything() as object,
        source: expect.stringContaining(setup.siesa.url.origin) as string,
        destination: expect.stringContaining(setup.kong.url.origin) as string,
        ended: { sync_id: (last.output as { sync_id: string }).sync_id, status: 'success' },
      }); // no lease, nothing open
      expect(history.length - new Set(history.map(({ syncId }) => syncId)).size).toBe(0);
      expect(history.filter(({ status }) => status === 'success').length).toBeGreaterThanOrEqual(3); // the first run, and the last two
      expect(history.length).toBeLessThanOrEqual(4);
    },
  );
});
