import {
  type Alerts,
  type ChannelVerdict,
  deliveryProblemText,
  type SentAlert,
} from '@siesa-integration/operator/alerts';
import { decimal, type Language, localTime, textIn } from '@siesa-integration/operator/messages';

/** Alerts as text: what is open, then what was sent, newest first, with a line for each channel. */
export const renderAlerts = ({ open, sent }: Alerts, language: Language): string => {
  const t = textIn(language);
  const openLines = open.map(
    ({ since, subject }) => `  ${t('alerts/open-since', { since: shownTime(since), subject })}`,
  );
  const sentLines = sent?.flatMap((alert) => sentLine(alert, language));
  return [
    ...(openLines.length === 0 ? [t('alerts/none-open')] : [t('alerts/open'), ...openLines]),
    ...(sentLines === undefined
      ? ['', t('alerts/by-topic')]
      : sentLines.length === 0
        ? []
        : ['', t('alerts/sent'), ...sentLines]),
    '',
  ].join('\n');
};

const sentLine = ({ at, subject, deliveries }: SentAlert, language: Language): readonly string[] => {
  const t = textIn(language);
  const lines = deliveries.map((delivery) => {
    const { channel, status, attempts: count, problem } = delivery;
    const became =
      status === 'delivered'
        ? t('alerts/delivered', { channel, at: shownTime(delivery.at) })
        : t(`alerts/${status}`, { channel, count });
    return `      ${became}${reasonOf(problem, language)}`;
  });
  return [`  ${shownTime(at)}  ${subject}`, ...(lines.length === 0 ? [`      ${t('alerts/no-delivery')}`] : lines)];
};

/** On the clocks of this machine. */
const shownTime = (at: string): string => localTime(at, new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** A line for each channel that was tried. */
export const renderVerdicts = (verdicts: readonly ChannelVerdict[], language: Language): string => {
  const t = textIn(language);
  return verdicts
    .map(({ channel, delivered, seconds, problem }) => {
      const verdict = delivered
        ? t('alerts/verdict-delivered', { channel, seconds: decimal(seconds, 1) })
        : t('alerts/verdict-failed', { channel });
      return `${verdict}${reasonOf(problem, language)}\n`;
    })
    .join('');
};

/** Why a channel did not deliver, or which receivers did not get what others got. */
const reasonOf = (problem: ChannelVerdict['problem'], language: Language): string =>
  problem ? `: ${deliveryProblemText(problem, language)}` : '';
