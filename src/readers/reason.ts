/** What stood in the way, as a person would say it. */

const plain: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "not allowed to open it",
  EPERM: "not allowed to open it",
  EROFS: "it cannot be written to: what it is on is read-only",
  EISDIR: "this is a folder",
  ENOTDIR: "what it should be in is no folder",
  ENOSPC: "the disk is full",
  EMFILE: "too many files are open",
  EEXIST: "it is there already",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links lead in a circle",
};

/** One short line; system errors in plain words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return plain[code ?? ""] ?? (message ?? String(error)).split("\n")[0]!.slice(0, 300);
}
