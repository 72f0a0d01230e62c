// sightline inspect <model> [text|image|audio] [question, or labels]: what a model is; or, given what it reads, where its layers and heads look.
import { existsSync } from 'node:fs';
import { defineCommand } from 'citty';
import { fileRecording, readPicture } from '../index.ts';
import { inspect, modelReport } from '../inspect.ts';
import { type Inspection, shortOf } from '../inspection.ts';
import { writeAtomically } from '../raw.ts';
import { checkWritable, common, given, headList, oneOf, wholeNumber } from './arguments.ts';
import { drawTiles, shadedTiles } from './heat.ts';
import { aside, bold, cells, dim, pad, print, UsageError, width } from './terminal.ts';
import { drawLanes, strip } from './waveform.ts';

export default defineCommand({
  meta: { name: 'inspect', description: 'What a model is; given a text, a picture or a recording (its first window), where its layers and heads look' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    target: { type: 'string', description: 'Output to read with it (default: the model’s own)' },
    prompt: { type: 'string', description: 'Of pictures: what the caption is to begin with' },
    language: { type: 'string', description: 'Of recordings: code or English name (default: found out)' },
    mute: { type: 'string', description: 'Heads to take out: cross.1.3,decoder.0.2; what they look at is shown all the same' },
    layer: { type: 'string', description: 'Draw this layer' },
    head: { type: 'string', description: 'Draw this head (default: the mean of all)' },
    kind: { type: 'string', description: 'Kind of attention: cross, encoder, decoder; question, question_cross; picture, whole, prompt; self in models of one stack (default: all at a glance, cross to draw)' },
    html: { type: 'string', description: 'Write one self-contained page, with --json beside it' },
    json: common.json,
  },
  async run({ args }) {
    const words = args._.slice(1);
    const [file = '', ...question] = words;
    checkWritable(args.html, '--html');
    if (words.join('') === '') {
      for (const name of ['target', 'prompt', 'language', 'mute', 'layer', 'head', 'kind', 'html'] as const) if (args[name] !== undefined) throw new UsageError(`--${name} is for a text, a picture or a recording that the model is given, got none`);
      const report = await modelReport(args.model);
      if (args.json) print(JSON.stringify(report));
      else for (const [name, value] of Object.entries(report)) print(`${dim(name.padEnd(14))} ${value}`);
      return;
    }
    for (const name of ['layer', 'head', 'kind'] as const) if (args[name] !== undefined && (args.html !== undefined || args.json)) throw new UsageError(`--${name} draws one map, got it with ${args.json ? '--json' : '--html'}, which holds them all`);
    const layer = wholeNumber(args.layer, '--layer', 0);
    const head = wholeNumber(args.head, '--head', 0);
    const mute = headList(args.mute, '--mute');
    const { inspection, picture, samples, rate } = await inspect(args.model, { text: words.join(' '), file: existsSync(file), picture: () => readPicture(file), recording: () => fileRecording(file) }, {
      ...given('target', args.target), ...given('prompt', args.prompt), ...given('language', args.language), ...given('mute', mute), ...given('question', question.length > 0 ? question.join(' ') : undefined), labels: question,
      // one layer alone may be larger than what all of them could be
      ...(layer !== undefined ? { only: { layer, ...given('kind', args.kind) } } : {}),
    });
    const kinds = [...new Set(inspection.maps.map((map) => map.kind))];
    if (kinds.length === 0) throw new UsageError(`inspect: the model must have a layer ${layer} of attention of the kind ${args.kind ?? 'cross'}, and it has not, or none that lies on one grid`);
    const kind = args.kind === undefined ? undefined : oneOf(args.kind, '--kind', kinds);
    if (args.html !== undefined) {
      const [{ page }, { pictureMedia, soundMedia }] = await Promise.all([import('../page.ts'), import('../page-media.ts')]);
      await writeAtomically(args.html, new TextEncoder().encode(page(inspection, picture ? await pictureMedia(picture) : samples && rate ? soundMedia(samples, rate) : undefined)));
    }
    if (args.json) print(JSON.stringify({ ...inspection, maps: inspection.maps.map((map) => ({ ...map, weights: [...map.weights] })) }));
    else if (args.html !== undefined) print(`written to ${args.html}`);
    if (args.json || args.html !== undefined) return;
    if (inspection.output !== undefined) print(`${bold(inspection.output)}\n`);
    const short = shortOf(inspection.sides);
    if (short) print(`${aside(short)}\n`);
    if (layer === undefined && head === undefined) {
      print(glance(inspection, kind === undefined ? kinds : [kind]));
      return;
    }
    const maps = inspection.maps.filter((map) => map.kind === (kind ?? (kinds.includes('cross') ? 'cross' : kinds[0])));
    const map = maps.find((one) => one.layer === (layer ?? maps.length - 1));
    if (!map) throw new UsageError(`--layer must be from 0 to ${maps.length - 1}, got ${layer}`);
    if (head !== undefined && head >= map.heads) throw new UsageError(`--head must be from 0 to ${map.heads - 1}, got ${head}`);
    const { [map.from]: from, [map.to]: to } = inspection.sides;
    const shares = (query: number): number[] => map.keys.map((_, key) => weight(map, head, query, key));
    const title = dim(`${map.kind}, layer ${map.layer}, ${head === undefined ? `mean of ${map.heads} heads` : `head ${head}`}`);
    // what each word looked at, or (within a picture or a recording) each of some places
    const asking = (from?.picture || from?.sound ? evenly(map.queries.length, 16) : map.queries.map((_, i) => [i])).flatMap((queries) => {
      const text = from?.picture || from?.sound ? `from ${map.queries[queries[0] as number]}` : (map.queries[queries[0] as number] as string);
      return /^<.*>$/.test(text) ? [] : [{ text, shares: queries.map(shares).reduce((sum, row) => sum.map((value, i) => value + (row[i] as number) / queries.length), map.keys.map(() => 0)) }];
    });
    if (to?.picture && picture) print(`${drawTiles(asking.map((one) => ({ text: one.text, boxes: to.picture?.boxes ?? [], shares: Float64Array.from(one.shares.slice(to.picture?.lead)) })), to.picture, picture)}\n\n${title}`);
    else if (to?.sound) print(`${drawLanes(to.sound, asking.map((one) => ({ text: one.text, shares: one.shares.slice(0, Math.ceil((to.sound?.seconds ?? 0) / (to.sound?.step ?? 1))) })))}\n\n${title}`);
    else print(heatmap(map, head));
  },
});

