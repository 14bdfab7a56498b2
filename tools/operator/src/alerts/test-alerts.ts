import type { ChannelVerdict } from '@siesa-integration/local-runtime';
import { IntegrationError } from '@siesa-integration/outgoing-http';
import type { Host } from '../hosts/host.ts';
import type { Language } from '../messages/language.ts';
import { message, placeIn, textIn } from '../messages/message.ts';
import { OperatorMistake } from '../operator-mistake.ts';

/**
 * Sends one test alert to each channel of a folder, once.
 *
 * @param language - of the test alert
 *
 * @throws OperatorMistake when this host delivers no alerts, and when `alerts.json` cannot be used or names no channel.
 */
export const testAlerts = async (
  { alerts, place }: Pick<Host, 'alerts' | 'place'>,
  language: Language,
): Promise<readonly ChannelVerdict[]> => {
  if (!alerts)
    throw new OperatorMistake(message('mistake/alerts-elsewhere', { place: placeIn(place) }), { code: 'WRONG_USAGE' });
  const t = textIn(language);
  return alerts.test({ subject: t('alerts/test-subject'), text: t('alerts/test-text') }).catch((error: unknown) => {
    if (!(error instanceof IntegrationError)) throw error;
    throw new OperatorMistake(error.message, { code: error.code, cause: error });
  });
};
