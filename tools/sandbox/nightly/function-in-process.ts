/**
 * One instance of a function in a process of its own, with nothing else in it: `node function-in-process.ts MODULE EXPORT`. It is sent invocations, and sends
 * each answer with the memory of the process (Linux).
 */
import { readFileSync } from 'node:fs';
import type { AnswerMessage, InvocationMessage } from '../src/functions/lambda-messages.ts';
import { type Bundle, runInvocation } from '../src/functions/run-invocation.ts';

/** Resident bytes of a process. */
export interface Resident {
  readonly now: number;
  /** Since its start. */
  readonly peak: number;
}

export type MeasuredAnswer = AnswerMessage & { readonly resident: Resident };

/** Not `resourceUsage().maxRSS`: a process begins with its parent's there. */
const resident = (): Resident => {
  const status = readFileSync('/proc/self/status', 'utf8');
  const bytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
  return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
};

const [, , module = '', exportName = ''] = process.argv;
const loaded = import(module) as Promise<Bundle>;
process.on('message', (message: InvocationMessage) => {
  void runInvocation(loaded, exportName, message).then((answer) => {
    const measured: MeasuredAnswer = { ...answer, resident: resident() };
    process.send?.(measured);
  });
});