type AttentionMap = Inspection['maps'][number];
const shades = [' ', '░', '▒', '▓', '█'];

/** Weight of a query and key: one head's, or the mean. */
function weight(map: AttentionMap, head: number | undefined, query: number, key: number): number {
  const [queries, keys] = [map.queries.length, map.keys.length];
  const one = (h: number): number => map.weights[(h * queries + query) * keys + key] as number;
  if (head !== undefined) return one(head);
  let sum = 0;
  for (let h = 0; h < map.heads; h++) sum += one(h);
  return sum / map.heads;
}

/** Indices in at most so many groups of neighbours. */
function evenly(count: number, groups: number): number[][] {
  const some = Math.min(count, groups);
  return Array.from({ length: some }, (_, group) => Array.from({ length: count }, (_, i) => i).filter((i) => Math.floor((i * some) / count) === group));
}

/** Where a layer looks in a picture or a recording, on the mean of its heads and of what asks. */
function meanShares(map: AttentionMap): number[] {
  const asks = map.queries.flatMap((text, query) => (/^<.*>$/.test(text) ? [] : [query]));
  return map.keys.map((_, key) => asks.reduce((sum, query) => sum + weight(map, undefined, query, key), 0));
}

/** A table: queries down, keys across; the keys' names stand upright where they would not fit. */
function heatmap(map: AttentionMap, head: number | undefined): string {
  const label = Math.min(14, Math.max(...map.queries.map(cells)));
  const room = width() - label - 1;
  const longest = Math.max(...map.keys.map(cells));
  const flat = (longest + 1) * map.keys.length <= room;
  const cell = flat ? Math.max(3, longest + 1) : Math.max(2, Math.min(4, Math.floor(room / map.keys.length)));
  const shown = Math.min(map.keys.length, Math.floor(room / cell));
  const keys = map.keys.slice(0, shown);
  const margin = ' '.repeat(label + 1);
  const height = Math.min(12, longest);
  const header = flat
    ? [`${margin}${keys.map((key) => pad(key, cell)).join('')}`]
    : Array.from({ length: height }, (_, row) => `${margin}${keys.map((key) => pad([...key.slice(0, height).padStart(height)][row] ?? '', cell)).join('')}`);
  const rows = map.queries.map((text, query) => {
    const marks = keys.map((_, key) => (shades[Math.min(4, Math.round(weight(map, head, query, key) * 5))] as string).repeat(cell - 1).padEnd(cell));
    return `${pad(text.slice(0, label), label)} ${marks.join('')}`;
  });
  const title = `${map.kind}, layer ${map.layer}, ${head === undefined ? `mean of ${map.heads} heads` : `head ${head}`}${shown < map.keys.length ? `; the first ${shown} of ${map.keys.length} keys, --html has all` : ''}`;
  return [...[...header, ...rows].map((line) => line.trimEnd()), '', aside(title), aside('rows look at columns; ░ from 10%, ▒ from 30%, ▓ from 50%, █ from 70%')].join('\n');
}

