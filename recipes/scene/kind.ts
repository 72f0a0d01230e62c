// What a kind of thing is to the scene recipes: its words, how big it is among the others, where it may be, and how it is drawn.
import type { Chance } from '../fr-en/chance.ts';
import type { ColourName } from './colours.ts';
import type { Colour, Pen } from './drawing.ts';

/** How one example looks. `main` is the colour that captions name, or the kind's own where they name none. */
export type Look = { readonly main: Colour; readonly chance: Chance; readonly pose: Pose; readonly skin: Colour; readonly hair: Colour };
export type Pose = 'still' | 'running' | 'sitting' | 'flying' | 'holding';
/** Where other things may be, in the drawing's own units: on a top from x to x at y; under something, from x to x above the ground at y, up to a ceiling; the hand that holds. */
export type Anchors = { on?: readonly [left: number, right: number, y: number]; under?: readonly [left: number, right: number, ground: number, ceiling: number]; hand?: readonly [x: number, y: number] };

export type Group = 'person' | 'animal' | 'furniture' | 'building' | 'plant' | 'vehicle' | 'object' | 'food';
export type Setting = 'room' | 'outside' | 'water' | 'sky';

export type Kind = {
  /** Its English word, which finds its French in the lexicon. */
  readonly name: string;
  readonly group: Group;
  /** Colours that captions name; none: its colour goes without saying, and `plain` is drawn. */
  readonly colours: readonly ColourName[];
  readonly plain?: readonly Colour[];
  /** How big it is drawn beside other things, 1 a cat's: never true to scale, only in the right order. */
  readonly bulk: number;
  readonly settings: readonly Setting[];
  readonly poses?: readonly Pose[];
  /** Draws it facing right on the ground y = 100, about 100 units in its longer side. */
  readonly draw: (pen: Pen, look: Look) => Anchors | undefined;
};

export const bright: readonly ColourName[] = ['red', 'blue', 'green', 'yellow', 'pink', 'purple', 'orange'];
export const all: readonly ColourName[] = ['red', 'blue', 'green', 'yellow', 'black', 'white', 'grey', 'pink', 'purple', 'orange', 'brown'];
export const furs: readonly ColourName[] = ['black', 'white', 'grey', 'brown'];

/** A number between two, by chance. */
export const between = (chance: Chance, low: number, high: number): number => low + (high - low) * chance.next();
