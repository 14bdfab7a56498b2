import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { syncStates, type StateEvent } from '@siesa-integration/workflow-contract';
import type { InterruptedExecution } from '../execution.ts';
import { eventsIn } from './execution-log.ts';

/** At most these many are read, because a folder keeps every execution. */
const mostRead = 200;

/**
 * Executions whose events are in `folder`, that are not running and have not ended; newest first.
 *
 * @param canGoOn - whether the process of an execution is alive
 */
export const interruptedExecutions = async (
  folder: string,
  canGoOn: (execution: string) => boolean,
): Promise<readonly InterruptedExecution[]> => {
  const names = (await readdir(folder).catch(() => [])).filter(
    (name) => name.endsWith(ending) && !canGoOn(name.slice(0, -ending.length)),
  );
  // 10,000 promises take ten times the processor time of the calls themselves.
  const files = names.map((name) => ({ name, changed: statSync(join(folder, name)).mtimeMs }));
  const newest = files.toSorted((one, other) => other.changed - one.changed).slice(0, mostRead);
  const found = await Promise.all(
    newest.map(async ({ name }) =>
      interruptedIn(name.slice(0, -ending.length), await readFile(join(folder, name), 'utf8')),
    ),
  );
  return found.flat().toSorted((one, other) => other.began.localeCompare(one.began));
};

const ending = '.ndjson';

const begun = v.object({ request: v.object({ client_id: v.string() }) });

/** An execution that reached one of these has ended: the history has a line of it, or the sync was skipped. */
const ends: ReadonlySet<string> = new Set([
  syncStates.syncSkipped,
  syncStates.syncFailed,
  syncStates.syncFailedUnreported,
]);

const interruptedIn = (execution: string, text: string): readonly InterruptedExecution[] => {
  const last = lastIn(text);
  const hasEnded =
    last === undefined || ends.has(last.state) || (last.kind === 'exited' && last.state === syncStates.logSuccess);
  if (hasEnded) return []; // nearly all of them, so the other lines are not even parsed
  const events = eventsIn(text);
  const [first] = events;
  const output = events.find(({ kind }) => kind === 'exited')?.output;
  if (!first || !v.is(begun, output)) return [];
  return [
    { execution, client_id: output.request.client_id, began: new Date(first.at).toISOString(), state: last.state },
  ];
};

/** The last event outside of the Map. */
const lastIn = (text: string): StateEvent | undefined => {
  for (let end = text.length; end > 0; ) {
    const begin = text.lastIndexOf('\n', end - 1) + 1;
    const [event] = eventsIn(text.slice(begin, end));
    if (event && event.item === undefined) return event;
    end = begin - 1;
  }
  return undefined;
};
