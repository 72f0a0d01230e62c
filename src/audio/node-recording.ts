// Recordings from files and standard input.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InputError } from '../errors.ts';
import { held, type Recording, type SoundLimits } from './sound.ts';

/** A file, read piece by piece as it is needed. Throws InputError where there is none, or none that is small enough. */
export async function fileRecording(path: string, { maxBytes = 2 ** 32 }: SoundLimits = {}): Promise<Recording> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new InputError(`audio: there must be a file ${path}, and there is ${found ? 'something that is none' : 'none'}`);
  if (found.size > maxBytes) throw new InputError(`audio: ${path} must have at most ${maxBytes} bytes, got ${found.size}`);
  return {
    name: path,
    async *bytes() {
      try {
        yield* createReadStream(path, { highWaterMark: 1 << 17 }) as AsyncIterable<Uint8Array>;
      } catch (error) {
        throw new InputError(`audio: ${path} must be a file that can be read, got ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}`);
      }
    },
  };
}

/** Standard input, held whole because it can be read once only. */
export const inputRecording = (limits: SoundLimits = {}): Promise<Recording> => held('standard input', process.stdin as AsyncIterable<Uint8Array>, limits);
