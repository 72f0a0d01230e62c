import { execFileSync } from 'node:child_process';
import { linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CheckpointError } from '../errors.ts';
import { openCheckpoint } from './checkpoint.ts';
import { nodeFiles, writeAtomically } from './node-files.ts';
import { safetensorsChunks } from './write.ts';

let outside = '';
let folder = '';

beforeEach(() => {
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'sightline-')));
  folder = join(outside, 'model');
  mkdirSync(folder);
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'config.json'), '{"a":1}');
});

afterEach(() => rmSync(outside, { recursive: true, force: true }));

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

describe('a folder', () => {
  test('is listed and read, whole and in part', async () => {
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'x.bin'), 'xyz');
    writeFileSync(join(folder, '.hidden'), '');
    const files = nodeFiles(folder);
    expect(files.name).toBe('model');
    expect(await files.list()).toEqual(['config.json', 'sub/']);
    expect(text(await files.read('config.json'))).toBe('{"a":1}');
    expect(text(await files.read('sub/x.bin', 1))).toBe('yz');
    expect(text(await files.read('sub/x.bin', 1, 1))).toBe('y');
    const target = new Uint8Array(2);
    await files.readInto?.('sub/x.bin', 0, target);
    expect(text(target)).toBe('xy');
    expect(await files.size('sub/x.bin')).toBe(3);
    expect(files.location?.('sub/x.bin')).toBe(join(folder, 'sub', 'x.bin'));
    expect(await files.has('sub')).toBe(false);
    expect(await files.has('none')).toBe(false);
  });

  test('names a missing file and lists what is there', async () => {
    const files = nodeFiles(folder);
    await expect(files.read('model.safetensors')).rejects.toThrow('model.safetensors: must be in model, and is not; there are: config.json');
    await expect(files.read('config.json', 5, 9)).rejects.toThrow('config.json: bytes 5 to 14 must lie within the file, which has 7');
    await expect(files.read('config.json', 2 ** 53, 1)).rejects.toBeInstanceOf(CheckpointError);
    expect(() => nodeFiles(join(outside, 'nowhere'))).toThrow(CheckpointError);
    expect(() => nodeFiles(join(folder, 'config.json'))).toThrow(/got a file; try the folder/);
  });

  test.each(['../secret.txt', '/etc/passwd', 'a/../../secret.txt', './config.json', 'a//b', '', 'C:\\x', '..\\secret.txt', 'x\0y'])('refuses the path %j', async (path) => {
    const files = nodeFiles(folder);
    for (const act of [() => files.read(path), () => files.has(path), () => files.size(path)]) await expect(act()).rejects.toThrow(/must be relative/);
    expect(() => files.location?.(path)).toThrow(CheckpointError);
  });
});

