import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DuckDbEngine, openDuckDbEngine } from '@siesa-integration/duckdb-engine';

/** Opens the engine on a job's folder, passes it to `use`, closes it in any case, and removes what it has spilled. */
export const withEngine = async <T>(
  jobFolder: string,
  signal: AbortSignal | undefined,
  use: (engine: DuckDbEngine) => Promise<T>,
): Promise<T> => {
  const engine = await openDuckDbEngine({ folder: jobFolder, ...(signal && { signal }) });
  try {
    return await use(engine);
  } finally {
    engine.close();
    await rm(join(jobFolder, 'spill'), { recursive: true, force: true });
  }
};
