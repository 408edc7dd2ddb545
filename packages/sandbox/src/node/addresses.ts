import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

// Not machines of anybody's: this network, link-local (where clouds keep credentials), multicast and broadcast.
const nobody = new BlockList();
nobody.addSubnet('0.0.0.0', 8, 'ipv4');
nobody.addSubnet('169.254.0.0', 16, 'ipv4');
nobody.addSubnet('224.0.0.0', 3, 'ipv4');
nobody.addAddress('::', 'ipv6');
nobody.addSubnet('fe80::', 10, 'ipv6');
nobody.addSubnet('ff00::', 8, 'ipv6');
nobody.addAddress('fd00:ec2::254', 'ipv6');

/** Whether an IP address is this machine's own. */
export function isLoopbackAddress(address: string): boolean {
  return listed(loopback, address);
}

/** Whether an IP address is one that a request may be sent to if its name was allowed. */
export function isMachineAddress(address: string): boolean {
  return isIP(address) !== 0 && !listed(nobody, address);
}

function listed(list: BlockList, address: string): boolean {
  const family = isIP(address);
  return family !== 0 && list.check(address, family === 6 ? 'ipv6' : 'ipv4');
}
