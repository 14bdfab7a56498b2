import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionEvent, ExecutionResult } from '@siesa-integration/local-runtime/workflow';
import { inventoryCatalogue, type InventoryRow } from '../src/catalogue/inventory-catalogue.ts';
import { startSimulators, type Simulators } from '../src/simulators/start-simulators.ts';
import { writeExampleFolder } from '../src/write-example-folder.ts';
import { openEmulatedFolder } from '../src/emulated-host/open-emulated-folder.ts';
import { writeChangedTemplate } from './changed-template.ts';
import { createMemoryWatch, withHeapProbe, type HeldMemory } from './held-memory.ts';

/** One initial sync, from outside. */
export interface LargeSync {
  readonly result: ExecutionResult;
  readonly rows: readonly InventoryRow[];
  /** What Kong held at the end. */
  readonly stored: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** Bytes of the largest input or output of any state. */
  readonly largestPayload: number;
  /** Events in the longest history that Step Functions would have kept, of the execution and of any child: no fewer than these. */
  readonly longestHistory: number;
  readonly memory: ReadonlyMap<string, HeldMemory>;
}

/** Syncs a catalogue of records of 2 KB through the built functions, each with the memory of the template. Threads tell what they hold every `probeMs`: the shorter the sync, the oftener. */
export const watchLargeSync = async (size: number, probeMs: number): Promise<LargeSync> => {
  const simulators = await startSimulators({ size: 1 });
  const dir = await mkdtemp(join(tmpdir(), 'large-'));
  await writeExampleFolder({
    dir,
    addresses: { siesa: simulators.siesa.url, kong: simulators.kong.url, wms: simulators.wms.url },
  });
  const rows = inventoryCatalogue({ size });
  answerInPages(simulators, rows);
  const watch = createMemoryWatch();
  const host = await openEmulatedFolder(dir, {
    template: await writeChangedTemplate(dir, withHeapProbe(probeMs)),
    onLog: watch.onLog,
  });
  try {
    const execution = host.start({ client_id: 'cliente-a', sync_type: 'initial' });
    const figures = await figuresOf(execution.events);
    const result = await execution.result;
    await sleep(2 * probeMs); // the last function has just answered
    return { ...figures, result, rows, stored: new Map(simulators.kong.products), memory: watch.most };
  } finally {
    await host.close();
    await simulators.close();
    await rm(dir, { recursive: true });
  }
};

const pageSize = 1_000;
const notes = 'ñ'.repeat(900); // 1.8 KB of UTF-8

/** A page is written when it is asked for: 200 MB of JSON would be in the way of what is measured. */
const answerInPages = ({ siesa }: Simulators, rows: readonly InventoryRow[]): void => {
  siesa.switches.failWhen = ({ url }) => {
    const page = Number(url.searchParams.get('page'));
    const data = rows.slice((page - 1) * pageSize, page * pageSize).map((row) => ({ ...row, f_notas: notes }));
    const pagination = { page, limit: pageSize, total: rows.length, total_pages: Math.ceil(rows.length / pageSize) };
    return { kind: 'answer', status: 200, body: JSON.stringify({ data, pagination }) };
  };
};

/** Entered, scheduled, started, succeeded, exited: a Task. A Map run has one more, everything else fewer. */
const eventsOfVisit = 6;
const eventsOfRetry = 3;
const startAndEnd = 2;

const figuresOf = async (
  events: AsyncIterable<ExecutionEvent>,
): Promise<Pick<LargeSync, 'largestPayload' | 'longestHistory'>> => {
  let largestPayload = 0;
  const histories = new Map<number | undefined, number>();
  for await (const { kind, item, input, output } of events) {
    const more = { entered: eventsOfVisit, retried: eventsOfRetry, exited: 0, failed: 0, caught: 0 }[kind];
    histories.set(item, (histories.get(item) ?? startAndEnd) + more);
    largestPayload = Math.max(
      largestPayload,
      ...[input, output].map((payload) => Buffer.byteLength(JSON.stringify(payload ?? null))),
    );
  }
  return { largestPayload, longestHistory: Math.max(...histories.values()) };
};
