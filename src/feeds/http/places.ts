import ipaddr from 'ipaddr.js';

/** Where a company may have a calendar of its own. What is not here is nobody's, such as the addresses by which clouds tell their secrets. */
const ownNetwork = new Set(['private', 'loopback', 'uniqueLocal', 'carrierGradeNat']);

/** The IPv4 address that NAT64 carries in its last four bytes, else the address itself. */
const meant = (address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 =>
  address.range() === 'rfc6052' ? ipaddr.fromByteArray(address.toByteArray().slice(-4)) : address;

/**
 * Whether a calendar may be fetched from an IP address: from the public Internet always, from one's own network if the administrator allows it.
 * @param ip IPv4 or IPv6, also one in the other
 */
export const mayConnect = (ip: string, allowPrivate: boolean): boolean => {
  if (!ipaddr.isValid(ip)) return false;
  const range = meant(ipaddr.process(ip)).range();
  return range === 'unicast' || (allowPrivate && ownNetwork.has(range));
};
