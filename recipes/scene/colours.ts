// The colours that captions name, each with the shades that pass for it, and the tones that are never named.
import type { Chance } from '../fr-en/chance.ts';
import { type Colour, mix } from './drawing.ts';

const shades = {
  red: [0xd92b2b, 0xe03a36, 0xc4202c],
  blue: [0x2f6fd6, 0x2a5cc0, 0x3d84e6],
  green: [0x3ba548, 0x2f8f3f, 0x55b84a],
  yellow: [0xf7d436, 0xf4cb1f, 0xfae05a],
  black: [0x26262b, 0x1f1f22, 0x303036],
  white: [0xfbfbf8, 0xf6f6f6, 0xffffff],
  grey: [0x8d9298, 0x9a9da3, 0x7e838a],
  pink: [0xf497bd, 0xf7a8c8, 0xf084b0],
  purple: [0x8240b5, 0x7335a6, 0x9450c4],
  orange: [0xf28a1e, 0xee7d16, 0xf79a34],
  brown: [0x8a5530, 0x7a4826, 0x996238],
} as const satisfies Record<string, readonly Colour[]>;
export type ColourName = keyof typeof shades;
export const colourNames = Object.keys(shades) as ColourName[];

/** A shade of a named colour. */
export function shade(chance: Chance, name: ColourName): Colour {
  const base = chance.of(shades[name]);
  return mix(base, chance.is(0.5) ? 0xffffff : 0x000000, name === 'white' || name === 'black' ? 0 : chance.next() * 0.07);
}

export const skins: readonly Colour[] = [0xf6d3b3, 0xf0c39c, 0xdda478, 0xb87848, 0x8c5a36, 0x6b4329];
export const hairs: readonly Colour[] = [0x2b211d, 0x4a3020, 0x7a4a22, 0xb8803a, 0xe0b95a, 0xa8452a];
/** Clothes that no caption names: dark and dull. */
export const dullClothes: readonly Colour[] = [0x3a4256, 0x4b4f58, 0x5a5048, 0x44506a];
export const woods: readonly Colour[] = [0xa9743f, 0x8f5f33, 0xc09258];
