import type { Ledger } from "../ledger.ts";

/** Registers one test, which gets a ledger of its own. */
export type TestOf = (title: string, act: (ledger: Ledger) => Promise<void>) => void;
