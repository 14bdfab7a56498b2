import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import type { Execution } from '../execution.ts';

/** Keeps the events of local executions in the folder, so that `history` can show them later. */
export interface ExecutionLog {
  /** The same execution; its events are kept as they are read. */
  readonly keep: (execution: Execution) => Promise<Execution>;
  /** Events of an execution by its ARN or its name (the ARN's last part); `undefined` when none are kept. */
  readonly read: (execution: string) => Promise<readonly StateEvent[] | undefined>;
}

/** Keeps events below `folder`, one file an execution, one JSON line an event. */
export const createExecutionLog = (folder: string): ExecutionLog => ({
  keep: async (execution) => {
    await mkdir(folder, { recursive: true }).catch(() => undefined); // what refuses the folder refuses the file in it
    return { ...execution, events: tee(execution.events, fileOf(folder, execution.arn)) };
  },
  read: async (execution) => {
    const text = await readFile(fileOf(folder, execution), 'utf8').catch(() => undefined);
    return text === undefined ? undefined : eventsIn(text);
  },
});

/** The events of one file. A kill can leave half a line, which is left out. */
export const eventsIn = (text: string): readonly StateEvent[] => text.split('\n').flatMap(eventIn);

const eventIn = (line: string): readonly StateEvent[] => {
  try {
    return [JSON.parse(line) as StateEvent];
  } catch {
    return [];
  }
};

const fileOf = (folder: string, execution: string): string =>
  join(folder, `${(execution.split(':').at(-1) ?? '').replaceAll(/[^\w.-]/g, '_')}.ndjson`);

/**
 * Inputs are left out, because each is the output of the previous state. A disk that refuses the file costs `history` the rest of these events, and not the sync: how that
 * ends is decided by its own state.
 */
async function* tee(events: AsyncIterable<StateEvent>, file: string): AsyncGenerator<StateEvent> {
  const stream = createWriteStream(file).on('error', () => undefined);
  try {
    for await (const event of events) {
      stream.write(`${JSON.stringify({ ...event, input: undefined })}\n`);
      yield event;
    }
  } finally {
    await new Promise((resolve) => stream.end(resolve));
  }
}
