// Scores a translation model on a hand-written set through the public command: the share of sentences whose output is
// one of the acceptable translations, after lower-casing and taking punctuation away.
//   node scripts/evaluate.js fr-en test/data/a1.jsonl [--misses] [flags of translate, as --bits 8 or --beams 1]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [model, file, ...flags] = process.argv.slice(2);
const items = readFileSync(file, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const plain = (text) => text.toLowerCase().replace(/[’']/g, "'").replace(/[^\p{L}\p{N}'\s]/gu, ' ').replace(/\s+/g, ' ').trim();

const output = execFileSync(process.execPath, [join(root, 'bin', 'sightline.js'), 'translate', model, '--json', '--sightlines', 'off', ...flags.filter((flag) => flag !== '--misses')], { input: items.map((item) => item.source).join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 });
const results = output.trim().split('\n').map((line) => JSON.parse(line));
let right = 0;
let copied = 0;
for (const [i, item] of items.entries()) {
  const good = item.targets.some((target) => plain(target) === plain(results[i].text));
  if (good) right++;
  else if (flags.includes('--misses')) console.log(`${item.source}\n  → ${results[i].text}\n  ✓ ${item.targets[0]}`);
  if (item.copied?.every((word) => results[i].text.toLowerCase().includes(word.toLowerCase()))) copied++;
}
console.log(`acceptable: ${right} of ${items.length} (${((100 * right) / items.length).toFixed(1)}%)${items.some((item) => item.copied) ? `; copied through: ${copied} of ${items.length}` : ''}`);
