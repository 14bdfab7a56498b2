import { meantName } from '@siesa-integration/canonical-model';

/** `did you mean 'x'?`; `undefined` when no known name is near. */
export const didYouMean = (name: string, known: Iterable<string>): string | undefined => {
  const meant = meantName(name, known);
  return meant === undefined ? undefined : `did you mean '${meant}'?`;
};
