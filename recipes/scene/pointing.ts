// Whether words point at what they name: the nouns of a text that a model wrote, and the boxes of those things in the scene.
import { middleIn } from '../../src/provenance/places.ts';
import type { Box } from './drawing.ts';
import { scaledBox } from './example.ts';
import { frame, type Scene } from './scene.ts';
import { type Language, noun } from './words.ts';

/** A word of an output with its best region, as `caption --json` gives it. */
export interface Pointed {
  readonly start: number;
  readonly end: number;
  readonly sources: readonly { readonly source: string; readonly box?: Box; readonly score: number }[];
}

// accents and case aside, letter for letter: places in the text stay what they were
const bare = (text: string): string => Array.from(text.toLowerCase(), (letter) => [...letter.normalize('NFD')][0] as string).join('');

/** Where a scene's things are named in a text, with their boxes in a picture of `size` pixels: each thing once, the things of one kind together. */
export function namings(text: string, scene: Scene, language: Language, size: number): { readonly start: number; readonly end: number; readonly boxes: readonly Box[] }[] {
  const plain = bare(text);
  const found: { start: number; end: number; boxes: readonly Box[] }[] = [];
  for (const name of new Set(scene.things.map(({ kind }) => kind.name))) {
    const word = noun(name);
    const boxes = scene.things.filter(({ kind }) => kind.name === name).flatMap((thing) => thing.boxes.map((box) => scaledBox(box, size / frame)));
    const forms = (language === 'en' ? [word.enPlural, word.en] : [word.frPlural, word.fr]).map(bare);
    for (const form of new Set(forms)) {
      const at = plain.search(new RegExp(`(?<![\\p{L}])${form}(?![\\p{L}])`, 'u'));
      if (at < 0) continue;
      found.push({ start: at, end: at + form.length, boxes });
      break;
    }
  }
  return found;
}

/** Of the nouns that name things of the scene, how many have the middle of their best region in a box of what they name. */
export function pointing(text: string, sightlines: readonly Pointed[], scene: Scene, language: Language, size: number): { readonly nouns: number; readonly inside: number } {
  const nouns = namings(text, scene, language, size);
  let inside = 0;
  for (const { start, end, boxes } of nouns) {
    const regions = sightlines.filter((word) => word.start < end && word.end > start).flatMap(({ sources }) => sources.filter(({ source }) => source === 'image'));
    const best = regions.sort((a, b) => b.score - a.score)[0]?.box;
    if (best && middleIn(best, boxes)) inside++;
  }
  return { nouns: nouns.length, inside };
}
