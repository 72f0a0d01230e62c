// What ONNX Runtime says when it refuses, as an error of ours.
import { SessionError } from '../errors.ts';

/** Its own text, without the folder that it was built in. */
export function runtimeFailure(text: string, cause?: unknown): SessionError {
  return new SessionError(`runtime: ${text.replace(/\S*\/(?=onnxruntime\/core\/)/g, '').trim()}`, cause === undefined ? undefined : { cause });
}
