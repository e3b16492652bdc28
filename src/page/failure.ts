/**
 * The one error of the page room. Its message is a short clause that finishes "cannot read X: …", so that the
 * command line can print it as it stands.
 */
export function pageError(reason: string): Error {
  const error = new Error(reason);
  error.name = "PageError";
  return error;
}

/** The reason of a page error; anything else is a fault of the program and is thrown on. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === "PageError") return error.message;
  throw error;
}
