/**
 * Which addresses may be fetched. Checked on the address that is about to be connected to, not on the name: a name
 * may resolve to anything, and a redirect may lead anywhere.
 */
import ipaddr from "ipaddr.js";

/** True only for an address of the public Internet: loopback, private, link-local, reserved and mapped ones are not. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%[^%\n]*$/, "");
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.process(bare);
  if (parsed.range() !== "unicast") return false;
  // Of IPv6 only 2000::/3 is given out for the public Internet; "::127.0.0.1" and its like lie outside it.
  return parsed instanceof ipaddr.IPv4 || parsed.match(globalUnicast);
}

const globalUnicast = ipaddr.IPv6.parseCIDR("2000::/3");
