/**
 * Which words are used alike: their clusters in a large corpus. A word that training never saw is judged by the
 * company of words that it belongs to.
 */
import { clusters, hashText } from "../text/clusters.ts";

/** The cluster of a lower-case word among 256 and among 64; -1 where the word is unknown. */
export function clusterOf(word: string): { readonly fine: number; readonly coarse: number } {
  const { to256, to64, cluster } = clusters();
  const at = cluster(hashText(word)) - 1;
  return at < 0 ? { fine: -1, coarse: -1 } : { fine: to256[at]!, coarse: to64[at]! };
}
