import { expect } from 'vitest';
import { openConsole, type ConsoleBrowser } from './console-browser.ts';
import { startConsoleSetup } from './console-setup.ts';
import { type ReconcilingEnvironment, startReconcilingEnvironment } from './reconciling-environment.ts';

/** The console over an AWS environment that reconciles. Its clients are those of a folder, because the pages of reconciliations ask nothing of them. */
export interface ConsoleOnAws extends Pick<ReconcilingEnvironment, 'put' | 'clients' | 'names'> {
  readonly browser: ConsoleBrowser;
  /** The address of a job that has ended and was not among those that are known, once there is one. */
  readonly newJob: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export const startConsoleOnAws = async (): Promise<ConsoleOnAws> => {
  const [setup, environment] = await Promise.all([startConsoleSetup({ size: 5 }), startReconcilingEnvironment()]);
  const host = { ...setup.host };
  Reflect.deleteProperty(host, 'folder');
  const browser = openConsole({ ...host, place: 'in dev', stores: { ...host.stores, environment: 'dev' } });
  const known = new Set<string>();
  return {
    ...environment,
    browser,
    newJob: async () => {
      const ended = async () =>
        [
          ...(await browser.open('/reconciliations')).text.matchAll(
            /href="(\/reconciliations\/JOB-[^"]+)"(?:(?!<\/tr>)[^])*terminada/g,
          ),
        ]
          .map(([, job = '']) => job)
          .find((job) => !known.has(job) && !job.includes('<'));
      await expect.poll(ended, { timeout: 60_000, interval: 300 }).toBeDefined();
      const job = (await ended()) ?? '';
      known.add(job);
      return job;
    },
    close: async () => {
      await Promise.all([setup.close(), environment.close()]);
    },
  };
};
