/** What one process used, from its start: the same for every loader that is measured. */
export interface Use {
  readonly cpuMs: number;
  readonly peakMiB: number;
}

/** Sends what this process used to the one that forked it, and lets it end. */
export const reportUse = (): void => {
  const { user, system } = process.cpuUsage();
  const use: Use = { cpuMs: (user + system) / 1_000, peakMiB: process.resourceUsage().maxRSS / 1_024 };
  process.send?.(use);
  process.disconnect();
};
