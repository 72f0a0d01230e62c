// A folder as Files, and writing that survives being killed. The only file of checkpoint/ that needs Node.
// Every access resolves links first and refuses what leaves the folder. Hugging Face's download cache is known:
// there `snapshots/<revision>/` holds links into `blobs/` beside it, and those are followed.
import { randomBytes } from 'node:crypto';
import { constants, existsSync, lstatSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { CheckpointError } from '../errors.ts';
import { checkPath, checkRange, type Files, missing } from './files.ts';

const readStep = 1 << 30; // one read call takes less than 2^31 bytes
const listLimit = 10_000;

/** How a folder is opened. */
export interface FolderOptions {
  /**
   * Read files that have other names elsewhere (hard links). Default false: an unpacked archive can carry one that
   * leads anywhere on the disk. Package managers (pnpm) install by hard links, so bundled models need it.
   */
  readonly hardLinks?: boolean;
}

/**
 * The files of a folder. Throws CheckpointError when it is none.
 *
 * @example const files = nodeFiles('zoo/translate-fr-en')
 */
export function nodeFiles(folder: string, options: FolderOptions = {}): Files {
  const name = basename(resolve(folder)) || resolve(folder);
  let root: string;
  try {
    root = realpathSync(folder);
  } catch (cause) {
    throw new CheckpointError(folder, 'there must be a folder with a model, and there is none', { cause });
  }
  if (!statSync(root).isDirectory()) throw new CheckpointError(folder, 'a model is opened by its folder, got a file; try the folder it is in');
  const roots = [root];
  const blobs = join(root, '..', '..', 'blobs');
  if (basename(dirname(root)) === 'snapshots' && existsSync(blobs)) roots.push(realpathSync(blobs));

  // The real place of a path and what is there; null where nothing is.
  function locate(path: string): { place: string; stats: Stats } | null {
    checkPath(path);
    let place: string;
    let stats: Stats;
    try {
      place = realpathSync(join(root, path));
      stats = statSync(place);
    } catch (cause) {
      const code = (cause as NodeJS.ErrnoException).code;
      if (code === 'ENOENT' || code === 'ENOTDIR') return null;
      throw new CheckpointError(path, `must be readable, got ${code ?? String(cause)}`, { cause });
    }
    if (!roots.some((allowed) => place.startsWith(allowed.endsWith(sep) ? allowed : allowed + sep) || place === allowed)) {
      throw new CheckpointError(path, `must stay in the folder ${name}, got a link that leaves it`);
    }
    if (stats.isDirectory()) return null;
    if (!stats.isFile()) throw new CheckpointError(path, 'must be a file, got a device, pipe or socket');
    return { place, stats };
  }

  // Throws where a file has a name outside the folder.
  function checkLinks(path: string, stats: Stats): void {
    if (stats.nlink <= 1 || options.hardLinks) return;
    const names = filesBelow(root).filter((other) => {
      const entry = lstatSync(other);
      return entry.ino === stats.ino && entry.dev === stats.dev;
    });
    if (names.length === stats.nlink) return;
    throw new CheckpointError(path, `must stay in the folder ${name}, got a hard link to a file with a name elsewhere; copy the file, or open with { hardLinks: true }`);
  }

  async function find(path: string): Promise<{ place: string; stats: Stats }> {
    const found = locate(path);
    if (!found) throw await missing(files, path);
    checkLinks(path, found.stats);
    return found;
  }

  async function fill(path: string, offset: number, length: number, target?: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const { place, stats } = await find(path);
    const count = length < 0 ? Math.max(0, stats.size - offset) : length;
    checkRange(path, offset, count, stats.size);
    const bytes = target ?? new Uint8Array(count);
    const file = await open(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const opened = await file.stat();
      if (opened.ino !== stats.ino || opened.dev !== stats.dev) throw new CheckpointError(path, 'must not be replaced while it is read');
      for (let done = 0; done < count; ) {
        const { bytesRead } = await file.read(bytes, done, Math.min(readStep, count - done), offset + done);
        if (bytesRead === 0) throw new CheckpointError(path, `must have ${offset + count} bytes, got ${offset + done}; was it cut while it was read?`);
        done += bytesRead;
      }
    } finally {
      await file.close();
    }
    return bytes;
  }

  const files: Files = {
    name,

    async has(path) {
      return locate(path) !== null;
    },

    async list() {
      return entriesOf(root);
    },

    read: (path, offset = 0, length = -1) => fill(path, offset, length),

    async readInto(path, offset, target) {
      await fill(path, offset, target.byteLength, target);
    },

    async size(path) {
      return (await find(path)).stats.size;
    },

    location(path) {
      const found = locate(path);
      if (!found) throw new CheckpointError(path, `must be in ${name}, and is not`);
      checkLinks(path, found.stats);
      return found.place;
    },
  };
  return files;
}

// What lies in a folder, `/` after the names of folders, links to files among the files, hidden ones not.
function entriesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return [`${entry.name}/`];
    return entry.isFile() || (entry.isSymbolicLink() && leadsToFile(join(folder, entry.name))) ? [entry.name] : [];
  }).sort();
}

// Files below a folder.
function filesBelow(root: string): string[] {
  const found: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined && found.length < listLimit; folder = folders.pop()) {
    for (const name of entriesOf(folder)) (name.endsWith('/') ? folders : found).push(join(folder, name));
  }
  return found;
}

function leadsToFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false; // it leads nowhere, or round
  }
}

/** Where a path leads, also where nothing is there yet. */
async function followed(path: string): Promise<string> {
  const link = await readlink(path).catch(() => null);
  return realpath(path).catch(() => (link === null ? resolve(path) : resolve(dirname(path), link)));
}

/**
 * Writes a file so that at any moment its name holds either all of the old bytes or all of the new: into a temporary
 * file beside it, then fsync, rename, and fsync of the folder. The temporary file is removed when writing fails. A link is followed; what is
 * no file (a device, a pipe) is written to as it is. Throws CheckpointError where the system refuses, as when the disk is full.
 *
 * @param chunks the bytes, whole or in pieces as they are made
 */
export async function writeAtomically(path: string, chunks: Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  const place = await followed(path);
  const folder = dirname(place);
  const there = await stat(place).catch(() => null);
  const direct = there !== null && !there.isFile();
  const temporary = direct ? place : join(folder, `.${basename(place)}.${process.pid}.${randomBytes(6).toString('hex')}.tmp`);
  const refused = (error: NodeJS.ErrnoException): never => {
    // "ENOSPC: no space left on device, write"
    throw error.syscall ? new CheckpointError(path, `must be written to its end, and the system refuses: ${error.message.replace(/^\w+: /, '').replace(/, \w+( '.*)?$/, '')}`, { cause: error }) : error;
  };
  const file = await open(temporary, direct ? 'w' : 'wx').catch(refused);
  try {
    try {
      if (there && !direct) await file.chmod(there.mode & 0o777).catch(refused);
      for await (const chunk of chunks instanceof Uint8Array ? [chunks] : chunks) {
        for (let done = 0; done < chunk.byteLength; ) {
          done += (await file.write(chunk, done, Math.min(readStep, chunk.byteLength - done)).catch(refused)).bytesWritten;
        }
      }
      if (!direct) await file.sync().catch(refused);
    } finally {
      await file.close();
    }
    if (direct) return;
    await rename(temporary, place).catch(refused);
  } catch (error) {
    if (!direct) await rm(temporary, { force: true });
    throw error;
  }
  if (process.platform === 'win32') return; // folders cannot be opened there
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
