import { isIP } from 'node:net';

/** What the guard may let through beyond public https addresses. */
export interface AddressRules {
  /** Lets exactly `http://127.0.0.1` through: for simulators on this machine. @defaultValue false */
  readonly allowLoopbackHttp?: boolean;
}

/** Why an address is refused, as the end of a sentence. */
export type AddressProblem =
  | 'it is not an absolute address'
  | 'it holds a user name or a password'
  | 'only https is allowed'
  | 'it names an IP address instead of a host'
  | 'it names a host of an inner network';

/** Names that only mean something inside a network (RFC 6761, 6762, 8375; cloud metadata lies under `.internal`). */
const innerNames = /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa)$/;

/**
 * What is wrong with an address, or `undefined` when it may be called. Pure: what the name resolves to is
 * checked again when the connection is made.
 *
 * @example
 * addressProblem('https://servicios.siesacloud.com/api'); // undefined
 * addressProblem('http://169.254.169.254/latest'); // 'only https is allowed'
 */
export const addressProblem = (address: string | URL, rules: AddressRules = {}): AddressProblem | undefined => {
  const url = URL.parse(String(address));
  if (!url) return 'it is not an absolute address';
  if (url.username !== '' || url.password !== '') return 'it holds a user name or a password';
  if (rules.allowLoopbackHttp === true && url.protocol === 'http:' && url.hostname === '127.0.0.1') return undefined;
  if (url.protocol !== 'https:') return 'only https is allowed';

  return hostProblem(url.hostname);
};

const hostProblem = (hostname: string): AddressProblem | undefined => {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[') || isIP(host) !== 0) return 'it names an IP address instead of a host';
  if (innerNames.test(host) || !host.includes('.')) return 'it names a host of an inner network';

  return undefined;
};
