import type { ConnektaSettings } from './connekta-settings.ts';

/** The settings that decide where a query is. */
export type QueryPlace = Pick<ConnektaSettings, 'path' | 'dynamicVersion'>;

/** The path of each kind of query on the same host, and the call at the end of it. */
const knownPath = /\/api\/(?:siesa|connekta)\/v\d+(?:\.\d+)?$/;
const calls = { standard: 'ejecutarconsultaestandar', dynamic: 'ejecutarconsulta' } as const;
const anyCall = /\/ejecutarconsulta(?:estandar)?$/;

/**
 * What is before the path of a query: an address may end in the path of either kind, or in none.
 *
 * @example
 * connektaAddress(new URL('https://servicios.siesacloud.com/api/siesa/v3')); // 'https://servicios.siesacloud.com'
 */
export const connektaAddress = ({ origin, pathname }: URL): string =>
  `${origin}${withoutCall(pathname).replace(knownPath, '')}`;

/**
 * The address of the queries of one kind, without parameters. Standard and dynamic queries have different paths on one host. A base address
 * with a path of its own, for example a gateway's, has both kinds under it.
 */
export const queryAddress = (
  baseUrl: URL,
  kind: 'standard' | 'dynamic',
  { path, dynamicVersion = 'v3' }: QueryPlace,
): URL => {
  const base = new URL(connektaAddress(baseUrl));
  const own = base.pathname.replace(/\/+$/, '');
  const standard = own === '' ? (kind === 'dynamic' ? `/api/connekta/${dynamicVersion}` : '/api/siesa/v3') : own;
  base.pathname = `${path === undefined ? standard : withoutCall(path)}/${calls[kind]}`;
  return base;
};

const withoutCall = (path: string): string => path.replace(/\/+$/, '').replace(anyCall, '');
