// A recording as windows of features. What is longer than a window is gone through twice: once for its length and its
// loudest value, which bounds every feature from below, and once window by window.
import type { Hearable } from '../generation/listen.ts';
import { features, LogMel, type MelSettings } from './log-mel.ts';
import { type Recording, type SoundLimits, sound } from './sound.ts';

/** What a recording looks like: the largest sample of each stretch, from 0 to 1. */
export interface Waveform {
  readonly peaks: readonly number[];
  /** Seconds of a stretch. */
  readonly step: number;
}

const stretch = 0.05;

/** Opens a recording. @param windowFrames frames that the model hears at once */
export async function openRecording(recording: Recording, settings: MelSettings, windowFrames: number, limits: SoundLimits = {}): Promise<Hearable & { readonly seconds: number; readonly waveform: Waveform; close(): Promise<void> }> {
  const { mels, rate, hop } = settings;
  const first = new LogMel(settings);
  const kept: Float32Array[] = [];
  const peaks: number[] = [];
  let keptFrames = 0;
  let samples = 0;
  const keep = (frames: Float32Array): void => {
    if (keptFrames < windowFrames) kept.push(frames);
    keptFrames += frames.length / mels;
  };
  for await (const piece of sound(recording, rate, limits)) {
    for (let i = 0; i < piece.length; i++) {
      const at = Math.floor((samples + i) / (rate * stretch));
      peaks[at] = Math.max(peaks[at] ?? 0, Math.abs(piece[i] as number));
    }
    samples += piece.length;
    keep(first.push(piece));
  }
  const common = { seconds: samples / rate, waveform: { peaks, step: stretch } };
  if (samples <= windowFrames * hop) {
    // silence fills the window, as models are trained
    keep(first.push(new Float32Array(windowFrames * hop - samples)));
    keep(first.finish());
    const all = joined(kept);
    const frames = Math.max(1, Math.floor(samples / hop));
    return { ...common, frames, window: async (seek) => features(all.subarray(seek * mels), mels, windowFrames, first.loudest), close: async () => undefined };
  }
  first.finish();
  const { loudest } = first;
  const second = new LogMel(settings);
  const source = sound(recording, rate, limits);
  let pending = new Float32Array();
  let begin = 0;
  let ended = false;
  return {
    ...common,
    frames: Math.floor(samples / hop),
    async window(seek) {
      for (;;) {
        const available = begin + pending.length / mels;
        const done = Math.min(Math.max(seek, begin), available) - begin;
        pending = pending.subarray(done * mels);
        begin += done;
        if (ended || pending.length / mels >= windowFrames) break;
        const { value, done: last } = await source.next();
        ended = last === true;
        pending = joined([pending, ended ? second.finish() : second.push(value as Float32Array)]);
      }
      return features(pending, mels, windowFrames, loudest);
    },
    async close() {
      await source.return(undefined);
    },
  };
}

function joined(parts: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const result = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
