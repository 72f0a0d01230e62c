// The TypeScript side of safetensors_fuzz.py: reads frames of (length, Rust's verdict, file) and compares verdicts.
import { CheckpointError } from '../../src/errors.ts';
import { headerLength, parseHeader } from '../../src/checkpoint/safetensors.ts';

const shown = 10;
const counts = { compared: 0, bothAccept: 0, bothRefuse: 0, stricterDuplicate: 0, stricterSize: 0, stricter: 0, laxer: 0, crashed: 0 };
const stricterRules: readonly (readonly [RegExp, 'stricterDuplicate' | 'stricterSize'])[] = [
  [/must appear once/, 'stricterDuplicate'],
  [/below 2\^53|larger than any file/, 'stricterSize'],
];
let slowest = 0;

function judge(file: Uint8Array): Error | null {
  try {
    if (file.byteLength < 8) throw new CheckpointError('x', 'too short');
    const length = headerLength('x', file, file.byteLength);
    parseHeader('x', file.subarray(8, 8 + length), file.byteLength);
    return null;
  } catch (error) {
    return error as Error;
  }
}

function compare(file: Uint8Array, accepted: boolean): void {
  const start = performance.now();
  const error = judge(file);
  slowest = Math.max(slowest, performance.now() - start);
  counts.compared++;
  if (error && !(error instanceof CheckpointError)) {
    counts.crashed++;
    if (counts.crashed <= shown) console.error('crashed:', error);
  } else if (accepted === (error === null)) {
    if (accepted) counts.bothAccept++;
    else counts.bothRefuse++;
  } else {
    const kind = error === null ? 'laxer' : (stricterRules.find(([rule]) => rule.test(error.message))?.[1] ?? 'stricter');
    counts[kind]++;
    if ((kind === 'laxer' || kind === 'stricter') && counts[kind] <= shown) {
      console.error(`${kind}: ${error?.message ?? 'accepted here, refused by Rust'}\n  ${JSON.stringify(Buffer.from(file.subarray(8)).toString('utf8').slice(0, 400))}`);
    }
  }
}

let pending = Buffer.alloc(0);
for await (const chunk of process.stdin) {
  pending = Buffer.concat([pending, chunk as Buffer]);
  let at = 0;
  while (pending.byteLength - at >= 5) {
    const length = pending.readUInt32LE(at);
    if (pending.byteLength - at < 5 + length) break;
    compare(new Uint8Array(pending.subarray(at + 5, at + 5 + length)), pending[at + 4] === 1);
    at += 5 + length;
  }
  pending = pending.subarray(at);
}
console.log(JSON.stringify({ ...counts, slowestMilliseconds: Number(slowest.toFixed(2)) }));
process.exitCode = counts.stricter + counts.laxer + counts.crashed > 0 ? 1 : 0;
