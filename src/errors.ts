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
export function told(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'number') return String(value);
  let text: string;
  try {
    text = JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner)) ?? String(value);
  } catch {
    text = 'an object that holds itself';
  }
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Refuses what is no number within bounds; undefined is the default. Throws InputError. */
export function checkNumber(where: string, value: unknown, { whole = false, from, above, to }: { readonly whole?: boolean; readonly from?: number; readonly above?: number; readonly to?: number } = {}): void {
  if (value === undefined) return;
  const is = typeof value === 'number' && Number.isFinite(value) && (!whole || Number.isInteger(value)) && !(from !== undefined && value < from) && !(above !== undefined && value <= above) && !(to !== undefined && value > to);
  const bounds = [from !== undefined && `from ${from}`, above !== undefined && `above ${above}`, to !== undefined && `${above === undefined ? 'to' : 'and at most'} ${to}`].filter(Boolean).join(' ');
  if (!is) throw new InputError(`${where} must be a ${whole ? 'whole ' : ''}number${bounds && ` ${bounds}`}, got ${told(value)}`);
}

/** Every option there is, for `checkKeys`. */
export type Every<Options> = { readonly [name in keyof Required<Options>]: true };

/** Refuses options that there are not. Throws InputError. */
export function checkKeys(where: string, options: object, known: Readonly<Record<string, true>>): void {
  for (const name of Object.keys(options)) if (!Object.hasOwn(known, name)) throw new InputError(`${where}: options are ${Object.keys(known).join(', ')}, got "${name}"`);
}

/** Refuses what is none of the known choices; undefined is the default. Throws InputError. */
export function checkChoice(where: string, value: unknown, known: readonly unknown[]): void {
  if (value !== undefined && !known.includes(value)) throw new InputError(`${where} must be one of ${known.join(', ')}, got ${told(value)}`);
}
