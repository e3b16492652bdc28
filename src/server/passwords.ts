/** Passwords as scrypt hashes (RFC 7914), each with its own salt and its cost beside it. */
import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";

const cost = { N: 1 << 15, r: 8, p: 1 };

function derive(password: string, salt: Buffer, { N, r, p }: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** "scrypt$32768$8$1$salt$hash", base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Compares in constant time; false for a secret that is none. Costs the same whether or not there is such an account. */
export async function passwordFits(password: string, secret: string | null): Promise<boolean> {
  const [kind, N, r, p, salt, hash] = (secret ?? nobody).split("$");
  if (kind !== "scrypt" || !salt || !hash) return false;
  const wanted = Buffer.from(hash, "base64");
  const key = await derive(password, Buffer.from(salt, "base64"), {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(key, wanted) && secret !== null;
}

const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${Buffer.alloc(16).toString("base64")}$${Buffer.alloc(32).toString("base64")}`;
