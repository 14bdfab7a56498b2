import type { Host } from '@siesa-integration/operator';
import { expect } from 'vitest';
import { openConsole, type ConsoleBrowser } from './console-browser.ts';
import { type ConsoleSetup, startConsoleSetup } from './console-setup.ts';
import { type ReconcilingEnvironment, startReconcilingEnvironment } from './reconciling-environment.ts';

/** The console over an AWS environment that reconciles. Its clients and their syncs are those of a folder, because the pages of reconciliations ask for them by ports alone. */
export interface ConsoleOnAws
  extends Pick<ReconcilingEnvironment, 'put' | 'clients' | 'names'>,
    Pick<ConsoleSetup, 'kong'> {
  readonly host: Host;
  readonly browser: ConsoleBrowser;
  /** The address of a job that has ended and was not among those that are known, once there is one. */
  readonly newJob: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export const startConsoleOnAws = async (): Promise<ConsoleOnAws> => {
  const [setup, environment] = await Promise.all([startConsoleSetup({ size: 5 }), startReconcilingEnvironment()]);
  const stores = { ...setup.host.stores, environment: 'dev' as const };
  const host: Host = { ...setup.host, place: 'in dev', stores };
  Reflect.deleteProperty(host, 'folder');
  const browser = openConsole(host);
  const known = new Set<string>();
  return {
    ...environment,
    kong: setup.kong,
    host,
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
