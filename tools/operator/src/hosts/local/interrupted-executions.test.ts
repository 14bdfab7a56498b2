import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import { findInterruptedExecutions } from './interrupted-executions.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'executions-'));
});
afterEach(() => rm(folder, { recursive: true }));

const ended = 'local-4194304-1-ab-cd';
const running = new Set(['running']);
const interruptedExecutions = (dir: string) => findInterruptedExecutions(dir, () => running)();
const keep = (name: string, ...events: readonly StateEvent[]) =>
  writeFile(join(folder, `${name}.ndjson`), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
const begin = (at: number, client_id = 'cliente-a'): StateEvent[] => [
  { kind: 'entered', state: 'Begin', at },
  { kind: 'exited', state: 'Begin', at, output: { request: { client_id } } },
];

describe('findInterruptedExecutions', () => {
  it('gives when each began and the state in which it was cut off, newest first', async () => {
    await keep(
      `${ended}1`,
      ...begin(1_000),
      { kind: 'entered', state: 'LoadParts', at: 2_000 },
      { kind: 'entered', state: 'LoadToProduct', at: 3_000, item: 0 },
    );
    await keep(`${ended}2`, ...begin(5_000, 'cliente-b'), { kind: 'entered', state: 'ExtractFromSiesa', at: 6_000 });

    expect(await interruptedExecutions(folder)).toEqual([
      { execution: `${ended}2`, client_id: 'cliente-b', began: '1970-01-01T00:00:05.000Z', state: 'ExtractFromSiesa' },
      { execution: `${ended}1`, client_id: 'cliente-a', began: '1970-01-01T00:00:01.000Z', state: 'LoadParts' },
    ]);
  });

  it.each<[string, StateEvent[]]>([
    ['succeeded', [{ kind: 'exited', state: 'LogSuccess', at: 2 }]],
    ['was skipped', [{ kind: 'entered', state: 'SyncSkipped', at: 2 }]],
    ['failed', [{ kind: 'entered', state: 'SyncFailed', at: 2 }]],
    ['failed and could not be reported', [{ kind: 'entered', state: 'SyncFailedUnreported', at: 2 }]],
  ])('leaves out one that %s', async (_how, events) => {
    await keep(ended, ...begin(1), ...events);

    expect(await interruptedExecutions(folder)).toEqual([]);
  });

  it('leaves out one that is still running', async () => {
    await keep('running', ...begin(1), { kind: 'entered', state: 'LoadParts', at: 2 });

    expect(await interruptedExecutions(folder)).toEqual([]);
  });

  it('ignores files without events, and a missing folder', async () => {
    await keep(ended);
    await keep(`${ended}1`, { kind: 'entered', state: 'Begin', at: 1 });
    await writeFile(join(folder, 'other.txt'), '');

    expect(await interruptedExecutions(folder)).toEqual([]);
    expect(await interruptedExecutions(join(folder, 'none'))).toEqual([]);
  });

  it('reads an execution once, because nothing changes it after its process has ended', async () => {
    const cutOff: readonly StateEvent[] = [...begin(1), { kind: 'entered', state: 'LoadParts', at: 2 }];
    const find = findInterruptedExecutions(folder, () => running);
    await keep(ended, ...cutOff);
    await keep('running', ...cutOff);
    const namesOf = async () => (await find()).map(({ execution }) => execution).toSorted();

    expect(await namesOf()).toEqual([ended]);
    await keep(ended, ...begin(1), { kind: 'entered', state: 'SyncFailed', at: 2 });
    await keep(`${ended}1`, ...cutOff);
    expect(await namesOf()).toEqual([ended, `${ended}1`]);
    running.delete('running');
    expect(await namesOf()).toEqual([ended, `${ended}1`, 'running']);
    await rm(join(folder, 'running.ndjson'));
    expect(await namesOf()).toEqual([ended, `${ended}1`]);
    running.add('running');
  });

  it('reads the newest ones of a folder with very many', async () => {
    for (let ago = 0; ago <= 200; ago += 1) {
      await keep(`${ended}${String(ago)}`, ...begin(1), { kind: 'entered', state: 'LoadParts', at: 2 });
      await utimes(join(folder, `${ended}${String(ago)}.ndjson`), 1_000 - ago, 1_000 - ago);
    }
    const found = await interruptedExecutions(folder);

    expect(found).toHaveLength(200);
    expect(found.map(({ execution }) => execution)).not.toContain(`${ended}200`);
  });
});
