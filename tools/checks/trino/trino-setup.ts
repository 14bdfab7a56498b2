import type { TestProject } from 'vitest/node';
import { startHost } from '../src/hosts/start-host.ts';
import { prepareTrino } from './prepare-trino.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Trino answers; empty where Trino or its Java cannot be had. */
    trino: string;
  }
}

/** Starts Trino, or says in words why the check is skipped. */
const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const trino = await prepareTrino();
  if ('missing' in trino) {
    process.stdout.write(`The check on Trino is skipped: ${trino.missing}\n`);
    project.provide('trino', '');
    return undefined;
  }
  // Each statement makes code of its own that runs once: with both compilers of Java, the first worlds took twice the processor time.
  const command = ['java', '-Xmx1g', '-XX:TieredStopAtLevel=1', '-cp', trino.classPath] as const;
  const { ready, close } = await startHost(command, 'tools/checks/trino/StartTrino.java');
  project.provide('trino', `http://127.0.0.1:${String(ready.port)}`);
  return close;
};

export default setup;
