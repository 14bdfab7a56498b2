import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { WantedExecution } from '../host.ts';

const ending = '.ndjson';

/** The name of an execution whose events are in `folder`: the newest, or the newest that has a sync id as its own. */
export const findLocalExecution = async (folder: string, wanted: WantedExecution): Promise<string | undefined> => {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending));
  const files = await Promise.all(
    names.map(async (name) => ({ name, changed: (await stat(join(folder, name))).mtimeMs })),
  );
  for (const { name } of files.sort((one, other) => other.changed - one.changed))
    if (wanted === 'newest' || (await readFile(join(folder, name), 'utf8')).includes(`"sync_id":"${wanted.syncId}"`))
      return name.slice(0, -ending.length);
  return undefined;
};
