/**
 * Which addresses may be fetched. Checked on the address that is about to be connected to, not on the name: a name
 * may resolve to anything, and a redirect may lead anywhere.
 */
import ipaddr from "ipaddr.js";

/** True only for an address of the public Internet: loopback, private, link-local, reserved and mapped ones are not. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.process(bare);
  if (parsed.range() !== "unicast") return false;
  // 64:ff9b::/96 and 2002::/16 carry an IPv4 address inside; ipaddr.js names their ranges, so "unicast" excludes them.
  return true;
}
