import { BlockList, isIP } from 'node:net';

/** A proxy in front, which says who asks. */
export interface FrontProxy {
  /** The header that names the user, in lower case; none where users sign in here. */
  readonly header?: string;
  /** Addresses that are believed, single or as `10.0.0.0/8`. */
  readonly addresses: readonly string[];
}

/** Whether an address is among the believed ones; ::ffff:10.0.0.1 counts as 10.0.0.1. */
export function believes({ addresses }: FrontProxy, address: string | undefined): boolean {
  if (!address) return false;
  const list = new BlockList();
  for (const one of addresses) {
    const [base, bits] = one.split('/');
    const family = isIP(base) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(base, family);
    else list.addSubnet(base, Number(bits), family);
  }
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a word is an address or a network of addresses. */
export function isNetwork(word: string): boolean {
  const [base, bits, more] = word.split('/');
  const version = isIP(base);
  if (version === 0 || more !== undefined) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 6 ? 128 : 32))
  );
}
