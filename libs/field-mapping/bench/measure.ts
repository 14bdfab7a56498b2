/** Processor time of this process in milliseconds, so that other processes do not count. */
export const processorMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Handles every record once. */
export type Pass = () => unknown;

/** Median processor time of each in ms. They run by turns, so that a slow phase of the machine affects all; the first rounds only warm up. */
export const measureByTurns = async (
  passes: ReadonlyMap<string, Pass>,
  rounds: number,
  warmUp: number,
): Promise<ReadonlyMap<string, number>> => {
  const times = new Map<string, number[]>([...passes.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const [name, pass] of passes) {
      globalThis.gc?.();
      const start = processorMs();
      await pass();
      if (round >= warmUp) times.get(name)?.push(processorMs() - start);
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]));
};

/** MiB on the heap after a garbage collection. */
export const heapMiB = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};
