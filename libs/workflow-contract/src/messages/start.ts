import * as v from 'valibot';
import { clientId, syncType, text, time } from './fields.ts';

/** 60 ids of 100 characters keep every message below 64 KiB: each repeats the request, beside 200 parts and an error of 32 KiB. */
export const mostIds = 60;

/** What an operator or a schedule asks for: the input of the state machine. */
export const startMessage = v.object({
  client_id: clientId,
  sync_type: v.optional(syncType, 'incremental'),
  /** Accepts a full read that brings less than half of what the ledger holds. */
  accept_shrink: v.optional(v.boolean(), false),
  /** Accepts that a full read takes more products out of use than the client's limit allows. */
  accept_deactivations: v.exactOptional(v.boolean()),
  /** Canonical fields, or joined lists, that may be empty or zero in most records of this run although they were filled before. */
  accept_empty: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
      v.minLength(1, "Expected at least one field's name"),
      v.maxLength(8, 'Expected at most 8 names of fields or lists'),
    ),
  ),
  /** The client's destination is another one than before: nothing is known of what it holds, so everything is read and sent. */
  new_destination: v.exactOptional(v.boolean()),
  /** The client's source is another one than before: its clock and its versions are not comparable, so everything is read. */
  new_source: v.exactOptional(v.boolean()),
  /**
   * Reads the products with these source ids and no others. Such a run moves no cursor, compares nothing with the ledger, and leaves the rejects of other
   * products as they are.
   */
  only: v.exactOptional(
    v.pipe(
      v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))),
      v.minLength(1, 'Expected at least one source id'),
      v.maxLength(mostIds, `Expected at most ${mostIds.toString()} source ids`),
    ),
  ),
  /** Sends every record that is read, whatever the ledger holds. An `initial` sync does so anyway. */
  force: v.optional(v.boolean(), false),
});

/** The start message with its defaults. */
export type SyncRequest = v.InferOutput<typeof startMessage>;

/** The start message as it may be written. */
export type StartMessage = v.InferInput<typeof startMessage>;

/** More is no large catalogue, but a run that does not progress: each execution is up to two hours. */
export const mostExecutions = 12;

/** Which execution of its run a message belongs to. A run that does not fit into one goes on in a successor, with the same `owner` and `started_at`. */
export const runExecution = v.object({
  /** From 1. */
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostExecutions)),
  started_at: time,
  /** After so many seconds Step Functions ends the execution, and nothing can catch it. */
  limit_seconds: v.pipe(v.number(), v.minValue(1)),
});

export type RunExecution = v.InferOutput<typeof runExecution>;

/**
 * What the state Begin hands on, and every later message repeats: the request, the execution that holds the lease, and its start. `execution` is absent in
 * messages of a definition that knew no successors.
 */
export const begunFields = {
  request: startMessage,
  owner: text,
  started_at: time,
  execution: v.exactOptional(runExecution),
};
