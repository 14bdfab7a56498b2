import { closest, distance } from 'fastest-levenshtein';

/**
 * The known name that was probably meant, or `undefined` when none is near.
 *
 * @example
 * nearest('cliente-q', ['cliente-a', 'bodega-norte']); // 'cliente-a'
 */
export const nearest = (given: string, known: readonly string[]): string | undefined => {
  if (known.length === 0) return undefined;
  const best = closest(given, known);
  return distance(given, best) <= Math.max(2, Math.floor(given.length / 3)) ? best : undefined;
};

/** ` Did you mean 'cliente-a'?`, or what there is: a tail for a message about an unknown name. */
export const suggestion = (given: string, known: readonly string[]): string => {
  const meant = nearest(given, known);
  if (meant !== undefined) return `did you mean '${meant}'?`;
  return known.length === 0
    ? 'there are none yet.'
    : `there are: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}.`;
};
