import type { ObjectStore } from '../run/object-store.ts';
import type { Log, Runtime } from '../runtime.ts';
import type { StateStore } from '../state/client-state.ts';

/** One invocation of one stage. */
export interface Slice {
  /** Milliseconds until the host ends this invocation. */
  readonly remainingMs: () => number;
}

/** A stage: its parsed input, its ports, and the time of the invocation. */
export type Stage<Request, Ports, Answer> = (request: Request, ports: Ports, slice: Slice) => Promise<Answer>;

/** Ports of every stage. TransformData has no others: no secrets, no HTTP. */
export interface StagePorts {
  readonly runtime: Runtime;
  readonly log: Log;
  readonly state: StateStore;
  readonly objects: ObjectStore;
}
