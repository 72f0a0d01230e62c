// Scores a model of pictures on drawn scenes that the recipe makes and never trains on, through the public command.
// Captions: those right in every stated fact, and nouns whose best region is in the box of what they name; questions:
// answers right, by what was asked.
// With --cut, also the cut check: how likely what was written is with the picture, and with all of it hidden.
//   node scripts/evaluate-picture.js picture [model] [--count 200] [--seed n] [--cut] [--misses] [-- flags of caption, as --bits 8]
//   node scripts/evaluate-picture.js ask [model] [--count 200] [--seed n] [--cut] [--misses] [-- flags of ask]
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { readArguments } from './arguments.js';
import { build } from './build.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals, flags } = readArguments({ count: { type: 'string', default: '200' }, seed: { type: 'string', default: '20261127' }, cut: { type: 'boolean', default: false }, misses: { type: 'boolean', default: false } });
const [task = 'picture', model = task] = positionals;
if (task !== 'picture' && task !== 'ask') throw new Error(`evaluate-picture: the first word must be picture or ask, got ${task}`);
const sightline = async (...args) => (await promisify(execFile)(process.execPath, [join(root, 'bin', 'sightline.js'), ...args, '--json', ...(values.cut ? ['--cut'] : []), ...flags], { encoding: 'utf8', maxBuffer: 1 << 28 })).stdout.trim().split('\n').map((line) => JSON.parse(line));
const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
const percent = (part, whole) => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)}%)`;

await build();
const { trials, wrongFacts, pointing, toldBy, sameAnswer } = { ...(await import('../dist/recipes/picture.js')), ...(await import(`../dist/recipes/${task}.js`)) };
const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  const scenes = [];
  for (const scene of trials(Number(values.seed), 'held-out', 256)) {
    if (scenes.length >= Number(values.count)) break;
    const file = join(folder, `${scenes.length}.png`);
    await sharp(scene.pixels, { raw: { width: scene.size, height: scene.size, channels: 3 } }).png().toFile(file);
    scenes.push({ ...scene, file });
  }
  if (task === 'picture') {
    for (const language of ['en', 'fr']) {
      const shown = scenes.filter((scene) => scene.language === language);
      const captions = await sightline('caption', model, ...shown.map(({ file }) => file), '--prompt', shown[0].prompt);
      let [right, nouns, inside] = [0, 0, 0];
      const wrongs = new Map();
      const falls = new Map();
      for (const [i, { text, sightlines, cuts }] of captions.entries()) {
        const { scene, size, text: expected } = shown[i];
        const wrong = wrongFacts(text.replace(/^(in english ?:|en français ?:)/i, '').trim(), scene);
        if (wrong.length === 0) right++;
        else if (values.misses) console.log(`${text}\n  ✓ ${expected}   ✗ ${wrong.join(', ')}`);
        for (const fact of new Set(wrong.map((one) => one.split(' ')[0]))) wrongs.set(fact, (wrongs.get(fact) ?? 0) + 1);
        for (const [at, fall] of (cuts?.find((one) => one.whole)?.falls ?? []).entries()) {
          const told = toldBy(sightlines[at].text, language);
          falls.set(told, [...(falls.get(told) ?? []), fall]);
        }
        const pointed = pointing(text, sightlines, scene, language, size);
        nouns += pointed.nouns;
        inside += pointed.inside;
      }
      console.log(`captions in ${language} right in every stated fact: ${percent(right, shown.length)}; wrong in ${[...wrongs].map(([fact, count]) => `${fact} ${count}`).join(', ') || 'nothing'}`);
      if (nouns > 0) console.log(`  nouns whose best region is in the box of what they name: ${percent(inside, nouns)}`);
      for (const [told, list] of falls) console.log(`  with the picture hidden, a word that tells ${told === 'other' ? 'something else' : `a ${told}`} is ${Math.exp(mean(list)).toFixed(1)} times less likely (${list.length} words)`);
    }
  } else {
    const answers = [];
    const waiting = [...scenes.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) answers[next[0]] = (await sightline('ask', model, next[1].file, next[1].prompt))[0];
    };
    await Promise.all(Array.from({ length: availableParallelism() }, work));
    const counts = new Map();
    let right = 0;
    for (const [i, { text, score, tokens, cuts }] of answers.entries()) {
      const { asks, text: expected, prompt } = scenes[i];
      const good = sameAnswer(text, expected);
      if (good) right++;
      else if (values.misses) console.log(`${prompt} ${text}\n  ✓ ${expected}`);
      const count = counts.get(asks) ?? { right: 0, all: 0, shown: [], hidden: [] };
      counts.set(asks, { ...count, right: count.right + (good ? 1 : 0), all: count.all + 1 });
      // of answers that are right: their likelihood as written, end included, and after the picture was hidden
      const whole = cuts?.find((one) => one.whole);
      if (whole && good) {
        const likely = score * (tokens.length + 1);
        count.shown.push(Math.exp(likely));
        count.hidden.push(Math.exp(likely - whole.fall));
      }
    }
    console.log(`answers right: ${percent(right, scenes.length)}`);
    for (const [asks, { right: hits, all, shown, hidden }] of [...counts].sort((a, b) => b[1].all - a[1].all)) {
      console.log(`  ${asks.padEnd(14)} ${percent(hits, all)}${shown.length > 0 ? `; right answers have a likelihood of ${mean(shown).toFixed(2)}, with the picture hidden ${mean(hidden).toFixed(2)}` : ''}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
