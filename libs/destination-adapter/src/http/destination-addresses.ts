import type { DestinationPath } from '../definition/destination-definition.ts';

/** `{address}/v1`, unless the address already ends in it. */
export const versioned = (address: URL): string => {
  const base = withoutSlash(address);
  return base.endsWith('/v1') ? base : `${base}/v1`;
};

/**
 * The URL of a call: below its service's own address when the secret has one, else below the destination's.
 *
 * @example
 * resolvePath({ service: 'inventory', path: '/items/bulk' }, 'https://wms.example/v1', new Map()); // https://wms.example/v1/inventory/items/bulk
 */
export const resolvePath = (
  { service, path }: DestinationPath,
  base: string,
  services: ReadonlyMap<string, URL>,
): URL => {
  if (service === undefined) return new URL(base + path);

  const own = services.get(service);
  return new URL((own ? withoutSlash(own) : `${base}/${service}`) + path);
};

/** The address of a destination whose paths have no version. */
export const withoutSlash = (address: URL): string => (address.origin + address.pathname).replace(/\/+$/, '');

/** The default address rules: https, plain http on loopback only, and no user info. */
export const addressProblem = (url: URL): string | undefined => {
  if (url.username || url.password) return 'it holds a user name or password';
  if (url.protocol === 'https:') return undefined;
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
    ? undefined
    : 'it is not https';
};
