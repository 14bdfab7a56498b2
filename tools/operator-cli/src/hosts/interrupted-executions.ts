import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { canGoOn } from '@siesa-integration/sandbox';
import * as v from 'valibot';
import type { StateEvent } from './execution.ts';
import { eventsIn } from './execution-log.ts';

/** A sync that began and came to no end: its process, or the one that held the folder, was killed. Its history has no line of it. */
export interface InterruptedExecution {
  readonly execution: string;
  readonly client_id: string;
  /** ISO 8601. */
  readonly began: string;
  /** Where it was cut off. */
  readonly state: string;
}

/** More of them are not looked at: a folder keeps every execution. */
const mostRead = 200;

/** Executions whose events `folder` keeps and that neither run nor have ended, newest first. */
export const interruptedExecutions = async (folder: string): Promise<readonly InterruptedExecution[]> => {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => name.endsWith(ending) && !canGoOn(name.slice(0, -ending.length)),
  );
  const files = await Promise.all(
    names.map(async (name) => ({ name, changed: (await stat(join(folder, name))).mtimeMs })),
  );
  const newest = files.toSorted((one, other) => other.changed - one.changed).slice(0, mostRead);
  const found = await Promise.all(
    newest.map(async ({ name }) =>
      interruptedIn(name.slice(0, -ending.length), eventsIn(await readFile(join(folder, name), 'utf8'))),
    ),
  );
  return found.flat().toSorted((one, other) => other.began.localeCompare(one.began));
};

const ending = '.ndjson';

const begun = v.object({ request: v.object({ client_id: v.string() }) });

/** Nothing is to be told of those that ended here: `status` has a line of them, or the sync was skipped. */
const ends: ReadonlySet<string> = new Set(['SyncSkipped', 'SyncFailed', 'SyncFailedUnreported']);

const interruptedIn = (execution: string, events: readonly StateEvent[]): readonly InterruptedExecution[] => {
  const [first] = events;
  const output = events.find(({ kind }) => kind === 'exited')?.output;
  const last = events.findLast(({ item }) => item === undefined);
  const hasEnded =
    last === undefined || ends.has(last.state) || (last.kind === 'exited' && last.state === 'LogSuccess');
  if (!first || hasEnded || !v.is(begun, output)) return [];
  return [
    { execution, client_id: output.request.client_id, began: new Date(first.at).toISOString(), state: last.state },
  ];
};
