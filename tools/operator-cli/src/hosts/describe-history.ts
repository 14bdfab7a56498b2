import type { HistoryEvent } from '@aws-sdk/client-sfn';
import type { StateEvent } from './execution.ts';
import { present } from '../present.ts';

/**
 * Step Functions' own history in our words, oldest first. A failure and a retry carry no state's name there: it is that of the last state entered on
 * their chain of events.
 */
export const describeHistory = (history: readonly HistoryEvent[]): readonly StateEvent[] => {
  const states = new Map<number, string>();
  const failed = new Set<number>();
  return history.flatMap((event) => {
    const state = event.stateEnteredEventDetails?.name ?? states.get(event.previousEventId ?? 0) ?? '';
    if (event.id !== undefined) states.set(event.id, state);
    const described = describe(event, state, failed.has(event.previousEventId ?? 0));
    if (described?.kind === 'failed' && event.id !== undefined) failed.add(event.id);
    return described ? [described] : [];
  });
};

const describe = (event: HistoryEvent, state: string, afterFailure: boolean): StateEvent | undefined => {
  const at = event.timestamp?.getTime() ?? 0;
  const { stateEnteredEventDetails: entered, stateExitedEventDetails: exited } = event;
  if (entered) return { kind: 'entered', state, at, input: json(entered.input) };
  if (exited) return { kind: 'exited', state: exited.name ?? state, at, output: json(exited.output) };
  const { type = '' } = event;
  if (state !== '' && /(Failed|TimedOut)$/.test(type) && !type.startsWith('Execution'))
    return { kind: 'failed', state, at, ...failureOf(event) };
  return afterFailure && type.endsWith('Scheduled') ? { kind: 'retried', state, at } : undefined;
};

/** Each kind of failure keeps its error and cause under a name of its own. */
const failureOf = (event: HistoryEvent): Pick<StateEvent, 'error' | 'cause'> => {
  const details = Object.entries(event).find(
    ([name, value]) => /(Failed|TimedOut)EventDetails$/.test(name) && typeof value === 'object',
  )?.[1] as { error?: string; cause?: string } | undefined;
  return present({ error: details?.error ?? 'Unknown', cause: details?.cause });
};

const json = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined; // truncated by Step Functions
  }
};