/** How sharply a head looks, 0 to 1: one less its entropy's part of the greatest, over the keys it may see. */
function sharpness(map: AttentionMap, head: number): number {
  let sum = 0;
  for (let query = 0; query < map.queries.length; query++) {
    let entropy = 0;
    let seen = 0;
    // of a map whose keys are a part of all, what that part got is the whole
    let whole = 0;
    for (let key = 0; key < map.keys.length; key++) whole += weight(map, head, query, key);
    for (let key = 0; key < map.keys.length; key++) {
      const p = weight(map, head, query, key) / (whole || 1);
      if (p > 0) entropy -= p * Math.log(p);
      if (p > 1e-9) seen++;
    }
    sum += seen > 1 ? 1 - entropy / Math.log(seen) : 1;
  }
  return sum / map.queries.length;
}

/** What a head does with more than half of its attention, as a mark: a place that is the same for every word. */
function habit(map: AttentionMap, head: number): string {
  const mean = (keyOf: (query: number) => number): number => {
    let [sum, count] = [0, 0];
    for (let query = 0; query < map.queries.length; query++) {
      const key = keyOf(query);
      if (key < 0 || key >= map.keys.length) continue;
      sum += weight(map, head, query, key);
      count++;
    }
    return count ? sum / count : 0;
  };
  const within = map.from === map.to ? ([['=', (query: number) => query], ['<', (query: number) => query - 1], ['>', (query: number) => query + 1]] as const) : [];
  const places: readonly (readonly [string, (query: number) => number])[] = [...within, ['^', () => 0], ['$', () => map.keys.length - 1]];
  const [best] = places.map(([mark, keyOf]) => [mark, mean(keyOf)] as const).sort((a, b) => b[1] - a[1]) as [readonly [string, number]];
  return best[1] > 0.5 ? best[0] : '·';
}

/** Layers and heads at a glance: how sharply each looks, and where those look that look at one place always. */
function glance(inspection: Inspection, kinds: readonly string[]): string {
  const { sides } = inspection;
  const called: Readonly<Record<string, string>> = { source: `the ${sides.source?.picture ? 'picture' : sides.source?.sound ? 'recording' : sides.output ? 'source' : 'text'}`, question: sides.output ? 'the question' : 'the text', whole: sides.whole?.picture ? 'the picture as a whole' : 'what stands for the whole', output: 'the output' };
  const about = ({ kind, from, to }: AttentionMap): string => (from === 'read' ? 'the output looks at what was written' : `${called[from]} looks at ${from === to ? 'itself' : kind === 'prompt' ? 'the prompt' : called[to]}`);
  const lines = [aside('▁ looks everywhere alike … █ looks at one place;  a mark where over half goes to'), aside('= itself  < the one before  > the one after  ^ the first  $ the last')];
  for (const kind of kinds) {
    const maps = inspection.maps.filter((one) => one.kind === kind);
    lines.push('', `${bold(kind)}${dim(maps[0] ? `: ${about(maps[0])}` : '')}`);
    const read = kind === 'cross' ? inspection.best?.heads : kind === 'question_cross' ? inspection.through : undefined;
    for (const map of maps) {
      const heads = Array.from({ length: map.heads }, (_, head) => head);
      const best = (head: number): boolean => read?.some(([layer, one]) => layer === map.layer && one === head) ?? false;
      const bars = heads.map((head) => '▁▂▃▄▅▆▇█'[Math.min(7, Math.floor(sharpness(map, head) * 8))]).join(' ');
      const marks = heads.map((head) => (best(head) ? '*' : habit(map, head))).join(' ');
      const { sound } = inspection.sides[map.to] ?? {};
      const where = sound ? `   ${strip(meanShares(map).slice(0, Math.ceil(sound.seconds / sound.step)), Math.max(12, Math.min(48, width() - 4 * map.heads - 18)))}` : '';
      lines.push(`  layer ${String(map.layer).padEnd(3)} ${bars}   ${dim(marks)}${where}`);
    }
    const grid = maps[0] && inspection.sides[maps[0].to]?.picture;
    if (grid) lines.push('', shadedTiles(maps.map((map) => ({ text: `layer ${map.layer}`, shares: Float64Array.from(meanShares(map).slice(grid.lead)) })), grid));
    if (read) lines.push(dim('  * read best'));
  }
  if (inspection.omitted) lines.push('', aside(`left out, too large to show at once: ${inspection.omitted.join(', ')}; --kind ${inspection.omitted[0]} --layer 0 draws one layer`));
  lines.push('', aside('--kind, --layer and --head draw one map; --html page.html shows them all'));
  return lines.join('\n');
}
