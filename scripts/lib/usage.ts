/** A script was asked for something that it does not know: `run.mjs` says so with the script's usage, without a stack. */
export class UsageError extends Error {
  readonly code = 'ERR_USAGE';
}
