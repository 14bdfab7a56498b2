/**
 * One instance of a function in a process of its own, with nothing else in it, started with MODULE EXPORT. It is sent invocations, and sends each answer with what
 * the process has taken (Linux).
 */
import { readFileSync } from 'node:fs';
import type { AnswerMessage, InvocationMessage } from '../src/functions/lambda-messages.ts';
import { type Bundle, runInvocation } from '../src/functions/run-invocation.ts';

/** What a process has taken since its start. */
export interface Taken {
  /** The most bytes that were resident at once. */
  readonly peak: number;
  readonly processorSeconds: number;
}

export type MeasuredAnswer = AnswerMessage & { readonly taken: Taken };

/** Not `resourceUsage().maxRSS`: a process begins with its parent's there. */
const taken = (): Taken => {
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  const { user, system } = process.cpuUsage();
  return { peak: Number(peak) * 1_024, processorSeconds: (user + system) / 1e6 };
};

const [, , module = '', exportName = ''] = process.argv;
const loaded = import(module) as Promise<Bundle>;
process.on('message', (message: InvocationMessage) => {
  void runInvocation(loaded, exportName, message).then((answer) => {
    const measured: MeasuredAnswer = { ...answer, taken: taken() };
    process.send?.(measured);
  });
});
