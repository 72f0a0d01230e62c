// WAV of 16 bits and one channel, written.

/** What stands before `count` samples. */
export function wavHeader(count: number, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44);
  const view = new DataView(bytes.buffer);
  const text = (at: number, letters: string): void => {
    for (const [i, letter] of [...letters].entries()) view.setUint8(at + i, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + 2 * count, true);
  text(8, 'WAVEfmt ');
  for (const [at, value] of [[16, 16], [24, rate], [28, 2 * rate]] as const) view.setUint32(at, value, true);
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) view.setUint16(at, value, true);
  text(36, 'data');
  view.setUint32(40, 2 * count, true);
  return bytes;
}

/** Samples from -1 to 1 as a file; what is louder is held there. */
export function wav(samples: Float32Array, rate: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + 2 * samples.length);
  bytes.set(wavHeader(samples.length, rate));
  const view = new DataView(bytes.buffer);
  for (const [i, sample] of samples.entries()) view.setInt16(44 + 2 * i, Math.round(32767 * Math.max(-1, Math.min(1, sample))), true);
  return bytes;
}
