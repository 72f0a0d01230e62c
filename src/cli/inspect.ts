// sightline inspect <model> [text]: what a model is; or, given text, where its layers and heads look.
import { writeFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { type Inspection, inspectText, modelReport } from '../inspect.ts';
import { common, oneOf, wholeNumber } from './arguments.ts';
import { bold, dim, print, UsageError, width } from './terminal.ts';

const kinds = ['encoder', 'decoder', 'cross', 'self'] as const;

export default defineCommand({
  meta: { name: 'inspect', description: 'What a model is; given text, where its layers and heads look' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    target: { type: 'string', description: 'Output to read with it (default: the model’s own translation)' },
    layer: { type: 'string', description: 'Draw this layer' },
    head: { type: 'string', description: 'Draw this head (default: the mean of all)' },
    kind: { type: 'string', description: 'encoder, decoder, cross or self (default: cross where there is one)' },
    html: { type: 'string', description: 'Write one self-contained page' },
    ...common,
  },
  async run({ args }) {
    const text = args._.slice(1).join(' ');
    if (text === '') {
      const report = await modelReport(args.model);
      if (args.json) print(JSON.stringify(report));
      else for (const [name, value] of Object.entries(report)) print(`${dim(name.padEnd(14))} ${value}`);
      return;
    }
    const layer = wholeNumber(args.layer, '--layer', 0);
    const head = wholeNumber(args.head, '--head', 0);
    const inspection = await inspectText(args.model, text, args.target);
    const kind = args.kind === undefined ? (inspection.maps.some((map) => map.kind === 'cross') ? 'cross' : 'self') : oneOf(args.kind, '--kind', kinds);
    const maps = inspection.maps.filter((map) => map.kind === kind);
    if (maps.length === 0) throw new UsageError(`inspect: this model has no ${kind} attention; it has ${[...new Set(inspection.maps.map((map) => map.kind))].join(', ')}`);
    if (args.json) {
      print(JSON.stringify({ ...inspection, maps: inspection.maps.map((map) => ({ ...map, weights: [...map.weights] })) }));
      return;
    }
    if (args.html !== undefined) {
      const { page } = await import('../page.ts');
      await writeFile(args.html, page(inspection));
      print(`written to ${args.html}`);
      return;
    }
    if (inspection.output !== undefined) print(`${bold(inspection.output)}\n`);
    if (layer === undefined && head === undefined) {
      print(glance(maps));
      return;
    }
    const map = maps.find((one) => one.layer === (layer ?? maps.length - 1));
    if (!map) throw new UsageError(`--layer must be from 0 to ${maps.length - 1}, got ${layer}`);
    if (head !== undefined && head >= map.heads) throw new UsageError(`--head must be from 0 to ${map.heads - 1}, got ${head}`);
    print(heatmap(map, head));
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

/** A table: queries down, keys across. */
function heatmap(map: AttentionMap, head: number | undefined): string {
  const label = Math.min(14, Math.max(...map.queries.map((token) => token.length)));
  const cell = Math.max(2, Math.min(6, Math.floor((width() - label - 2) / map.keys.length)));
  const shown = Math.min(map.keys.length, Math.floor((width() - label - 2) / cell));
  const lines = [`${' '.repeat(label + 1)}${map.keys.slice(0, shown).map((key) => key.slice(0, cell - 1).padEnd(cell)).join('')}`];
  for (const [query, text] of map.queries.entries()) {
    const row = Array.from({ length: shown }, (_, key) => (shades[Math.min(4, Math.round(weight(map, head, query, key) * 5))] as string).repeat(cell - 1).padEnd(cell));
    lines.push(`${text.slice(0, label).padStart(label)} ${row.join('')}`.trimEnd());
  }
  lines.push('', dim(`${map.kind} layer ${map.layer}, ${head === undefined ? `mean of ${map.heads} heads` : `head ${head}`}${shown < map.keys.length ? `; first ${shown} of ${map.keys.length} keys` : ''}`));
  return lines.join('\n');
}

/** Layers and heads at a glance: how sharply each looks (1 − entropy over its maximum), as a bar. */
function glance(maps: readonly AttentionMap[]): string {
  const lines = [dim('how sharply each head looks: empty is everywhere alike, full is one place')];
  for (const map of maps) {
    const heads = Array.from({ length: map.heads }, (_, head) => {
      let sharpness = 0;
      for (let query = 0; query < map.queries.length; query++) {
        let entropy = 0;
        let seen = 0;
        for (let key = 0; key < map.keys.length; key++) {
          const p = weight(map, head, query, key);
          if (p > 0) entropy -= p * Math.log(p);
          if (p > 1e-9) seen++;
        }
        sharpness += seen > 1 ? 1 - entropy / Math.log(seen) : 1;
      }
      return sharpness / map.queries.length;
    });
    lines.push(`${`${map.kind} ${map.layer}`.padEnd(10)} ${heads.map((value) => '▁▂▃▄▅▆▇█'[Math.min(7, Math.floor(value * 8))]).join(' ')}   ${dim(heads.map((value) => value.toFixed(2)).join(' '))}`);
  }
  return lines.join('\n');
}
