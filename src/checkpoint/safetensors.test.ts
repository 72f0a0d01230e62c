import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NDArray } from '../array.ts';
import { CheckpointError } from '../errors.ts';
import { openCheckpoint } from './checkpoint.ts';
import { toFloat32 } from './convert.ts';
import { readHeader } from './safetensors.ts';
import { memoryFiles } from './web-files.ts';
import { writeSafetensors } from './write.ts';

const data = new URL('../../test/data/safetensors/', import.meta.url);
const fixture = () => new Uint8Array(readFileSync(new URL('types.safetensors', data)));
const name = 'model.safetensors';

/** A file from its header's text and `dataBytes` zeros. */
function file(header: string | Uint8Array, dataBytes = 0, length?: bigint): Uint8Array<ArrayBuffer> {
  const json = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const bytes = new Uint8Array(8 + json.byteLength + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(json.byteLength), true);
  bytes.set(json, 8);
  return bytes;
}

const headerOf = (bytes: Uint8Array) => readHeader(memoryFiles(new Map([[name, bytes]])), name);
const open = (bytes: Uint8Array) => openCheckpoint(memoryFiles(new Map([[name, bytes]])));
const entry = (dtype: string, shape: string, offsets: string) => `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`;

describe('headers that are accepted', () => {
  test.each([
    ['no tensors', '{}', 0],
    ['white space around', ' \t\r\n{} \t\r\n', 0],
    ['metadata', '{"__metadata__":{"a":"b"}}', 0],
    ['null metadata, as the crate', '{"__metadata__":null}', 0],
    ['a scalar', `{"a":${entry('F32', '[]', '[0,4]')}}`, 4],
    ['no elements', `{"a":${entry('F32', '[0,5]', '[0,0]')},"b":${entry('U8', '[0]', '[0,0]')}}`, 0],
    ['any order of names', `{"b":${entry('U8', '[2]', '[4,6]')},"a":${entry('F32', '[1]', '[0,4]')}}`, 6],
    ['unknown keys of a tensor', '{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"more":[{"x":1.5}]}}', 1],
    ['a tensor called __proto__', `{"__proto__":${entry('U8', '[1]', '[0,1]')}}`, 1],
    ['a tensor called constructor', `{"constructor":${entry('U8', '[1]', '[0,1]')}}`, 1],
    ['half-byte elements that fill bytes', `{"a":${entry('F4', '[2]', '[0,1]')}}`, 1],
    ['fields in a list, as the crate', '{"a":["U8",[1],[0,1]]}', 1],
  ])('%s', async (_case, header, bytes) => {
    await expect(headerOf(file(header, bytes))).resolves.toBeDefined();
  });
});

