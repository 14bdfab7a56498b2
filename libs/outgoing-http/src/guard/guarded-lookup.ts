import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicIp } from './address-ranges.ts';
import { addressRefused } from './refusals.ts';

/** Resolves a name to all of its addresses: `dns.lookup`, or a test's own. */
export type ResolveAll = (
  hostname: string,
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

const resolveAll: ResolveAll = (hostname, done) => {
  systemLookup(hostname, { all: true }, (error, addresses) => {
    done(error, error ? [] : addresses);
  });
};

/**
 * A `lookup` for sockets that refuses names which lead into a private network. It runs at connect, on the very addresses that
 * are about to be used: a name cannot pass the check and then resolve to something else.
 */
export const guardedLookup =
  (resolve: ResolveAll = resolveAll): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      const [first] = addresses;
      if (error || !first) {
        callback(error ?? new Error(`'${hostname}' has no address`), []);
      } else if (!addresses.every(({ address }) => isPublicIp(address))) {
        callback(addressRefused(hostname, 'the name resolves to an address of an inner network'), []);
      } else if (options.all === true) {
        callback(null, [...addresses]);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };
