/** How often one caller may do one thing: a token bucket each, forgotten when full, bounded in number. */
export interface Limit {
  /** True where the caller may go on; takes one of its tokens. `now` in milliseconds. */
  readonly take: (caller: string, now: number) => boolean;
}

const mostCallers = 10_000;

export function makeLimit(burst: number, perMinute: number): Limit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(caller, now) {
      const bucket = buckets.get(caller) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) * perMinute) / 60_000);
      buckets.delete(caller);
      buckets.set(caller, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
      if (buckets.size > mostCallers) buckets.delete(buckets.keys().next().value!);
      return tokens >= 1;
    },
  };
}
