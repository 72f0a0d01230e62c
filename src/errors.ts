// The errors a caller can act on. Every message reads `where: rule, got value[; try …]`.

/** A graph was written wrongly; the stack points at the line that wrote the node. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
}

/** A file of a model folder is missing or malformed. */
export class CheckpointError extends Error {
  override readonly name = 'CheckpointError';
  readonly file: string;

  /** @param file the file's name, as the user knows it @param message rule and value */
  constructor(file: string, message: string, options?: ErrorOptions) {
    super(`${file || '""'}: ${message}`, options);
    this.file = file;
  }
}

/** The runtime refused a graph or failed in a run. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
}

/** What the user gave cannot be used; the message says which input, its value, and what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** A value in a message. */
export const told = (value: unknown): string => (typeof value === 'function' ? 'a function' : typeof value === 'bigint' ? `${value}n` : (JSON.stringify(value) ?? String(value)).slice(0, 60));

/** Refuses what is none of the known choices; undefined is the default. Throws InputError. */
export function checkChoice(where: string, value: unknown, known: readonly unknown[]): void {
  if (value !== undefined && !known.includes(value)) throw new InputError(`${where} must be one of ${known.join(', ')}, got ${told(value)}`);
}
