// Draws contact sheets of the scene recipes, for a person to judge: node scripts/scene-sheet.js kinds|scenes|svg out [options].
// kinds: [size] [looks] [across] [name…]; scenes: [count] [size] [seed], with what is in them on standard output; svg: [size] [seed].
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { build } = await import('esbuild');
const bundled = await build({ entryPoints: [join(root, 'recipes/scene/sheets.ts')], bundle: true, format: 'esm', write: false, platform: 'node', absWorkingDir: root, logLevel: 'error' });
const { kindSheet, sceneFile, sceneSheet } = await import(`data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].text).toString('base64')}`);

/** RGB pixels as a PNG file. */
function png({ width, height, pixels }) {
  const rows = Buffer.alloc(height * (1 + 3 * width));
  for (let y = 0; y < height; y++) rows.set(pixels.subarray(y * width * 3, (y + 1) * width * 3), y * (1 + 3 * width) + 1);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const [what, out, ...options] = process.argv.slice(2);
if (what === 'kinds') {
  const [size = '96', looks = '4', across = '3', ...names] = options;
  writeFileSync(out, png(kindSheet(names, Number(looks), Number(size), Number(across))));
} else if (what === 'scenes') {
  const [count = '24', size = '192', seed = '1'] = options;
  const sheet = sceneSheet(Number(count), Number(size), Number(seed));
  writeFileSync(out, png(sheet.raster));
  console.log(sheet.text);
} else if (what === 'svg') {
  const [size = '512', seed = '1'] = options;
  writeFileSync(out, sceneFile(Number(size), Number(seed)));
} else throw new Error(`scene-sheet: the first word must be kinds, scenes or svg, got ${what}`);
