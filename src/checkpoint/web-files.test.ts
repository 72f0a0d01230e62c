import { describe, expect, test } from 'vitest';
import { CheckpointError } from '../errors.ts';
import { memoryFiles, webFiles, type WebOptions } from './web-files.ts';

const content = Uint8Array.from({ length: 100 }, (_, i) => i);

/** A server of one file `x`, and an empty one, `empty`; counts the bytes it sends. */
function server(ranges: boolean) {
  const asked: string[] = [];
  let sent = 0;
  const get: WebOptions['fetch'] = async (url, init) => {
    const range = new Headers(init?.headers).get('range');
    asked.push(`${new URL(url).pathname} ${range ?? 'all'}`);
    const body = url.endsWith('/x') ? content : url.endsWith('/empty') ? new Uint8Array(0) : null;
    if (!body) return new Response(null, { status: 404 });
    const match = /bytes=(\d+)-(\d+)/.exec(range ?? '');
    if (!ranges || !match) {
      sent += body.length;
      return new Response(body);
    }
    const [from, to] = [Number(match[1]), Number(match[2])];
    if (from >= body.length) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${body.length}` } });
    const part = body.slice(from, to + 1);
    sent += part.length;
    return new Response(part, { status: 206, headers: { 'content-range': `bytes ${from}-${to}/${body.length}` } });
  };
  return { get, asked, sent: () => sent };
}

describe('webFiles', () => {
  test('asks for the ranges it needs', async () => {
    const { get, asked, sent } = server(true);
    const files = webFiles('https://example.org/model', { fetch: get });
    expect(await files.size('x')).toBe(100);
    expect(await files.read('x', 10, 3)).toEqual(Uint8Array.of(10, 11, 12));
    expect(await files.read('x', 98)).toEqual(Uint8Array.of(98, 99));
    expect(await files.size('empty')).toBe(0);
    expect((await files.read('empty')).length).toBe(0);
    expect(asked).toEqual(['/model/x bytes=0-0', '/model/x bytes=10-12', '/model/x bytes=98-99', '/model/empty bytes=0-0']);
    expect(sent()).toBe(6);
  });

  test('fetches once where ranges are ignored', async () => {
    const { get, asked } = server(false);
    const files = webFiles('https://example.org/model/', { fetch: get });
    expect(await files.size('x')).toBe(100);
    expect(await files.read('x', 10, 3)).toEqual(Uint8Array.of(10, 11, 12));
    expect(await files.read('x', 0, 1)).toEqual(Uint8Array.of(0));
    expect(asked).toEqual(['/model/x bytes=0-0']);
  });

  test('says what is missing, too much or wrong', async () => {
    const { get } = server(true);
    const files = webFiles('https://example.org/model/', { fetch: get, names: ['x'] });
    expect(await files.has('y')).toBe(false);
    await expect(files.read('y')).rejects.toThrow('y: must be in https://example.org/model/, and is not; there are: x');
    await expect(files.read('x', 90, 20)).rejects.toThrow(/must lie within the file, which has 100/);
    await expect(files.read('../x')).rejects.toThrow(/must be relative/);
    await expect(webFiles('https://example.org/', { fetch: server(false).get, limit: 50 }).read('x')).rejects.toThrow(/at most 50 bytes/);
    const broken = (response: () => Response) => webFiles('https://example.org/', { fetch: async () => response() }).read('x', 0, 1);
    await expect(broken(() => new Response(null, { status: 500 }))).rejects.toThrow('x: could not be fetched from example.org: status 500');
    await expect(broken(() => new Response('a', { status: 206 }))).rejects.toThrow(/must say the file's size/);
    await expect(broken(() => new Response('abc', { status: 206, headers: { 'content-range': 'bytes 0-0/9' } }))).rejects.toThrow(/at most 1 bytes, got more/);
    await expect(broken(() => new Response('a', { status: 206, headers: { 'content-range': 'bytes 4-4/9' } }))).rejects.toThrow(/from 4/);
    const failing = webFiles('https://example.org/', { fetch: async () => Promise.reject(new Error('no network')) });
    await expect(failing.read('x')).rejects.toThrow('x: could not be fetched from example.org: no network');
    await expect(failing.read('x')).rejects.toBeInstanceOf(CheckpointError);
  });
});

test('memoryFiles holds bytes, blobs and text', async () => {
  const files = memoryFiles(new Map<string, Blob | Uint8Array | string>([['a', Uint8Array.of(1, 2)], ['b', new Blob(['xy'])], ['c', 'é']]));
  expect(await files.read('a', 1)).toEqual(Uint8Array.of(2));
  expect(await files.size('b')).toBe(2);
  expect(await files.size('c')).toBe(2);
  await expect(files.read('a', 1, 2)).rejects.toThrow(CheckpointError);
  await expect(files.size('d')).rejects.toThrow('d: must be in memory, and is not; there are: a, b, c');
});
