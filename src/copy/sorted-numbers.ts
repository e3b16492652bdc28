/**
 * Ascending numbers in few bytes: the steps between them in Rice's code (Rice 1979), whose parameter is chosen so that
 * evenly spread numbers take about a bit and a half each more than the logarithm of the mean step.
 */

/** Bytes that `packSorted` writes at most for `count` numbers. */
export function packedRoom(count: number): number {
  return 10 + 6 * count;
}

/** Writes distinct ascending 32-bit numbers into `bytes`, which has the room, from `at`; gives where they end. */
export function packSorted(values: Uint32Array, bytes: Uint8Array, at: number): number {
  const count = values.length;
  const low = count === 0 ? 0 : Math.max(0, 31 - Math.clz32(values[count - 1]! / count));
  const unit = 2 ** low;
  const mask = unit - 1;
  let to = writeNumber(count, bytes, at);
  bytes[to++] = low;
  // Bits that wait for a byte of their own, the first lowest: fewer than eight between one write and the next.
  let held = 0;
  let bits = 0;
  let next = 0;
  for (let i = 0; i < count; i++) {
    const step = values[i]! - next;
    next = values[i]! + 1;
    let high = Math.floor(step / unit);
    if (low <= 16 && high + low < 24) {
      // Nearly every step: all its bits at once.
      held |= ((1 << high) | ((step & mask) << (high + 1))) << bits;
      for (bits += high + 1 + low; bits >= 8; bits -= 8, held >>>= 8) bytes[to++] = held;
      continue;
    }
    for (; high >= 16; high -= 16) for (bits += 16; bits >= 8; bits -= 8, held >>>= 8) bytes[to++] = held;
    held |= (1 << high) << bits;
    for (bits += high + 1; bits >= 8; bits -= 8, held >>>= 8) bytes[to++] = held;
    if (low > 16) {
      held |= ((step >>> 16) & (2 ** (low - 16) - 1)) << bits;
      for (bits += low - 16; bits >= 8; bits -= 8, held >>>= 8) bytes[to++] = held;
    }
    held |= (step & (2 ** Math.min(low, 16) - 1)) << bits;
    for (bits += Math.min(low, 16); bits >= 8; bits -= 8, held >>>= 8) bytes[to++] = held;
  }
  if (bits > 0) bytes[to++] = held;
  return to;
}

/**
 * Reads from `at` what `packSorted` wrote, into the head of `into`; gives how many they are and where they end.
 * Throws a RangeError for bytes that end early or hold more numbers than `into`.
 */
export function unpackSorted(
  bytes: Uint8Array,
  at: number,
  into: Uint32Array,
): { count: number; end: number } {
  const { value: count, end: start } = readNumber(bytes, at);
  const low = bytes[start] ?? 32;
  if (count > into.length || !(low < 32)) throw new RangeError("a packed list is broken");
  const step = 2 ** low;
  const lowest = Math.min(low, 16);
  const mask = 2 ** lowest - 1;
  let from = start + 1;
  let held = 0;
  let bits = 0;
  let next = 0;
  for (let i = 0; i < count; i++) {
    for (; bits <= 24 && from < bytes.length; bits += 8) held |= bytes[from++]! << bits;
    let high = 0;
    for (; held === 0; bits = 8) {
      high += bits;
      if (from >= bytes.length) throw new RangeError("a packed list ends early");
      held = bytes[from++]!;
    }
    const zeros = 31 - Math.clz32(held & -held);
    high += zeros;
    held = (held >>> zeros) >>> 1;
    bits -= zeros + 1;
    let value = 0;
    if (low > 16) {
      for (; bits < low - 16; bits += 8) held |= bytes[from++]! << bits;
      value = (held & (2 ** (low - 16) - 1)) * 65536;
      held >>>= low - 16;
      bits -= low - 16;
    }
    for (; bits < lowest; bits += 8) held |= bytes[from++]! << bits;
    value += held & mask;
    held >>>= lowest;
    bits -= lowest;
    next += high * step + value;
    into[i] = next++;
  }
  if (from > bytes.length) throw new RangeError("a packed list ends early");
  return { count, end: from - (bits >> 3) };
}

/** A number below 2^28, seven bits a byte, the lowest first. */
export function writeNumber(value: number, bytes: Uint8Array, at: number): number {
  let to = at;
  let left = value;
  for (; left > 127; left >>>= 7) bytes[to++] = (left & 127) | 128;
  bytes[to++] = left;
  return to;
}

export function readNumber(bytes: Uint8Array, at: number): { value: number; end: number } {
  let value = 0;
  let end = at;
  for (let shift = 0; shift < 28; shift += 7) {
    const byte = bytes[end++]!;
    value |= (byte & 127) << shift;
    if (!(byte & 128)) return { value, end };
  }
  throw new RangeError("a packed number is broken");
}
