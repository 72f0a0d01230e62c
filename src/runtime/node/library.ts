// Finds the ONNX Runtime library that onnxruntime-node carries, by platform.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SessionError } from '../../errors.ts';

/** The library's name by platform and processor, as the package has them. */
const libraries: Readonly<Record<string, string>> = {
  'linux x64': 'libonnxruntime.so.1',
  'linux arm64': 'libonnxruntime.so.1',
  'darwin arm64': 'libonnxruntime.1.dylib',
  'win32 x64': 'onnxruntime.dll',
  'win32 arm64': 'onnxruntime.dll',
};

/** Path of the library inside the package's folder. Throws SessionError for a platform that the package has none for. */
export function libraryPath(platform: string, architecture: string): string {
  const name = libraries[`${platform} ${architecture}`];
  if (name === undefined) throw new SessionError(`runtime: the platform must be one with a native library, got ${platform} ${architecture}; known: ${Object.keys(libraries).join(', ')}`);
  return `bin/napi-v6/${platform}/${architecture}/${name}`;
}

/** The library's full path on this machine. */
export function findLibrary(): string {
  let folder: string;
  try {
    folder = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  } catch (cause) {
    throw new SessionError('runtime: the package onnxruntime-node must be installed; run npm install', { cause });
  }
  return join(folder, ...libraryPath(process.platform, process.arch).split('/'));
}
