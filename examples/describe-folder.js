// Describes every picture of a folder, several at once: node examples/describe-folder.js pictures [model] ["en français :"]
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { loadDescriber, readPicture } from 'sightline';

const [folder, name = 'picture', prompt] = process.argv.slice(2);
if (!folder) throw new Error('give a folder: node examples/describe-folder.js pictures [model] [beginning]');

// pictures are read as there is room for them, so the folder may be of any size
async function* pictures() {
  for (const file of (await readdir(folder)).sort()) if (/\.(png|jpe?g|webp|avif|gif|tiff?)$/i.test(file)) yield await readPicture(join(folder, file));
}

const model = await loadDescriber(name);
for await (const { description } of model.describeAll(pictures(), prompt ? { prompt } : {})) {
  console.log(`${description.input}: ${description.text}`);
  for (const { text, sources } of description.sightlines) {
    const [best] = sources;
    if (/\p{L}{4,}/u.test(text) && best) console.log(`  ${text.padEnd(12)} ${best.box.map(Math.round).join(', ')}`);
  }
}
await model.release();