describe('headers that are refused, with file, place and value', () => {
  const one = entry('F32', '[1]', '[0,4]');
  test.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(0), /8 bytes, got 0 bytes/],
    ['a cut length', new Uint8Array(7), /got 7 bytes/],
    ['a header past the end', file('{}', 0, 3n), /must fit into the file of 10 bytes, got a length of 3/],
    ['a header over 100 MB', file('{}', 0, 100_000_001n), /at most 100000000 bytes, got a length of 100000001/],
    ['a length of 2^63', file('{}', 0, 1n << 63n), /got a length of 9223372036854775808/],
    ['an empty header', file(''), /JSON: a value was expected, got the end/],
    ['bytes that are no UTF-8', file(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])), /UTF-8/],
    ['a surrogate in UTF-8', file(new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])), /UTF-8/],
    ['a byte order mark', file('\ufeff{}'), /a value was expected/],
    ['a list', file('[]'), /must be a JSON object, got \[\]/],
    ['text after', file('{}x'), /the end was expected, got "x"/],
    ['a trailing comma', file('{"a":1,}'), /a string was expected/],
    ['a lone surrogate', file('{"\\ud800":1}'), /partner/],
    ['NaN', file('{"a":NaN}'), /a value was expected/],
    ['deep nesting', file('['.repeat(100_000)), /nesting must be at most 127/],
    ['a number past float64', file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1e999}}`, 1), /float64/],
    ['a name twice', file(`{"a":${one},"a":${one}}`, 4), /key "a" must appear once/],
    ['a field twice', file('{"a":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}', 1), /key "dtype" must appear once/],
    ['metadata twice', file('{"__metadata__":{},"__metadata__":{}}'), /"__metadata__" must appear once/],
    ['metadata that is no text', file('{"__metadata__":{"a":1}}'), /strings to strings, got 1 for "a"/],
    ['metadata that is no object', file('{"__metadata__":[]}'), /strings to strings, got \[\]/],
    ['a tensor that is no object', file('{"a":1}'), /tensor "a" must be described by an object, got 1/],
    ['no dtype', file('{"a":{"shape":[1],"data_offsets":[0,1]}}', 1), /"a": dtype must be one of BOOL, .*, got undefined/],
    ['an unknown dtype', file(`{"a":${entry('F33', '[1]', '[0,4]')}}`, 4), /got "F33"/],
    ['a dtype from the prototype', file(`{"a":${entry('constructor', '[1]', '[0,4]')}}`, 4), /got "constructor"/],
    ['a negative size', file(`{"a":${entry('U8', '[-1]', '[0,1]')}}`, 1), /not negative, got -1/],
    ['a size of -0', file(`{"a":${entry('U8', '[-0]', '[0,0]')}}`), /not negative, got -?0/],
    ['a broken size', file(`{"a":${entry('U8', '[1.0]', '[0,1]')}}`, 1), /whole and not negative, got 1/],
    ['a size past 2^53', file(`{"a":${entry('U8', '[9007199254740992]', '[0,1]')}}`, 1), /below 2\^53, got 9007199254740992/],
    ['sizes whose product passes 2^53', file(`{"a":${entry('U8', '[4294967296,4294967296]', '[0,0]')}}`), /larger than any file/],
    ['the same, times zero', file(`{"a":${entry('U8', '[4294967296,4294967296,0]', '[0,0]')}}`), /larger than any file/],
    ['an offset past 2^53', file(`{"a":${entry('U8', '[1]', '[9007199254740992,9007199254740993]')}}`, 1), /below 2\^53/],
    ['falling offsets', file(`{"a":${entry('U8', '[1]', '[1,0]')}}`, 1), /must not decrease, got \[1, 0\]/],
    ['three offsets', file(`{"a":${entry('U8', '[1]', '[0,1,2]')}}`, 1), /two offsets/],
    ['a shape that does not match', file(`{"a":${entry('F32', '[2]', '[0,4]')}}`, 4), /\[2\] of F32 takes 8 bytes, got data_offsets \[0, 4\] with 4/],
    ['an overlap', file(`{"a":${one},"b":${entry('F32', '[1]', '[2,6]')}}`, 6), /"b" overlaps .* data offset 4, got 2/],
    ['the same bytes twice', file(`{"a":${one},"b":${one}}`, 4), /overlaps/],
    ['a hole', file(`{"a":${one},"b":${entry('F32', '[1]', '[5,9]')}}`, 9), /"b" leaves a hole .* data offset 4, got 5/],
    ['a hole before the first', file(`{"a":${entry('F32', '[1]', '[1,5]')}}`, 5), /leaves a hole/],
    ['bytes after the last', file(`{"a":${one}}`, 5), /bytes follow that nothing names/],
    ['a file cut short', file(`{"a":${one}}`, 3), /cut short/],
    ['a broken byte', file(`{"a":${entry('F4', '[3]', '[0,1]')}}`, 1), /whole bytes/],
  ])('%s', async (_case, bytes, message) => {
    const error = await headerOf(bytes).then(() => null, (thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CheckpointError);
    expect((error as CheckpointError).file).toBe(name);
    expect((error as CheckpointError).message).toMatch(message);
  });
});

describe('a file that Python wrote', () => {
  test('reads with every type', async () => {
    const checkpoint = await open(fixture());
    expect(checkpoint.metadata).toEqual(new Map([['format', 'pt']]));
    expect(checkpoint.info('i64')).toMatchObject({ dtype: 'int64', shape: [3], file: name, bytes: 24 });
    expect(checkpoint.info('none')).toBeUndefined();
    expect((await checkpoint.read('i64')).data).toEqual(BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n, 2n ** 53n + 1n));
    expect((await checkpoint.read('i32')).data).toEqual(Int32Array.of(-(2 ** 31), 7));
    expect((await checkpoint.read('i16')).data).toEqual(Int16Array.of(-32768, 7));
    expect((await checkpoint.read('i8')).data).toEqual(Int8Array.of(-128, 7, 1));
    expect((await checkpoint.read('u8')).data).toEqual(Uint8Array.of(255, 0, 3));
    expect(await checkpoint.read('bool')).toEqual({ dtype: 'bool', shape: [3], data: Uint8Array.of(1, 0, 1) });
    expect((await checkpoint.read('a.f64')).data).toEqual(Float64Array.of(1 / 3, -2.5));
    expect(await checkpoint.read('scalar')).toEqual({ dtype: 'float32', shape: [], data: Float32Array.of(42) });
    expect(await checkpoint.read('empty')).toEqual({ dtype: 'float32', shape: [3, 0, 2], data: new Float32Array(0) });
    await expect(checkpoint.read('f64')).rejects.toThrow('there must be a tensor "f64", and there is none; near it: a.f64');
  });

  test('is written back byte for byte, whatever the order of entries', async () => {
    const checkpoint = await open(fixture());
    const names = checkpoint.names().reverse();
    const entries = await Promise.all(names.map(async (each): Promise<[string, NDArray]> => [each, await checkpoint.read(each)]));
    expect(Buffer.from(writeSafetensors(entries, { format: 'pt' })).equals(fixture())).toBe(true);
  });
});

describe('toFloat32', () => {
  const expected = JSON.parse(readFileSync(new URL('half_to_float.json', data), 'utf8')) as Record<string, string>;
  test.each(['float16', 'bfloat16'] as const)('converts all patterns of %s as numpy and torch do', (dtype) => {
    const patterns = Uint16Array.from({ length: 65536 }, (_, i) => i);
    const { data: floats } = toFloat32({ dtype, shape: [65536], data: patterns });
    expect(createHash('sha256').update(new Uint8Array(floats.buffer)).digest('hex')).toBe(expected[dtype]);
  });

  test('converts the other types', () => {
    expect(toFloat32({ dtype: 'int64', shape: [2], data: BigInt64Array.of(-3n, 5n) }).data).toEqual(Float32Array.of(-3, 5));
    expect(toFloat32({ dtype: 'bool', shape: [2], data: Uint8Array.of(0, 2) }).data).toEqual(Float32Array.of(0, 1));
    expect(toFloat32({ dtype: 'float64', shape: [1], data: Float64Array.of(0.1) }).data).toEqual(Float32Array.of(0.1));
    const same = { dtype: 'float32', shape: [1], data: Float32Array.of(1) } as const;
    expect(toFloat32(same)).toBe(same);
    const target = new Float32Array(new ArrayBuffer(12), 4, 2);
    expect(toFloat32({ dtype: 'bfloat16', shape: [2], data: Uint16Array.of(0x3f80, 0xbf80) }, target).data).toBe(target);
    expect([...new Float32Array(target.buffer)]).toEqual([0, 1, -1]);
    expect(() => toFloat32(same, target)).toThrow('must have 1 elements, got 2');
  });
});

describe('shards', () => {
  const shard = (...names: string[]) => writeSafetensors(names.map((each): [string, NDArray] => [each, { dtype: 'uint8', shape: [1], data: Uint8Array.of(each.charCodeAt(0)) }]));
  const folder = (map: unknown, shards: Record<string, Uint8Array>) =>
    openCheckpoint(memoryFiles(new Map<string, string | Uint8Array>([['model.safetensors.index.json', JSON.stringify({ metadata: {}, weight_map: map })], ...Object.entries(shards)])));

  test('read as one', async () => {
    const checkpoint = await folder({ a: '1.safetensors', b: '2.safetensors' }, { '1.safetensors': shard('a'), '2.safetensors': shard('b', 'c') });
    expect(checkpoint.names()).toEqual(['a', 'b', 'c']);
    expect((await checkpoint.read('b')).data).toEqual(Uint8Array.of(98));
    expect(checkpoint.location('b')).toBeUndefined();
  });

  test.each<[string, unknown, Record<string, Uint8Array>, RegExp]>([
    ['no map', undefined, {}, /index\.json: weight_map must map tensors to files, got undefined/],
    ['an empty map', {}, {}, /at least one/],
    ['a path that leaves', { a: '../1.safetensors' }, {}, /in the folder for "a", got "\.\.\/1\.safetensors"/],
    ['an absolute path', { a: '/1.safetensors' }, {}, /in the folder/],
    ['a backslash', { a: '..\\1.safetensors' }, {}, /in the folder/],
    ['no path', { a: 1 }, {}, /a \.safetensors file for "a", got 1/],
    ['another kind of file', { a: 'pytorch_model.bin' }, {}, /a \.safetensors file/],
    ['a missing shard', { a: '1.safetensors' }, {}, /^1\.safetensors: must be in memory, and is not; there are: model/],
    ['a missing tensor', { a: '1.safetensors', b: '1.safetensors' }, { '1.safetensors': shard('a') }, /^1\.safetensors: must hold tensor "b"/],
    ['a tensor in two shards', { a: '1.safetensors', b: '2.safetensors' }, { '1.safetensors': shard('a', 'c'), '2.safetensors': shard('b', 'c') }, /"c" is in 1\.safetensors and in 2/],
  ])('refused: %s', async (_case, map, shards, message) => {
    await expect(folder(map, shards)).rejects.toThrow(message);
    await expect(folder(map, shards)).rejects.toBeInstanceOf(CheckpointError);
  });

  test('a folder of pickled weights says what to do', async () => {
    await expect(openCheckpoint(memoryFiles(new Map([['pytorch_model.bin', '']])))).rejects.toThrow(/must be in safetensors, got pytorch_model\.bin; try save_pretrained/);
  });
});

test('writing refuses what cannot be read back', () => {
  const array: NDArray = { dtype: 'uint8', shape: [1], data: Uint8Array.of(1) };
  expect(() => writeSafetensors([['a', array], ['a', array]])).toThrow(/distinct/);
  expect(() => writeSafetensors([['__metadata__', array]])).toThrow(/__metadata__/);
  expect(() => writeSafetensors([['\ud800', array]])).toThrow(/well-formed/);
  expect(() => writeSafetensors([['a', { ...array, shape: [2] }]])).toThrow(/shape \[2\], got 1 elements/);
});

test('what is written is read', async () => {
  const arrays = fc.array(
    fc.record({
      name: fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text !== '__metadata__' && !/\p{Surrogate}/u.test(text)),
      shape: fc.array(fc.nat(4), { maxLength: 3 }),
      wide: fc.boolean(),
    }),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(arrays, fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 })), async (list, metadata) => {
      const entries = new Map<string, NDArray>();
      for (const { name: each, shape, wide } of list) {
        const length = shape.reduce((product, size) => product * size, 1);
        entries.set(each, wide ? { dtype: 'float32', shape, data: new Float32Array(length).fill(1.5) } : { dtype: 'uint8', shape, data: new Uint8Array(length).fill(7) });
      }
      const checkpoint = await open(writeSafetensors(entries, metadata));
      expect(new Set(checkpoint.names())).toEqual(new Set(entries.keys()));
      expect(checkpoint.metadata).toEqual(new Map(Object.entries(metadata)));
      for (const [each, array] of entries) expect(await checkpoint.read(each)).toEqual(array);
    }),
    { seed: 7, numRuns: 100 },
  );
});
