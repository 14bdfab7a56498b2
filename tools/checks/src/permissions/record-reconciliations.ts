import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deployment } from '@siesa-integration/sandbox/template';
import { bundledRules } from '@siesa-integration/reconciliation';
import { type AwsCall, type EmulatedReconciliations, openEmulatedReconciliations } from '@siesa-integration/sandbox';

/** The calls to AWS of reconciliations with every kind of end. */
export interface RecordedReconciliations {
  readonly calls: readonly AwsCall[];
  /** Every state that was entered. */
  readonly states: ReadonlySet<string>;
  /** The state in which each ended, by its topic. */
  readonly ends: Readonly<Record<string, string>>;
}

const header = 'fornecedor_id;ordem_id;nome;ativo_id;data;valor\n';
const base = `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.00\n`;
const file = base.replace('1500.00', '1500.75');

/** What is uploaded for a day. */
interface Day {
  readonly day: string;
  readonly text: string;
}

/** Later than the days that carry over, because its rules do not. */
const first: Day = { day: '2026-02-20', text: file };
const second: Day = { day: '2026-02-16', text: `${file}12346;ORD-70002;Luis Prado;ATV-002;2026-02-15;2300.50\n` };
const third: Day = { day: '2026-02-17', text: file.replace('1500.75', '1500.76') };
const bad: Day = { day: '2026-02-18', text: `${header}12345;ORD-70001;Ana Torres;ATV-001;2026-02-15;1500.755\n` };

/** Runs the synthesized workflow and the built bundles: a file that is refused, one that is matched by the job on Glue, whose report fails and that comes again, two days under rules that carry over, and the second one again. */
export const recordReconciliations = async (): Promise<RecordedReconciliations> => {
  const dir = await mkdtemp(join(tmpdir(), 'reconciliation-iam-'));
  const states = new Set<string>();
  const calls: AwsCall[] = [];
  const play = async (host: EmulatedReconciliations, ...days: readonly Day[]): Promise<readonly string[]> => {
    const ends: string[] = [];
    for (const { day, text } of days) {
      const key = `files/supplier-orders/${day}.csv`;
      await host.put(key, text);
      const execution = host.start({ object_key: key, business_date: day });
      for await (const { kind, state } of execution.events) if (kind === 'entered') states.add(state);
      ends.push((await execution.result).endState);
    }
    return ends;
  };
  try {
    await writeFile(
      join(dir, 'fault.mjs'),
      "export const throws = () => Promise.reject(new RangeError('The disk is away.'));\n",
    );
    const failing = await openEmulatedReconciliations(dir, {
      recordAwsCalls: true,
      functions: (one) => (one.name.includes('-report-') ? { ...one, code: dir, handler: 'fault.throws' } : one),
      workflows: ({ definition, ...workflow }) => ({ ...workflow, definition: alwaysOnGlue(definition) }),
      retries: { PrepareQuickSight: 10 },
    });
    await failing.put('bases/supplier-orders.csv', base);
    const [refused = ''] = await play(failing, bad);
    await failing.put('rules/supplier-orders.json', JSON.stringify(bundledRules('supplier-orders')));
    const [unreported = ''] = await play(failing, first);
    calls.push(...failing.awsCalls);
    await failing.close();

    const host = await openEmulatedReconciliations(dir, { recordAwsCalls: true });
    const [resumed = ''] = await play(host, first);
    await host.put(
      'rules/supplier-orders.json',
      JSON.stringify({ ...bundledRules('supplier-orders'), carry_over: {} }),
    );
    const [carrying = '', carried = '', known = ''] = await play(host, second, third, third);
    calls.push(...host.awsCalls);
    await host.close();
    return { calls, states, ends: { unreported, resumed, carrying, carried, known, refused } };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
};

type Definition = Deployment['workflows'][number]['definition'];

/** Files of every size are matched by the job. */
const alwaysOnGlue = (definition: Definition): Definition =>
  JSON.parse(
    JSON.stringify(definition).replaceAll(/"NumericGreaterThan":\d+/g, '"NumericGreaterThan":0'),
  ) as Definition;
