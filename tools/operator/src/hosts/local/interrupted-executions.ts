import { statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { syncStates, type StateEvent } from '@siesa-integration/workflow-contract';
import type { InterruptedExecution } from '../execution.ts';
import { eventsIn } from './execution-log.ts';

/** At most these many are read at once, because a folder keeps every execution. */
const mostRead = 200;

/**
 * Finds executions whose events are in `folder`, that are not running and have not ended; newest first. Each is read once, because no event comes to it after its process
 * has ended; so asking again costs the new ones alone.
 *
 * @param whichGoOn - those of many executions whose process is alive
 */
export const findInterruptedExecutions = (
  folder: string,
  whichGoOn: (executions: readonly string[]) => ReadonlySet<string>,
): (() => Promise<readonly InterruptedExecution[]>) => {
  const known = new Map<string, InterruptedExecution | undefined>();
  return async () => {
    const executions = (await readdir(folder).catch(() => []))
      .filter((name) => name.endsWith(ending))
      .map((name) => name.slice(0, -ending.length));
    const unread = executions.filter((execution) => !known.has(execution));
    const goOn = whichGoOn(unread);
    // 10,000 promises take ten times the processor time of the calls themselves.
    const newestFirst = unread
      .filter((execution) => !goOn.has(execution))
      .map((execution) => ({ execution, changed: statSync(`${folder}/${execution}${ending}`).mtimeMs }))
      .sort((one, other) => other.changed - one.changed);
    for (const { execution } of newestFirst.slice(mostRead)) known.set(execution, undefined);
    await Promise.all(
      newestFirst.slice(0, mostRead).map(async ({ execution }) => {
        const text = await readFile(join(folder, `${execution}${ending}`), 'utf8');
        known.set(execution, interruptedIn(execution, text));
      }),
    );
    return executions
      .flatMap((execution) => known.get(execution) ?? [])
      .sort((one, other) => other.began.localeCompare(one.began));
  };
};

const ending = '.ndjson';

const begun = v.object({ request: v.object({ client_id: v.string() }) });

/** An execution that reached one of these has ended: the history has a line of it, or the sync was skipped. */
const ends: ReadonlySet<string> = new Set([
  syncStates.syncSkipped,
  syncStates.syncFailed,
  syncStates.syncFailedUnreported,
]);

const interruptedIn = (execution: string, text: string): InterruptedExecution | undefined => {
  const last = lastIn(text);
  const hasEnded =
    last === undefined || ends.has(last.state) || (last.kind === 'exited' && last.state === syncStates.logSuccess);
  if (hasEnded) return undefined; // nearly all of them, so the other lines are not even parsed
  const events = eventsIn(text);
  const [first] = events;
  const output = events.find(({ kind }) => kind === 'exited')?.output;
  if (!first || !v.is(begun, output)) return undefined;
  const { client_id } = output.request;
  return { execution, client_id, began: new Date(first.at).toISOString(), state: last.state };
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
