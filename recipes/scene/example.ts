// What a model is trained on: a picture, what is asked of it, what it should write, and the truth behind both.
import type { Language, Named } from './words.ts';
import type { Box } from './drawing.ts';
import type { Scene } from './scene.ts';

export interface SceneExample {
  /** RGB, row by row, `size` pixels square. */
  readonly pixels: Uint8Array;
  readonly size: number;
  readonly language: Language;
  readonly prompt: string;
  readonly text: string;
  readonly scene: Scene;
  /** The nouns of `text` with the boxes of what they name, in pixels of the picture. */
  readonly named: readonly Named[];
}

/** Boxes of a frame of 128 units in pixels of a picture. */
export const scaled = (named: readonly Named[], scale: number): readonly Named[] =>
  scale === 1 ? named : named.map((one) => ({ ...one, boxes: one.boxes.map((box) => scaledBox(box, scale)) }));
export const scaledBox = ([left, top, right, bottom]: Box, scale: number): Box => [left * scale, top * scale, right * scale, bottom * scale];
