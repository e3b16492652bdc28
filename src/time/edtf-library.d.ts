/** The part of the `edtf` package (no types of its own) that the tests use. */
declare module "edtf" {
  /** Milliseconds of the first and last moment that a date covers. Throws on what it cannot read. */
  export default function parse(text: string): { readonly min: number; readonly max: number };
}
