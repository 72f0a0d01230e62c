// What commands save as drawings: SVG as it is, or as a PNG of it.
import { extname } from 'node:path';
import { checkWritable } from './arguments.ts';
import { UsageError } from './terminal.ts';

/** Refuses file names that are of neither kind or cannot be written, and several inputs for one drawing. */
export function checkDrawing(save: string | undefined, inputs: number): void {
  if (save === undefined) return;
  if (!['.svg', '.png'].includes(extname(save).toLowerCase())) throw new UsageError(`--save must be a file name that ends in .svg or .png, got "${save}"`);
  if (inputs !== 1) throw new UsageError(`--save draws one text, picture or recording, named in the command, got ${inputs || 'none'}`);
  checkWritable(save, '--save');
}

export async function saveDrawing(save: string, svg: string): Promise<void> {
  const { writeAtomically } = await import('../raw.ts');
  if (extname(save).toLowerCase() === '.svg') return writeAtomically(save, new TextEncoder().encode(svg));
  const { default: sharp } = await import('sharp');
  await writeAtomically(save, await sharp(new TextEncoder().encode(svg), { density: 144 }).png().toBuffer());
}
