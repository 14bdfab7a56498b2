import { deliveryProblemText } from '@siesa-integration/operator/alerts';
import type { Host } from '@siesa-integration/operator/hosts';
import { explained, textIn, type Value } from '@siesa-integration/operator/messages';
import type { CommandContext } from '../../command-context.ts';

/**
 * After a sync: what it noted and what waits is delivered by the channels of the folder. The syncs have ended, so whatever goes wrong here is a warning.
 */
export const deliverAlerts = async (
  { alerts, options }: Pick<Host, 'alerts' | 'options'>,
  { terminal: { err }, language }: Pick<CommandContext, 'terminal' | 'language'>,
): Promise<void> => {
  if (!alerts) return;
  const warn = (problem: Value): void => {
    err(`${textIn(language)('warning/alerts', { problem })}\n`);
  };
  try {
    const { problems } = await alerts.check();
    for (const { channel = '', problem, message } of problems)
      warn(problem ? `${channel}: ${deliveryProblemText(problem, language)}` : unusable(message));
    if (problems.length > 0) err(`  siesa-sync alerts ${options}\n`);
  } catch (error) {
    warn(unusable(error instanceof Error ? error.message : String(error)));
  }
};

/** Settings, or the state of a client, in the words of their error. */
const unusable = (message: string): Value => explained(message, 'warning/undelivered');
