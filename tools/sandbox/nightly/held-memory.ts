import { join } from 'node:path';
import type { FunctionChange } from './changed-template.ts';

/** The most that any instance of a function held at once, in bytes: on its heap, and beside it in buffers. */
export interface HeldMemory {
  readonly heap: number;
  readonly external: number;
}

/** Functions whose threads tell what they hold, every so many milliseconds. */
export const withHeapProbe =
  (everyMs: number): FunctionChange =>
  (properties) => {
    const { Variables: variables } = properties['Environment'] as {
      readonly Variables: Readonly<Record<string, string>>;
    };
    return {
      ...properties,
      Environment: {
        Variables: {
          ...variables,
          LOG_LEVEL: 'INFO',
          HEAP_PROBE_MS: String(everyMs),
          NODE_OPTIONS: `--import=${join(import.meta.dirname, 'heap-probe.ts')}`,
        },
      },
    };
  };

/** Reads what they tell. */
export const createMemoryWatch = () => {
  const most = new Map<string, HeldMemory>();
  return {
    most: most as ReadonlyMap<string, HeldMemory>,
    onLog: (line: string, functionName: string): void => {
      if (!line.startsWith('{"held"')) return;
      const { held } = JSON.parse(line) as { readonly held: HeldMemory };
      const { heap, external } = most.get(functionName) ?? { heap: 0, external: 0 };
      most.set(functionName, { heap: Math.max(heap, held.heap), external: Math.max(external, held.external) });
    },
  };
};
