import { BlockList, isIP } from 'node:net';

/**
 * Addresses that no page or feed may lead to: this machine, the local network, and what is
 * reserved (IANA special-purpose registries, RFC 6890).
 */
const FORBIDDEN = new BlockList();
for (const [network, bits] of [
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
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  FORBIDDEN.addSubnet(network, bits, 'ipv4');
/** Of the other family only global unicast is public at all (RFC 4291, section 2.4), but for these. */
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  FORBIDDEN.addSubnet(network, bits, 'ipv6');

/** Whether an IP address is on the public internet. Anything that is no address is not. */
export function isPublic(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isPublic(mapped);
  const version = isIP(address);
  if (version === 4) return !FORBIDDEN.check(address, 'ipv4');
  return version === 6 && GLOBAL.check(address, 'ipv6') && !FORBIDDEN.check(address, 'ipv6');
}
