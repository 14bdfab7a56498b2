import { connektaDialect } from './dialects/connekta/connekta-dialect.ts';
import { inventoryDialect } from './dialects/inventory/inventory-dialect.ts';
import { createSiesaCaller } from './calls/siesa-caller.ts';
import type { SiesaClient } from './siesa-client.ts';
import type { SiesaClientOptions } from './siesa-options.ts';

/**
 * Reads one company's Siesa: its products page by page, one product, its stock.
 *
 * Create one per client and reuse it: it keeps its connections, and its pace.
 *
 * @throws {@link SiesaAuthenticationFailed} from every method, when Siesa refuses the key, also after the secret was read again.
 * @throws {@link SiesaUnavailable} when Siesa does not answer within 60 s of retries. Safe to repeat.
 * @throws {@link RateLimited} when Siesa asks for a pause above 15 minutes. Safe to repeat later.
 * @throws {@link SiesaContractBroken} when Siesa answers something else than its contract says.
 * @throws {@link SiesaMustWait} when a deadline is given and the next call would pass it: read on from the last page's `next`.
 *
 * @example
 * const siesa = createSiesaClient({
 *   dialect: 'inventory',
 *   baseUrl: new URL('https://siesa.example/api'),
 *   credentials: { secretName: 'siesa', read: async () => ({ apiKey: 'my key' }) },
 * });
 * for await (const page of siesa.pages()) console.log(page.rows.length);
 */
export const createSiesaClient = (options: SiesaClientOptions): SiesaClient => {
  const caller = createSiesaCaller(options);
  const dialect = options.dialect === 'connekta' ? connektaDialect(options, caller) : inventoryDialect(options, caller);
  return { ...dialect, budget: caller.pace.budget };
};
