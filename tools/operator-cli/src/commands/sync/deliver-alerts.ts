import type { Host } from '@siesa-integration/operator';
import type { Terminal } from '../../terminal/terminal.ts';

/**
 * After a sync: what it noted and what waits is delivered by the channels of the folder. The syncs have ended, so whatever goes wrong here is a warning.
 */
export const deliverAlerts = async (
  { alerts, options }: Pick<Host, 'alerts' | 'options'>,
  { err }: Pick<Terminal, 'err'>,
): Promise<void> => {
  if (!alerts) return;
  try {
    const { problems } = await alerts.check();
    for (const problem of problems) err(`warning: alerts: ${problem}\n`);
    if (problems.length > 0) err(`  siesa-sync alerts ${options}\n`);
  } catch (error) {
    err(`warning: alerts: ${error instanceof Error ? error.message : String(error)}\n`);
  }
};
