import { deliveryProblemText } from '@siesa-integration/operator/alerts';
import type { Host } from '@siesa-integration/operator/hosts';
import { explained, textIn, type Value } from '@siesa-integration/operator/messages';
import type { CommandContext } from '../../command-context.ts';

/**
 * After a sync or a reconciliation: what it noted and what waits is delivered by the channels of the folder. The work has ended, so whatever goes wrong here is a warning.
 *
 * @param round - what is done. @defaultValue also every enabled client is looked at
 */
export const deliverAlerts = async (
  { alerts, options }: Pick<Host, 'alerts' | 'options'>,
  { terminal: { err }, language }: Pick<CommandContext, 'terminal' | 'language'>,
  round: 'check' | 'deliver' = 'check',
): Promise<void> => {
  if (!alerts) return;
  const warn = (problem: Value): void => {
    err(`${textIn(language)('warning/alerts', { problem })}\n`);
  };
  try {
    const { problems } = await alerts[round]();
    for (const { channel = '', problem, message } of problems)
      warn(problem ? `${channel}: ${deliveryProblemText(problem, language)}` : unusable(message));
    if (problems.length > 0) err(`  siesa-sync alerts ${options}\n`);
  } catch (error) {
    warn(unusable(error instanceof Error ? error.message : String(error)));
  }
};

/** Settings, or the state of a client, in the words of their error. */
const unusable = (message: string): Value => explained(message, 'warning/undelivered');
