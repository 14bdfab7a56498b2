import { meantName } from '@siesa-integration/canonical-model';

/** `did you mean 'cliente-a'?`, or the known names: the end of a message about an unknown name. */
export const suggestion = (given: string, known: readonly string[]): string => {
  const meant = meantName(given, known);
  if (meant !== undefined) return `did you mean '${meant}'?`;
  return known.length === 0
    ? 'there are none yet.'
    : `there are: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}.`;
};
