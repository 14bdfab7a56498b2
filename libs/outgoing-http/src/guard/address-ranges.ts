import { BlockList, isIP } from 'node:net';

/** IPv4 that no public host has (IANA special-purpose registry): private, loopback, link-local and metadata, shared, documentation, multicast, reserved. */
const privateV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** Inside the global unicast range, and not a public host: Teredo and other protocol ranges, 6to4, documentation. */
const reservedV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const refused = new BlockList();
for (const [net, bits] of privateV4) refused.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of reservedV6) refused.addSubnet(net, bits, 'ipv6');

// Only global unicast is public in IPv6; mapped, translated, unique-local and link-local addresses all lie outside of it.
const globalV6 = new BlockList();
globalV6.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an IP address belongs to the public internet.
 *
 * @example
 * isPublicIp('8.8.8.8'); // true
 * isPublicIp('169.254.169.254'); // false
 */
export const isPublicIp = (ip: string): boolean => {
  switch (isIP(ip)) {
    case 4:
      return !refused.check(ip, 'ipv4');
    case 6:
      return globalV6.check(ip, 'ipv6') && !refused.check(ip, 'ipv6');
    default:
      return false;
  }
};
