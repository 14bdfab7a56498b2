import type { StateEvent } from '../hosts/execution.ts';
import { present } from '../present.ts';

/** One stay in one state. */
export interface StateVisit {
  readonly state: string;
  /** Which item of the Map, from 0; absent outside of it. */
  readonly item?: number;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  /** Absent while it is still there. */
  readonly seconds?: number;
  readonly retries: number;
  readonly error?: string;
  readonly cause?: string;
}

/** The stays in states that an execution's events tell of, in the order in which they began. */
export const stateVisits = (events: readonly StateEvent[]): readonly StateVisit[] => {
  const visits: StateVisit[] = [];
  const open = new Map<string, number>();
  for (const event of events) {
    const key = `${event.state} ${String(event.item ?? '')}`;
    if (event.kind === 'entered') {
      open.set(key, visits.length);
      visits.push(present({ state: event.state, item: event.item, enteredAt: event.at, retries: 0 }));
      continue;
    }
    const index = open.get(key);
    const visit = index === undefined ? undefined : visits[index];
    if (index !== undefined && visit) visits[index] = after(visit, event);
  }
  return visits;
};

const after = (visit: StateVisit, { kind, at, error, cause }: StateEvent): StateVisit => {
  const seconds = (at - visit.enteredAt) / 1000;
  if (kind === 'retried') return { ...visit, retries: visit.retries + 1 };
  if (kind === 'failed') return { ...visit, seconds, ...present({ error, cause: cause && causeInWords(cause) }) };
  return { ...visit, seconds };
};

/** A Lambda's cause is JSON with a stack trace: people want its message. */
export const causeInWords = (cause: string): string => {
  try {
    const { errorMessage } = JSON.parse(cause) as { errorMessage?: unknown };
    return typeof errorMessage === 'string' ? errorMessage : cause;
  } catch {
    return cause;
  }
};
