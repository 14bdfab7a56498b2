import type { Host } from '@siesa-integration/operator/hosts';
import { explained, textIn } from '@siesa-integration/operator/messages';
import type { CommandContext } from '../../command-context.ts';

/**
 * After a sync: what it noted and what waits is delivered by the channels of the folder. The syncs have ended, so whatever goes wrong here is a warning.
 */
export const deliverAlerts = async (
  { alerts, options }: Pick<Host, 'alerts' | 'options'>,
  { terminal: { err }, language }: Pick<CommandContext, 'terminal' | 'language'>,
): Promise<void> => {
  if (!alerts) return;
  const warn = (problem: string): void => {
    err(`${textIn(language)('warning/alerts', { problem: explained(problem, 'warning/undelivered') })}\n`);
  };
  try {
    const { problems } = await alerts.check();
    for (const problem of problems) warn(problem);
    if (problems.length > 0) err(`  siesa-sync alerts ${options}\n`);
  } catch (error) {
    warn(error instanceof Error ? error.message : String(error));
  }
};
