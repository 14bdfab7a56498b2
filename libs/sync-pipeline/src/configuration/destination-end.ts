import { isRecord } from '@siesa-integration/canonical-model';
import type { DestinationField } from '@siesa-integration/destination-adapter';
import { harmlessSecretFields } from '@siesa-integration/outgoing-http';
import { defaultDialect, dialectFacts } from '@siesa-integration/workflow-contract';
import { digest } from '../run/fingerprint.ts';
import { without } from '../run/without.ts';
import type { ClientConfiguration } from './client-configuration.ts';
import type { DestinationSecretDocument } from './destination-secret.ts';

/** A client's destination as readable text without secrets, and the same one under its former addresses. */
export interface DestinationEnd {
  readonly destination: string;
  readonly formerDestinations: readonly string[];
}

/** The settings that a client's destination depends on. */
export type DestinationSettings = Pick<
  ClientConfiguration,
  'product_type' | 'product_api_url' | 'former_product_api_url' | 'product_dialect' | 'product_settings'
>;

/** What identifies a client's destination. */
export interface DestinationParts {
  readonly client: DestinationSettings;
  readonly fields: readonly DestinationField[];
  /** One address serves many tenants, and only the secret names whose products are written. */
  readonly secret: DestinationSecretDocument;
}

/**
 * The destination of a client: its kind, its address, the field of its ids, and of its secret the tenant, company and account, and the addresses of its services.
 * A key is no part of it, because keys are rotated.
 *
 * @example
 * destinationEnd(parts).destination; // 'kong at https://kong.example/api, products by product_id, tenant_id cliente-a'
 */
export const destinationEnd = ({ client, fields, secret }: DestinationParts): DestinationEnd => {
  const idField = fields.find(({ canonical }) => canonical === 'id')?.target ?? 'id';
  const named = [...accountsIn(secret), ...servicesOf(secret, new URL(client.product_api_url))];
  const at = (address: string): string =>
    [`${systemOf(client)} at ${placeOf(new URL(address))}`, `products by ${idField}`, ...named].join(', ');
  return { destination: at(client.product_api_url), formerDestinations: (client.former_product_api_url ?? []).map(at) };
};

/** Without user info; a query may hold a key, so only its digest is kept. */
const placeOf = ({ origin, pathname, search }: URL): string =>
  `${origin}${pathname.replace(/\/+$/, '')}${search === '' ? '' : `?${digest(search)}`}`;

/** `tenant_id`, `tenantId`, `company`, `account_code`, `clientAccount`, `customer_id`: whose products these are. */
const accountName = /^(?:client_?)?(?:tenant|company|account|customer)(?:_?(?:id|code|name))?$/i;

/** Each account of a secret or of settings, also further inside. What is not known to be harmless may be a user name, so only its digest is kept. */
const accountsIn = (document: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(document)
    .flatMap(([name, value]): readonly string[] => {
      if (isRecord(value)) return accountsIn(value);
      if (!accountName.test(name) || (typeof value !== 'string' && typeof value !== 'number')) return [];
      const text = String(value).trim();
      return [`${name} ${harmlessSecretFields.includes(name) ? text : digest(text)}`];
    })
    .sort();

/** Below the destination's own host only the path is kept: where the host moves with its services, one former address names all. */
const servicesOf = ({ service_endpoints: services }: DestinationSecretDocument, base: URL): readonly string[] =>
  Object.entries(isRecord(services) ? services : {})
    .flatMap(([name, address]) => {
      const url = typeof address === 'string' ? URL.parse(address) : null;
      if (!url) return []; // connecting refuses it by name
      const place = placeOf(url);
      return [`${name} at ${url.origin === base.origin ? place.slice(url.origin.length) : place}`];
    })
    .sort();

/** The product, and for a dialect that is not the default its name and whose records these are, by what it takes or what is sent with each record. */
const systemOf = ({
  product_type: type,
  product_dialect: dialect,
  product_settings: settings,
}: DestinationSettings): string => {
  if (dialect === defaultDialect) return type;
  const identity = dialectFacts(type, dialect)?.identity ?? [];
  const owner = identity.map((key) => `${key} ${String(settings[key])}`);
  return [type, dialect, ...owner, ...accountsIn(without(settings, ...identity))].join(' ');
};
