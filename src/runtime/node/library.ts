// Finds the ONNX Runtime library that onnxruntime-node carries, by platform.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SessionError } from '../../errors.ts';

const names: Readonly<Record<string, string>> = { linux: 'libonnxruntime.so.1', darwin: 'libonnxruntime.1.dylib', win32: 'onnxruntime.dll' };
const architectures: readonly string[] = ['x64', 'arm64'];

/** Path of the library inside the package's folder. Throws SessionError for a platform that the package has none for. */
export function libraryPath(platform: string, architecture: string): string {
  const name = names[platform];
  if (name === undefined || !architectures.includes(architecture)) {
    throw new SessionError(`runtime: no native library for this platform, got ${platform} ${architecture}; known: linux, darwin, win32 on x64 or arm64`);
  }
  return `bin/napi-v6/${platform}/${architecture}/${name}`;
}

/** The library's full path on this machine. */
export function findLibrary(): string {
  const require = createRequire(import.meta.url);
  let folder: string;
  try {
    folder = dirname(require.resolve('onnxruntime-node/package.json'));
  } catch (cause) {
    throw new SessionError('runtime: the package onnxruntime-node is not installed; run npm install', { cause });
  }
  return join(folder, ...libraryPath(process.platform, process.arch).split('/'));
}
