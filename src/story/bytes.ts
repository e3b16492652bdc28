/** Numbers as bytes and back: whole numbers from 0 in seven bits a byte, the lowest first; others in a fixed width. */

export interface Writer {
  /** A whole number from 0, at most 2 ** 53. */
  whole(value: number): void;
  /** The lowest `width` bytes of a 32-bit number. */
  fixed(value: number, width: number): void;
  float(value: number): void;
  done(): Uint8Array;
}

export function newWriter(): Writer {
  let bytes = new Uint8Array(1 << 11);
  let end = 0;
  const float = new Float64Array(1);
  const floatBytes = new Uint8Array(float.buffer);
  const put = (byte: number): void => {
    if (end === bytes.length) {
      const wider = new Uint8Array(bytes.length * 2);
      wider.set(bytes);
      bytes = wider;
    }
    bytes[end++] = byte;
  };
  return {
    whole(value) {
      let rest = value;
      for (; rest > 127; rest = Math.floor(rest / 128)) put((rest % 128) | 128);
      put(rest);
    },
    fixed(value, width) {
      for (let i = 0; i < width; i++) put((value >>> (8 * i)) & 255);
    },
    float(value) {
      float[0] = value;
      for (const byte of floatBytes) put(byte);
    },
    done: () => bytes.slice(0, end),
  };
}

const short = "the bytes of an article end too soon";

/** Reads what a `Writer` wrote. Each of these throws a `RangeError` at the end of the bytes. */
export interface Reader {
  whole(): number;
  /** A count of things of at least `width` bytes each, so that no broken count asks for memory. */
  size(width: number): number;
  fixed(width: number): number;
  float(): number;
}

export function readBytes(bytes: Uint8Array): Reader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const take = (): number => {
    if (at >= bytes.length) throw new RangeError(short);
    return bytes[at++]!;
  };
  const reader: Reader = {
    whole() {
      let value = 0;
      for (let scale = 1; ; scale *= 128) {
        const byte = take();
        value += (byte & 127) * scale;
        if (byte < 128) return value;
      }
    },
    size(width) {
      const size = reader.whole();
      if (size * width > bytes.length - at) throw new RangeError(short);
      return size;
    },
    fixed(width) {
      if (at + width > bytes.length) throw new RangeError(short);
      let value = 0;
      for (let i = 0; i < width; i++) value |= bytes[at + i]! << (8 * i);
      at += width;
      return value >>> 0;
    },
    float() {
      if (at + 8 > bytes.length) throw new RangeError(short);
      at += 8;
      return view.getFloat64(at - 8, true);
    },
  };
  return reader;
}
