import type { SiesaDialect } from './dialects/dialect.ts';
import { dialectReaders, siesaDialect, type SiesaDialectOptions } from './dialects/registry.ts';
import { createSiesaCaller } from './calls/siesa-caller.ts';
import type { SiesaClient } from './siesa-client.ts';
import { settingsInvalid } from './siesa-errors.ts';
import type { SiesaBaseOptions } from './siesa-options.ts';

/** What `createSiesaClient` takes: the options of all dialects, and those of the one that is named. */
export type SiesaClientOptions = SiesaBaseOptions & SiesaDialectOptions;

/**
 * Reads one company's Siesa: its products page by page, one product, its stock.
 *
 * Create one per client and reuse it, because it keeps its connections and its pace.
 *
 * @throws {@link SiesaAuthenticationFailed} from every method, when Siesa refuses the key, also after the secret was read again.
 * @throws {@link SiesaUnavailable} when Siesa does not answer within 60 s of retries. Safe to repeat.
 * @throws {@link RateLimited} when Siesa asks for a pause above 15 minutes. Safe to repeat later.
 * @throws {@link SiesaContractBroken} when Siesa's answer does not fit its contract.
 * @throws {@link SourceIncomplete} when fewer rows came than Siesa announced, in every pass over a list that is read whole.
 * @throws {@link SiesaMustWait} when there is a deadline and the next call would pass it: read on from the last page's `next`.
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
  const dialect = siesaDialect(options.dialect);
  if (!dialect) throw settingsInvalid(`There is no dialect '${options.dialect}' of Siesa. Correct siesa_dialect.`);
  const caller = createSiesaCaller(options, dialect);
  const [identity = '', ...formerIdentities] = [options.baseUrl, ...(options.formerBaseUrls ?? [])].map((address) =>
    identityOf(dialect, options, address),
  );
  return {
    ...dialectReaders[options.dialect].create(options, caller),
    budget: caller.pace.budget,
    identity,
    formerIdentities,
  };
};

const identityOf = (dialect: SiesaDialect, options: SiesaClientOptions, address: URL): string => {
  const own = dialect.identity?.(options);
  return `${dialect.name} ${(dialect.addressOf ?? plainAddress)(address)}${own === undefined ? '' : ` ${own}`}`;
};

/** Origin and path, without user info, query and `/v1`. */
const plainAddress = ({ origin, pathname }: URL): string =>
  `${origin}${pathname.replace(/\/+$/, '').replace(/\/v1$/, '')}`;
