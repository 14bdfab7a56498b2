import { createSiesaClient } from '../create-siesa-client.ts';
import { createGuardedFetch } from '@siesa-integration/outgoing-http';
import type { SiesaClient } from '../siesa-client.ts';
import type { ConnektaSettings, SiesaClientOptions } from '../siesa-options.ts';
import type { FakeSiesa } from '../fake/start-fake-siesa.ts';

const fetch = createGuardedFetch({ allowLoopbackHttp: true });

/**
 * A client of a fake Siesa, with what matters to a test put over it. It retries without a pause.
 *
 * @example
 * const siesa = await startFakeSiesa({ rows: [aSiesaProduct()] });
 * const client = aSiesaClient(siesa, { pageSize: 10 });
 */
export const aSiesaClient = (
  siesa: FakeSiesa,
  {
    connekta,
    ...options
  }: Omit<Partial<SiesaClientOptions>, 'connekta'> & { readonly connekta?: Partial<ConnektaSettings> } = {},
): SiesaClient =>
  createSiesaClient({
    dialect: siesa.dialect,
    baseUrl: siesa.url,
    credentials: siesa.credentials,
    connekta: { company: 7, erpCompany: 1, ...connekta },
    fetch,
    random: () => 0,
    ...options,
  });
