import { createSiesaClient } from '../src/index.ts';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';

/** The measurements of one process. */
export interface Reading {
  readonly how: 'bare' | 'client';
  readonly rowsPerSecond: number;
  /** Processor time of this process, which varies less than the clock on a shared machine. */
  readonly cpuMs: number;
  readonly peakMiB: number;
}

const [how, address] = process.argv.slice(2) as [Reading['how'], string];

/** The shortest loop: no pace, no retry, no caps, no checks. */
const bare = async (): Promise<number> => {
  let count = 0;
  for (let page = 1, more = true; more; page += 1) {
    const response = await fetch(`${address}/v1/inventory/products?page=${String(page)}&limit=1000`, {
      headers: { authorization: 'Bearer siesa_api_key_here' },
    });
    const { data, pagination } = (await response.json()) as {
      readonly data: unknown[];
      readonly pagination: { readonly total_pages: number };
    };
    count += data.length;
    more = page < pagination.total_pages;
  }
  return count;
};

const client = async (): Promise<number> => {
  const siesa = createSiesaClient({
    dialect: 'inventory',
    baseUrl: new URL(address),
    credentials: { secretName: 'bench', read: () => Promise.resolve({ apiKey: 'siesa_api_key_here' }) },
    requestsPerMinute: Infinity,
    fetch: createGuardedFetch({ allowLoopbackHttp: true }),
  });
  let count = 0;
  for await (const { rows } of siesa.pages()) count += rows.length;
  return count;
};

const started = performance.now();
const cpu = process.cpuUsage();
const count = await (how === 'bare' ? bare() : client());
const { user, system } = process.cpuUsage(cpu);
const reading: Reading = {
  how,
  rowsPerSecond: count / ((performance.now() - started) / 1000),
  cpuMs: (user + system) / 1000,
  peakMiB: process.resourceUsage().maxRSS / 1024,
};
process.send?.(reading);
process.disconnect();
