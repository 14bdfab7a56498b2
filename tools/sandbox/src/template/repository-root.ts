import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LocalHostError } from '@siesa-integration/local-runtime/workflow';

/** The folder that holds `nx.json`. Bundles and template are found from there, whether this code runs from source or from a bundle. */
export const repositoryRoot = (from = import.meta.dirname): string => {
  if (existsSync(join(from, 'nx.json'))) return from;

  const above = dirname(from);
  if (above === from)
    throw new LocalHostError(
      'REPOSITORY_MISSING',
      'The emulated host runs the bundles of its own repository, and none was found around it. Run it from a clone.',
    );
  return repositoryRoot(above);
};
