// Where a model's files come from: a folder, a web address, memory. Everything that reads a checkpoint goes through
// this contract, so that the rest of the library never touches Node or the network.
import { CheckpointError, told } from '../errors.ts';
import { type Json, parseJson } from './json.ts';

/** A set of files under one roof. Paths are relative, with `/`, and never lead out: see `checkPath`. */
export interface Files {
  /** What a person calls it: the folder's name or the address. Used in messages. */
  readonly name: string;
  has(path: string): Promise<boolean>;
  /** What lies at its top, folders with `/` after their names; where that cannot be known (a web address), paths known to be there. */
  list(): Promise<string[]>;
  /** Bytes from `offset` (default 0), `length` of them (default: to the end). Throws CheckpointError when there are fewer. */
  read(path: string, offset?: number, length?: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Fills `target` with the bytes from `offset`. */
  readInto?(path: string, offset: number, target: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Bytes of the file. Throws CheckpointError when it is missing. */
  size(path: string): Promise<number>;
  /** Absolute path on this machine, for runtimes that map files themselves; absent where there is none. */
  location?(path: string): string;
}

/** Throws CheckpointError unless a path is relative, uses `/`, and has no empty, `.` or `..` part. */
export function checkPath(path: string): void {
  const parts = path.split('/');
  const wrong = path === '' || /[\\:\0]/.test(path) || parts.some((part) => part === '' || part === '.' || part === '..');
  if (wrong) throw new CheckpointError(quote(path), 'a path in a checkpoint must be relative, with "/" and without "..", and stay in its folder');
}

/** Text for messages: in quotes, escaped, cut to 80 characters. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}

/** A value for messages: JSON, cut to 80 characters. */
export const show = (value: unknown): string => (typeof value === 'bigint' ? String(value) : told(value));

/** The error for a file that is not there; it lists what is. */
export async function missing(files: Files, path: string): Promise<CheckpointError> {
  return new CheckpointError(path, `must be in ${files.name}, and is not; there are: ${await listed(files)}`);
}

/** What is known to be there, for messages: the first twenty. */
export async function listed(files: Files): Promise<string> {
  const found = await files.list().catch(() => []);
  return found.length > 20 ? `${found.slice(0, 20).join(', ')}, … (${found.length} in all)` : found.join(', ') || 'none known';
}

/** Throws unless a range lies in a file; what every adapter checks before it allocates. */
export function checkRange(path: string, offset: number, length: number, size: number): void {
  if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0 || offset + length > size) {
    throw new CheckpointError(path, `bytes ${offset} to ${offset + length} must lie within the file, which has ${size}; is it cut short?`);
  }
}

/** UTF-8 text of a file. Throws CheckpointError over `limit` bytes (default 64 MiB), before anything is read. */
export async function readText(files: Files, path: string, limit = 64 << 20): Promise<string> {
  const size = await files.size(path);
  if (size > limit) throw new CheckpointError(path, `must be at most ${limit} bytes, got ${size}`);
  return decodeUtf8(path, await files.read(path, 0, size));
}

/** Strict UTF-8: ill-formed bytes are an error, a byte order mark is kept. */
export function decodeUtf8(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CheckpointError(file, 'must be valid UTF-8', { cause });
  }
}

/** A JSON file; duplicate keys are refused, `NaN` and `Infinity` read as Python writes them. */
export async function readJson(files: Files, path: string, limit?: number): Promise<Json> {
  return parseJson(path, await readText(files, path, limit), { nonFinite: true });
}
