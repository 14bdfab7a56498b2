import type { StateEvent } from './progress.ts';

/** One stay in one state. */
export interface StateVisit {
  readonly state: string;
  /** Which item of the Map, from 0; absent outside of it. */
  readonly item?: number;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  /** Absent until the state ends. */
  readonly seconds?: number;
  readonly retries: number;
  readonly error?: string;
  readonly cause?: string;
}

/** The stays in states that an execution's events describe, in the order in which they began. Pure. */
export const stateVisits = (events: readonly StateEvent[]): readonly StateVisit[] => {
  const visits: StateVisit[] = [];
  const open = new Map<string, number>();
  for (const event of events) {
    const key = `${event.state} ${String(event.item ?? '')}`;
    if (event.kind === 'entered') {
      open.set(key, visits.length);
      visits.push({
        state: event.state,
        enteredAt: event.at,
        retries: 0,
        ...(event.item !== undefined && { item: event.item }),
      });
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
  if (kind !== 'failed') return { ...visit, seconds };
  return {
    ...visit,
    seconds,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause: causeInWords(cause) }),
  };
};

/** The message of a Lambda's cause, which is JSON with a stack trace; any other cause as it is. */
export const causeInWords = (cause: string): string => messageOfCause(cause) ?? cause;

/** The message in Lambda's cause, `{"errorType", "errorMessage", "trace"}`, or a cause that is a plain text; `undefined` where JSON holds no message. */
export const messageOfCause = (cause: string): string | undefined => {
  try {
    const parsed = JSON.parse(cause) as { readonly errorMessage?: unknown } | null;
    return typeof parsed?.errorMessage === 'string' ? parsed.errorMessage : undefined;
  } catch {
    return cause.startsWith('{') ? undefined : cause;
  }
};
