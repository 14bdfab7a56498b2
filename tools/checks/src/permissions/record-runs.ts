import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { ExecutionResult } from '@siesa-integration/local-runtime/workflow';
import { type AwsCall, type EmulatedHost, openEmulatedFolder } from '@siesa-integration/sandbox';
import { type Simulators, startSimulators, writeExampleFolder } from '@siesa-integration/sandbox/simulators';
import { defaultTemplate, type Template } from '@siesa-integration/sandbox/template';

/** The service's calls to AWS in runs with every kind of end. */
export interface RecordedRuns {
  readonly calls: readonly AwsCall[];
  /** Every state that was entered. */
  readonly states: ReadonlySet<string>;
  /** What the hourly overdue check answered after them. */
  readonly overdue: unknown;
  /** How each run ended, by its topic. */
  readonly ends: Readonly<Record<string, Pick<ExecutionResult, 'status' | 'error' | 'endState'>>>;
}

/** The parts of a run's first slice wait for its successor, which finds no report of them. */
const handOverSeconds = 96 * 60;

/** Runs the synthesized workflow and the built bundles until every kind of end occurred: success in several slices and two executions, skip, keys refused by either side, no mapping. */
export const recordRuns = async (): Promise<RecordedRuns> => {
  const home = await mkdtemp(join(tmpdir(), 'siesa-sync-iam-'));
  const dir = join(home, 'folder');
  const simulators = await startSimulators({ size: 40 });
  await writeExampleFolder({
    dir,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  await rewrite(join(dir, 'clients', 'cliente-a.json'), { siesa_page_size: 5 });
  await rewrite(
    join(dir, 'clients', 'cliente-b.json'),
    { field_mappings_key: 'nowhere.json' },
    join(dir, 'clients', 'sin-mapa.json'),
  );
  const host = await openEmulatedFolder(dir, {
    recordAwsCalls: true,
    template: await withShortSlices(home),
    spentSeconds: handOverSeconds,
  });
  const states = new Set<string>();
  try {
    const ends = await everyEnd(simulators, (clientId, syncType) =>
      runToEnd(host, states, { client_id: clientId, sync_type: syncType }),
    );
    const overdue = await host.invoke('siesa-integration-overdue-check-dev', {});
    return { calls: [...host.awsCalls], states, ends, overdue };
  } finally {
    await host.close();
    await simulators.close();
    await rm(home, { recursive: true, force: true });
  }
};

type Run = (clientId: string, syncType: 'initial' | 'incremental') => Promise<RecordedRuns['ends'][string]>;

const everyEnd = async ({ siesa, kong }: Simulators, run: Run): Promise<RecordedRuns['ends']> => {
  const [refused, ...others] = siesa.products.rows;
  kong.switches.poison.set(String(refused?.['f_codigo']), 'Invalid EAN format');
  siesa.upsert([{ ...refused, f_codigo: 'SIN-NOMBRE', f_nombre: '' }]); // the mapping rejects it
  siesa.switches.latencyMs = 700;
  const slices = await run('cliente-a', 'initial');
  const together = await Promise.all([run('cliente-b', 'initial'), run('cliente-b', 'initial')]);
  const [winner, loser] = together.sort((one, other) => one.endState.localeCompare(other.endState)); // either may start first
  siesa.switches.latencyMs = 0;

  siesa.set(others); // the refused item is gone from Siesa, so its reject is closed
  const incremental = await run('cliente-a', 'incremental');
  kong.switches.apiKey = 'another key';
  const partFailed = await run('cliente-a', 'initial');
  siesa.switches.refusesKeys = true;
  const extractFailed = await run('cliente-a', 'incremental');
  const unmapped = await run('sin-mapa', 'incremental');
  return { slices, winner, loser, incremental, partFailed, extractFailed, unmapped };
};

const runToEnd = async (host: EmulatedHost, states: Set<string>, input: object) => {
  const execution = host.start(input);
  for await (const { kind, state } of execution.events) if (kind === 'entered') states.add(state);
  const { status, error, endState } = await execution.result;
  return { status, endState, ...(error !== undefined && { error }) };
};

/** The client's settings with other values, in their own file or as another client's. */
const rewrite = async (file: string, values: object, to = file): Promise<void> => {
  const settings = (await readFile(file, 'utf8')).replaceAll('cliente-b', basename(to, '.json'));
  await writeFile(to, JSON.stringify({ ...(JSON.parse(settings) as object), ...values }));
};

/** The synthesized template, with two seconds for a slice: a slice ends when a minute is left. */
const withShortSlices = async (home: string): Promise<string> => {
  const assets = relative(home, dirname(defaultTemplate()));
  const template = JSON.parse(
    (await readFile(defaultTemplate(), 'utf8')).replaceAll('"asset.', `"${assets}/asset.`),
  ) as Template;
  const isExtractor = ([, { Properties }]: [string, Template['Resources'][string]]) =>
    JSON.stringify(Properties?.['FunctionName'] ?? '').includes('extractor');
  const [id, extractor] = Object.entries(template.Resources).find(isExtractor) ?? ['', { Type: '' }];
  const shortened = {
    ...template,
    Resources: { ...template.Resources, [id]: { ...extractor, Properties: { ...extractor.Properties, Timeout: 62 } } },
  };
  const file = join(home, 'short-slices.template.json');
  await writeFile(file, JSON.stringify(shortened));
  return file;
};
