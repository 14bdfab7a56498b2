import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { StateEvent } from '@siesa-integration/workflow-contract';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * Converts an execution's history to state events, oldest first. A failure or a retry carries no state name there, so it gets the last state entered on its
 * chain of events.
 */
export const stateEventsOf = (history: readonly HistoryEvent[]): readonly StateEvent[] => {
  const states = new Map<number, string>();
  const failed = new Set<number>();
  return history.flatMap((event) => {
    const state = event.stateEnteredEventDetails?.name ?? states.get(event.previousEventId ?? 0) ?? '';
    if (event.id !== undefined) states.set(event.id, state);
    const converted = toStateEvent(event, state, failed.has(event.previousEventId ?? 0));
    if (converted?.kind === 'failed' && event.id !== undefined) failed.add(event.id);
    return converted ? [converted] : [];
  });
};

const toStateEvent = (event: HistoryEvent, state: string, afterFailure: boolean): StateEvent | undefined => {
  const at = event.timestamp?.getTime() ?? 0;
  const { stateEnteredEventDetails: entered, stateExitedEventDetails: exited } = event;
  if (entered) return { kind: 'entered', state, at, input: json(entered.input) };
  if (exited) return { kind: 'exited', state: exited.name ?? state, at, output: json(exited.output) };
  const { type = '' } = event;
  if (state !== '' && /(Failed|TimedOut)$/.test(type) && !type.startsWith('Execution'))
    return { kind: 'failed', state, at, ...failureOf(event) };
  return afterFailure && type.endsWith('Scheduled') ? { kind: 'retried', state, at } : undefined;
};

/** Each type of failure has its error and cause under another key. */
const failureOf = (event: HistoryEvent): Pick<StateEvent, 'error' | 'cause'> => {
  const details = Object.entries(event).find(
    ([name, value]) => /(Failed|TimedOut)EventDetails$/.test(name) && typeof value === 'object',
  )?.[1] as { error?: string; cause?: string } | undefined;
  return omitUndefined({ error: details?.error ?? 'Unknown', cause: details?.cause });
};

const json = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // truncated by Step Functions
  }
};
