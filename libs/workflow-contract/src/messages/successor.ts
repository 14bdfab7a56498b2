import * as v from 'valibot';
import { clientId, runFields, text, time } from './fields.ts';
import { resume } from './resume.ts';
import { begunFields, mostExecutions } from './start.ts';

/** The execution that goes on with a run whose execution has no time left, and what it needs for that: the state HandOver starts it with this. */
export const successor = v.object({
  /** Of the execution: the same for each attempt to start it, so that there is one. */
  name: text,
  number: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(mostExecutions)),
  product_type: runFields.product_type,
  extraction_timestamp: time,
  resume,
  request: begunFields.request,
  owner: begunFields.owner,
  started_at: begunFields.started_at,
});

export type Successor = v.InferOutput<typeof successor>;

/** The input of a successor, as the state HandOver writes it. */
export const successorInput = v.object({ client_id: clientId, continues: successor });

/**
 * The name of an execution that goes on with a run. It holds the run's id, because a name that another execution has would look like a successor that has
 * been started.
 *
 * @example
 * successorName('cliente-a', 'sync-20250115-100000-7f3a', 2); // 'cliente-a-sync-20250115-100000-7f3a-2'
 */
export const successorName = (client: string, syncId: string, number: number): string =>
  `${client}-${syncId}-${number.toString()}`;
