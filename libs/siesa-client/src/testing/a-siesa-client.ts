import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import { createSiesaClient } from '../create-siesa-client.ts';
import type { ConnektaSettings } from '../dialects/connekta/connekta-settings.ts';
import type { SiesaDialectOptions } from '../dialects/registry.ts';
import type { InventoryOptions } from '../dialects/inventory/inventory-settings.ts';
import type { FakeSiesa } from '../fake/start-fake-siesa.ts';
import type { SiesaClient } from '../siesa-client.ts';
import type { SiesaBaseOptions } from '../siesa-options.ts';

/** What a test sets: options of any dialect. */
export interface ASiesaClientOptions extends Partial<SiesaBaseOptions>, InventoryOptions {
  readonly connekta?: Partial<ConnektaSettings>;
}

const fetch = createGuardedFetch({ allowLoopbackHttp: true });

/**
 * A client of a fake Siesa, with the options that matter to a test. It retries without a pause.
 *
 * @example
 * const siesa = await startFakeSiesa({ rows: [aSiesaProduct()] });
 * const client = aSiesaClient(siesa, { pageSize: 10 });
 */
export const aSiesaClient = (siesa: FakeSiesa, { connekta, ...options }: ASiesaClientOptions = {}): SiesaClient =>
  createSiesaClient({
    // With what each dialect wants, whichever the fake has: a dialect more changes nothing here.
    ...({ dialect: siesa.dialect, connekta: { company: 7, erpCompany: 1, ...connekta } } as SiesaDialectOptions),
    baseUrl: siesa.url,
    credentials: siesa.credentials,
    fetch,
    random: () => 0,
    ...options,
  });
