import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SessionError } from '../../errors.ts';
import { findLibrary, libraryPath } from './library.ts';

describe('the native library', () => {
  it.each([
    ['linux', 'x64', 'bin/napi-v6/linux/x64/libonnxruntime.so.1'],
    ['linux', 'arm64', 'bin/napi-v6/linux/arm64/libonnxruntime.so.1'],
    ['darwin', 'arm64', 'bin/napi-v6/darwin/arm64/libonnxruntime.1.dylib'],
    ['win32', 'x64', 'bin/napi-v6/win32/x64/onnxruntime.dll'],
    ['win32', 'arm64', 'bin/napi-v6/win32/arm64/onnxruntime.dll'],
  ])('on %s %s is one that the package carries', (platform, architecture, path) => {
    expect(libraryPath(platform, architecture)).toBe(path);
    expect(existsSync(new URL(`../../../node_modules/onnxruntime-node/${path}`, import.meta.url))).toBe(true);
  });

  it.each([
    ['freebsd', 'x64'],
    ['linux', 'riscv64'],
    ['darwin', 'x64'],
  ])('on %s %s there is none, and the error lists those there are', (platform, architecture) => {
    expect(() => libraryPath(platform, architecture)).toThrow(SessionError);
    expect(() => libraryPath(platform, architecture)).toThrow(`got ${platform} ${architecture}; known: linux x64, linux arm64, darwin arm64, win32 x64, win32 arm64`);
  });

  it('is found on this machine', () => {
    expect(existsSync(findLibrary())).toBe(true);
  });
});
