// Files behind an address, and files in memory. Ranges are asked for; a server that ignores them sends the whole
// file, which is then kept so that it is fetched once.
import { CheckpointError, InputError } from '../errors.ts';
import { checkPath, checkRange, type Files, missing } from './files.ts';

/** How files are fetched. */
export interface WebOptions {
  /** Instead of the global fetch: for headers, caches, tests. */
  readonly fetch?: (url: string, init?: RequestInit) => Promise<Response>;
  /** Paths known to be there, for messages; an address cannot be listed. */
  readonly names?: readonly string[];
  /** Most bytes accepted where a server sends a whole file; default 4 GiB. */
  readonly limit?: number;
}

/**
 * The files below an address, such as `https://huggingface.co/Helsinki-NLP/opus-mt-fr-en/resolve/main/`.
 * Throws CheckpointError where an answer is neither the bytes asked for nor "not found".
 */
export function webFiles(address: string, options: WebOptions = {}): Files {
  const get = options.fetch ?? ((url, init) => fetch(url, init));
  const limit = options.limit ?? 2 ** 32;
  const base = new URL(address.endsWith('/') ? address : `${address}/`, globalThis.location?.href);
  if (!/^https?:|^blob:|^file:/.test(base.protocol)) throw new InputError(`webFiles: the address must be http or https, got ${base.protocol}`);
  const whole = new Map<string, Uint8Array<ArrayBuffer>>();
  const sizes = new Map<string, number>();
  const seen = new Set<string>(options.names);

  async function request(path: string, range: string | null): Promise<Response | null> {
    checkPath(path);
    const url = new URL(path.split('/').map(encodeURIComponent).join('/'), base);
    let response: Response;
    try {
      response = await get(url.href, range === null ? {} : { headers: { range } });
    } catch (cause) {
      throw new CheckpointError(path, `could not be fetched from ${base.host}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
    if (response.status === 404 || response.status === 410) return null;
    if (!response.ok && response.status !== 416) throw new CheckpointError(path, `could not be fetched from ${base.host}: status ${response.status}`);
    return response;
  }

  // Learns a file's size from its first byte. Servers without ranges answer with all of it, which is then kept.
  async function sizeOf(path: string): Promise<number | null> {
    const known = sizes.get(path);
    if (known !== undefined) return known;
    const response = await request(path, 'bytes=0-0');
    if (!response) return null;
    let size: number;
    if (response.status === 206) {
      await response.body?.cancel();
      size = totalOf(path, response);
    } else if (response.status === 416) {
      await response.body?.cancel();
      size = totalOf(path, response); // an empty file has no first byte
    } else {
      const bytes = await collect(path, response, limit);
      whole.set(path, bytes);
      size = bytes.byteLength;
    }
    seen.add(path);
    sizes.set(path, size);
    return size;
  }

  const files: Files = {
    name: base.href,
    has: async (path) => (await sizeOf(path)) !== null,
    list: async () => [...seen].sort(),

    async size(path) {
      return (await sizeOf(path)) ?? Promise.reject(await missing(files, path));
    },

    async read(path, offset = 0, length) {
      const size = await files.size(path);
      const count = length ?? Math.max(0, size - offset);
      checkRange(path, offset, count, size);
      const kept = whole.get(path);
      if (kept) return kept.slice(offset, offset + count);
      if (count === 0) return new Uint8Array(0);
      const response = await request(path, `bytes=${offset}-${offset + count - 1}`);
      if (!response) throw await missing(files, path);
      const bytes = await collect(path, response, response.status === 206 ? count : limit);
      if (response.status !== 206) {
        whole.set(path, bytes);
        sizes.set(path, bytes.byteLength);
        checkRange(path, offset, count, bytes.byteLength);
        return bytes.slice(offset, offset + count);
      }
      const start = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
      if (bytes.byteLength !== count || (start !== undefined && Number(start) !== offset)) {
        throw new CheckpointError(path, `${count} bytes from ${offset} were asked for, got ${bytes.byteLength} from ${start ?? 'somewhere'}`);
      }
      return bytes;
    },
  };
  return files;
}

// The size after the slash of `Content-Range: bytes 0-0/1234`.
function totalOf(path: string, response: Response): number {
  const range = response.headers.get('content-range') ?? '';
  const total = Number(/\/(\d+)$/.exec(range)?.[1] ?? Number.NaN);
  if (!Number.isSafeInteger(total)) throw new CheckpointError(path, `the server must say the file's size in Content-Range, got "${range.slice(0, 60)}"`);
  return total;
}

// A body of at most `limit` bytes; memory grows with what has come, not with what was promised.
async function collect(path: string, response: Response, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let step = await reader?.read(); step && !step.done; step = await reader?.read()) {
    length += step.value.byteLength;
    if (length > limit) {
      await reader?.cancel();
      throw new CheckpointError(path, `the server must send at most ${limit} bytes, got more`);
    }
    chunks.push(step.value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** Files held in memory: what a person dropped on a page, or a test made. Text is taken as UTF-8. */
export function memoryFiles(contents: ReadonlyMap<string, Blob | Uint8Array | string>, name = 'memory'): Files {
  function find(path: string): Blob | null {
    checkPath(path);
    const found = contents.get(path);
    if (found === undefined) return null;
    return found instanceof Blob ? found : new Blob([found as BlobPart]);
  }

  const files: Files = {
    name,
    has: async (path) => find(path) !== null,
    list: async () => [...contents.keys()].sort(),
    size: async (path) => find(path)?.size ?? Promise.reject(await missing(files, path)),

    async read(path, offset = 0, length) {
      const blob = find(path);
      if (!blob) throw await missing(files, path);
      const count = length ?? Math.max(0, blob.size - offset);
      checkRange(path, offset, count, blob.size);
      return new Uint8Array(await blob.slice(offset, offset + count).arrayBuffer());
    },
  };
  return files;
}