describe('links', () => {
  test('that leave the folder are refused', async () => {
    symlinkSync('../secret.txt', join(folder, 'file'));
    symlinkSync('..', join(folder, 'up'));
    const files = nodeFiles(folder);
    for (const path of ['file', 'up/secret.txt']) {
      for (const act of [() => files.read(path), () => files.has(path), () => files.size(path)]) await expect(act()).rejects.toThrow(/must stay in the folder model/);
      expect(() => files.location?.(path)).toThrow(/must stay in the folder/);
    }
  });

  test('to a folder whose name begins alike are refused', async () => {
    mkdirSync(`${folder}-other`);
    writeFileSync(join(`${folder}-other`, 'x'), 'x');
    symlinkSync('../model-other/x', join(folder, 'x'));
    await expect(nodeFiles(folder).read('x')).rejects.toThrow(/must stay/);
  });

  test('that stay are followed, to the folder itself too', async () => {
    symlinkSync('config.json', join(folder, 'other.json'));
    symlinkSync(folder, join(outside, 'alias'));
    expect(text(await nodeFiles(join(outside, 'alias')).read('other.json'))).toBe('{"a":1}');
  });

  test('that lead round or nowhere are errors', async () => {
    symlinkSync('b', join(folder, 'a'));
    symlinkSync('a', join(folder, 'b'));
    symlinkSync('nothing', join(folder, 'c'));
    await expect(nodeFiles(folder).read('a')).rejects.toThrow(/ELOOP/);
    await expect(nodeFiles(folder).read('c')).rejects.toThrow(/is not; there are: config.json/);
  });

  test('of the hub cache lead to its blobs, and no further', async () => {
    const snapshot = join(outside, 'models--x--y', 'snapshots', 'abc');
    mkdirSync(snapshot, { recursive: true });
    mkdirSync(join(outside, 'models--x--y', 'blobs'));
    writeFileSync(join(outside, 'models--x--y', 'blobs', '123'), 'blob');
    symlinkSync('../../blobs/123', join(snapshot, 'model.safetensors'));
    symlinkSync('../../../secret.txt', join(snapshot, 'config.json'));
    expect(text(await nodeFiles(snapshot).read('model.safetensors'))).toBe('blob');
    await expect(nodeFiles(snapshot).read('config.json')).rejects.toThrow(/must stay/);
  });

  test('of the hard kind are refused where they lead out, unless allowed', async () => {
    linkSync(join(outside, 'secret.txt'), join(folder, 'hard'));
    linkSync(join(folder, 'config.json'), join(folder, 'twin.json'));
    const files = nodeFiles(folder);
    await expect(files.read('hard')).rejects.toThrow(/hard link/);
    expect(() => files.location?.('hard')).toThrow(/hard link/);
    expect(text(await files.read('twin.json'))).toBe('{"a":1}');
    expect(text(await nodeFiles(folder, { hardLinks: true }).read('hard'))).toBe('secret');
  });

  test.skipIf(process.platform === 'win32')('pipes are refused and do not hang', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await expect(nodeFiles(folder).read('pipe')).rejects.toThrow(/device, pipe or socket/);
  });
});

describe('writeAtomically', () => {
  test('writes tensors that open again, from their place in the file', async () => {
    await writeAtomically(join(folder, 'model.safetensors'), safetensorsChunks([['w', { dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) }]]));
    const checkpoint = await openCheckpoint(nodeFiles(folder));
    expect((await checkpoint.read('w')).data).toEqual(Float32Array.of(1, 2));
    const info = checkpoint.info('w');
    const bytes = readFileSync(checkpoint.location('w') ?? '');
    expect(bytes.readFloatLE((info?.offset ?? 0) + 4)).toBe(2);
  });

  test('leaves the old file and nothing else when writing fails', async () => {
    async function* failing() {
      yield new TextEncoder().encode('new');
      throw new Error('out of ideas');
    }
    await expect(writeAtomically(join(folder, 'config.json'), failing())).rejects.toThrow('out of ideas');
    expect(readFileSync(join(folder, 'config.json'), 'utf8')).toBe('{"a":1}');
    expect(readdirSync(folder)).toEqual(['config.json']);
  });

  test.skipIf(process.platform !== 'linux')('writes to what is no file as it is, and says what the system refuses', async () => {
    await writeAtomically('/dev/null', Uint8Array.of(1));
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
    await expect(writeAtomically('/dev/full', Uint8Array.of(1))).rejects.toThrow(new CheckpointError('/dev/full', 'must be written to its end, and the system refuses: no space left on device'));
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
    await expect(writeAtomically(join(folder, 'none', 'x'), Uint8Array.of(1))).rejects.toThrow(/none.x: must be written to its end, and the system refuses: no such file or directory$/);
  });

  test.skipIf(process.platform === 'win32')('follows a link', async () => {
    symlinkSync(join(folder, 'config.json'), join(folder, 'link'));
    await writeAtomically(join(folder, 'link'), new TextEncoder().encode('{}'));
    expect(readFileSync(join(folder, 'config.json'), 'utf8')).toBe('{}');
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  });

  test('replaces the file', async () => {
    await writeAtomically(join(folder, 'config.json'), new TextEncoder().encode('{}'));
    expect(readFileSync(join(folder, 'config.json'), 'utf8')).toBe('{}');
    expect(readdirSync(folder)).toEqual(['config.json']);
  });
});
