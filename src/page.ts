// One self-contained page of an inspection: lines between words, every head at a glance, and one map in large. Nothing is
// fetched from elsewhere (its own policy forbids it), and whatever came from a text is written as text.
import { InputError } from './errors.ts';
import type { Inspection } from './inspect.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Weights that one page may hold: a byte each. */
const mostWeights = 12e6;

/** Weights as text: 8 bits each, so that shares are told to half a percent. */
function packed(weights: Float32Array): string {
  const parts: string[] = [];
  for (let from = 0; from < weights.length; from += 0x2000) parts.push(String.fromCharCode(...Array.from(weights.subarray(from, from + 0x2000), (value) => Math.round(value * 255))));
  return btoa(parts.join(''));
}

/**
 * Writes the page.
 *
 * @throws InputError for a text whose maps are more than a browser draws
 */
export function page(inspection: Inspection): string {
  const { model, input, output, sides, maps, best } = inspection;
  const count = maps.reduce((sum, map) => sum + map.weights.length, 0);
  if (count > mostWeights) throw new InputError(`inspect: a page must hold at most ${mostWeights / 1e6} million weights, got ${(count / 1e6).toFixed(1)} million; try a shorter text`);
  const data = { sides, best: best?.heads ? { heads: best.heads, shifted: best.shifted ?? false } : null, maps: maps.map(({ kind, layer, heads, from, to, weights }) => ({ kind, layer, heads, from, to, weights: packed(weights) })) };
  // "</script>" inside a string would end the script
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<title>${escapeHtml(`${output ?? input} · ${model}`)}</title>
<style>${style}</style>
<header>
  <p class="eyebrow">Sightline · ${escapeHtml(model)}</p>
  <h1>${output === undefined ? 'Where each word looks' : 'Where each word came from'}</h1>
</header>
<main>
  <nav class="bar" aria-label="what is shown">
    <div class="group" id="kinds" role="group" aria-label="kind of attention"></div>
    <div class="group" id="spans" role="group" aria-label="words or tokens"></div>
  </nav>
  <section aria-labelledby="lines-title">
    <h2 id="lines-title">Sightlines <small id="reading"></small></h2>
    <p class="said" id="said" aria-live="polite"></p>
    <div class="stage" id="stage"><svg aria-hidden="true"></svg><p class="side" id="to"></p><p class="side" id="from"></p></div>
  </section>
  <div class="pair">
  <section aria-labelledby="heads-title">
    <h2 id="heads-title">Layers and heads <small>choose one</small></h2>
    <div class="heads" id="heads"></div>
  </section>
  <section aria-labelledby="map-title">
    <h2 id="map-title">Map <small id="axes"></small></h2>
    <div class="scroll"><div id="map"></div></div>
    <div class="scale" aria-hidden="true"><span>0%</span><i></i><span>100%</span></div>
  </section>
  </div>
</main>
<footer><p>Attention is where a model looked, which is not proof that it needed it. <code>sightline translate --cut</code> hides each word in turn and says what becomes less likely.</p></footer>
<noscript><p>This page draws itself with a script that it holds; scripts are turned off.</p></noscript>
<script type="application/json" id="data">${json}</script>
<script>${script}</script>
</html>
`;
}

const style = `
  :root {
    color-scheme: light dark;
    --ink: light-dark(#1d2126, #e9ebee); --quiet: light-dark(#626a75, #99a2ad); --ground: light-dark(#faf8f4, #14171b);
    --card: light-dark(#ffffff, #1b1f25); --line: light-dark(#e2ddd3, #2c323a); --heat: light-dark(#0b5cad, #6cb6ff); --mark: light-dark(#c2410c, #ffa657);
    --h0: light-dark(#0b6bcb, #6cb6ff); --h1: light-dark(#b45309, #f0b45c); --h2: light-dark(#9333a8, #d99af0); --h3: light-dark(#1a7f4b, #68d391); --h4: light-dark(#be2d5e, #ff8fab); --h5: light-dark(#0f7c86, #5fd3dd);
  }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 68rem; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; color: var(--ink); background: var(--ground); }
  .eyebrow { margin: 0; font-size: .8rem; letter-spacing: .04em; color: var(--quiet); }
  h1 { font-size: 1.6rem; line-height: 1.2; font-weight: 650; margin: .15rem 0 1.25rem; text-wrap: balance; }
  h2 { font-size: 1rem; font-weight: 650; margin: 0 0 .9rem; }
  h2 small { font-weight: 400; font-size: .82rem; color: var(--quiet); margin-left: .4rem; }
  section { background: var(--card); border: 1px solid var(--line); border-radius: .8rem; padding: 1.1rem 1.25rem 1.2rem; margin: 0 0 1rem; }
  .pair { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start; }
  .pair section { margin: 0; max-width: 100%; flex: 0 1 auto; min-width: 0; } .pair section + section { flex: 1 1 24rem; }
  .bar { display: flex; flex-wrap: wrap; gap: .6rem 1.2rem; justify-content: space-between; margin: 0 0 1rem; }
  .group { display: inline-flex; border: 1px solid var(--line); border-radius: .6rem; overflow: hidden; background: var(--card); }
  .group button { font: inherit; font-size: .88rem; color: var(--quiet); background: none; border: 0; padding: .35rem .85rem; cursor: pointer; white-space: nowrap; }
  .group button + button { border-left: 1px solid var(--line); }
  .group button[aria-pressed=true] { color: var(--ground); background: var(--ink); }
  button:focus-visible, .word:focus-visible { outline: 2px solid var(--mark); outline-offset: 2px; }
  .stage { position: relative; }
  .stage svg { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
  .stage path { fill: none; stroke-linecap: round; transition: opacity .12s; }
  .side { margin: 0; display: flex; position: relative; }
  .word { font-size: 1.2rem; line-height: 1.3; padding: .16em .38em; border-radius: .35em; cursor: default; white-space: pre; transition: opacity .12s, background .12s; position: relative; }
  .word.special { font-size: .85rem; color: var(--quiet); align-self: center; }
  .word.on { outline: 2px solid currentColor; }
  .word.off { opacity: .35; }
  .word b { position: absolute; left: 50%; transform: translateX(-50%); font-size: .68rem; line-height: 1; font-weight: 600; color: var(--quiet); }
  .rows .side { flex-wrap: nowrap; justify-content: center; gap: .1rem; }
  .rows #from { margin-top: 7.5rem; }
  .rows #to b { top: -.75em; } .rows #from b { bottom: -.85em; }
  .rows { padding: .9rem 0; }
  .columns { display: grid; grid-template-columns: auto minmax(5rem, 1fr) auto; max-width: 34rem; margin: 0 auto; }
  .columns .side { flex-direction: column; gap: .15rem; justify-content: space-evenly; }
  .columns #to { grid-column: 1; align-items: flex-end; } .columns #from { grid-column: 3; grid-row: 1; align-items: flex-start; }
  .columns .word { font-size: 1.05rem; } .columns .word.special { font-size: .85rem; align-self: auto; }
  .columns b { top: 50%; transform: translateY(-50%); } .columns #to b { left: auto; right: calc(100% + .1rem); } .columns #from b { left: calc(100% + .1rem); }
  .columns { padding: 0 1.6rem; }
  .back { font: inherit; color: var(--heat); background: none; border: 0; padding: 0; text-decoration: underline; cursor: pointer; }
  .said { margin: -.4rem 0 1rem; min-height: 1.5em; font-size: .95rem; color: var(--quiet); }
  .said strong { color: var(--ink); font-weight: 600; }
  .heads { display: grid; gap: .45rem .35rem; justify-content: start; overflow-x: auto; padding: 2px; }
  .heads span { font-size: .75rem; color: var(--quiet); align-self: center; padding-right: .4rem; white-space: nowrap; }
  .heads span.top { text-align: center; padding: 0; }
  .heads button { padding: 0; border: 1px solid var(--line); border-radius: .3rem; background: none; cursor: pointer; overflow: hidden; aspect-ratio: 1; position: relative; min-width: 0; }
  .heads button:hover { border-color: var(--quiet); }
  .heads button[aria-pressed=true] { border-color: var(--mark); box-shadow: 0 0 0 2px var(--mark); }
  .heads canvas { display: block; width: 100%; height: 100%; image-rendering: pixelated; }
  .heads i { position: absolute; right: 3px; top: 3px; width: 7px; height: 7px; border-radius: 50%; background: var(--mark); }
  .scroll { overflow-x: auto; padding-bottom: .25rem; }
  #map { display: grid; width: max-content; font-size: .82rem; gap: 1px; }
  #map .col { writing-mode: vertical-rl; transform: rotate(180deg); padding: .3rem 0 .1rem; justify-self: center; white-space: pre; color: var(--quiet); max-height: 9rem; overflow: hidden; text-overflow: ellipsis; }
  #map .row { text-align: right; padding-right: .5rem; white-space: pre; color: var(--quiet); align-self: center; position: sticky; left: 0; background: var(--card); z-index: 1; max-width: 9rem; overflow: hidden; text-overflow: ellipsis; }
  #map .lit { color: var(--ink); font-weight: 600; }
  #map .cell { width: var(--cell); height: var(--cell); border-radius: 2px; background: color-mix(in srgb, var(--heat) calc(var(--w) * 1%), light-dark(#f2efe8, #232830)); font-size: .68rem; display: grid; place-items: center; color: transparent; }
  #map .cell.dark { color: var(--card); } #map .cell.pale { color: var(--ink); }
  #map .cell:hover { outline: 2px solid var(--mark); }
  .scale { display: flex; align-items: center; gap: .5rem; margin-top: .8rem; font-size: .75rem; color: var(--quiet); }
  .scale i { width: 9rem; height: .55rem; border-radius: .3rem; background: linear-gradient(90deg, light-dark(#f2efe8, #232830), var(--heat)); }
  footer { margin-top: 1.2rem; } footer, noscript { font-size: .85rem; color: var(--quiet); }
  code { font-size: .95em; }
  @media (max-width: 34rem) { .group button { font-size: .8rem; padding: .35rem .6rem; } body { padding: 1.25rem .75rem 2rem; } h1 { font-size: 1.35rem; } section { padding: .9rem .8rem 1rem; border-radius: .65rem; } h2 small { display: block; margin: .1rem 0 0; } }
  @media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;

// The page's own script. It holds no text of its own data: everything is read from the JSON beside it.
const script = String.raw`
'use strict';
const { sides, maps, best } = JSON.parse(document.getElementById('data').textContent);
for (const map of maps) {
  const raw = atob(map.weights);
  map.weights = Uint8Array.from(raw, (character) => character.charCodeAt(0));
  map.queries = sides[map.from].tokens.length;
  map.keys = sides[map.to].tokens.length;
}
const names = { cross: 'output → source', encoder: 'within source', decoder: 'within output', self: 'within text' };
const kinds = [...new Set(maps.map((map) => map.kind))].sort((a, b) => (b === 'cross') - (a === 'cross'));
const at = (id) => document.getElementById(id);
const element = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);
const svg = document.querySelector('svg');
const drawn = (tag, attributes) => {
  const node = document.createElementNS(svg.namespaceURI, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};
const percent = (value) => Math.round(value * 100) + '%';

// what is shown: kind, layer ('best' for the model's alignment heads), head (-1 for the mean), and in what spans
const view = { kind: kinds.includes('cross') ? 'cross' : kinds[0], layer: 0, head: -1, spans: 'words' };
const layersOf = (kind) => maps.filter((map) => map.kind === kind);
function reset(kind) {
  view.kind = kind;
  view.head = -1;
  view.layer = kind === 'cross' && best ? 'best' : layersOf(kind).length - 1;
}
reset(view.kind);

// shares of one head, or the mean of some, by token
function heads() {
  const layers = layersOf(view.kind);
  if (view.layer === 'best') return best.heads.map(([layer, head]) => [layers[layer], head]);
  const map = layers[view.layer];
  return view.head >= 0 ? [[map, view.head]] : Array.from({ length: map.heads }, (_, head) => [map, head]);
}
function shares() {
  const chosen = heads();
  const { queries, keys, from, to } = chosen[0][0];
  const shifted = view.layer === 'best' && best.shifted;
  const token = (query, key) => {
    const row = shifted ? Math.min(query + 1, queries - 1) : query;
    let sum = 0;
    for (const [map, head] of chosen) sum += map.weights[(head * queries + row) * keys + key];
    return sum / chosen.length / 255;
  };
  const asks = sides[from], seen = sides[to];
  if (view.spans === 'tokens') {
    return { from: asks.tokens, to: seen.tokens, rows: asks.tokens.map((_, query) => seen.tokens.map((_, key) => token(query, key))) };
  }
  // a word is looked at as much as its tokens together; it looks as its tokens do on average
  const rows = asks.words.map(() => seen.words.map(() => 0));
  const counts = asks.words.map((_, word) => asks.wordOf.filter((one) => one === word).length || 1);
  asks.wordOf.forEach((word, query) => seen.wordOf.forEach((other, key) => { rows[word][other] += token(query, key) / counts[word]; }));
  return { from: asks.words, to: seen.words, rows };
}

let current, words;
const special = (text) => /^(<.*>|\[[A-Z]+\]|start|·)$/.test(text);
const hueOf = (key) => 'var(--h' + (key % 6) + ')';

function drawBar() {
  at('kinds').replaceChildren(...kinds.map((kind) => element('button', names[kind] || kind, { type: 'button', ariaPressed: String(kind === view.kind), onclick: () => { reset(kind); draw(); } })));
  at('spans').replaceChildren(...['words', 'tokens'].map((spans) => element('button', spans, { type: 'button', ariaPressed: String(spans === view.spans), onclick: () => { view.spans = spans; draw(); } })));
}

function drawStage() {
  const stage = at('stage');
  const side = (id, list, other) => {
    const spans = list.map((text, i) => element('span', text, { className: 'word' + (special(text) ? ' special' : ''), tabIndex: 0, onmouseenter: () => point(id, i), onfocus: () => point(id, i), onmouseleave: () => point(), onblur: () => point() }));
    at(id).replaceChildren(...spans);
    return spans;
  };
  words = { to: side('to', current.to), from: side('from', current.from) };
  words.to.forEach((span, key) => { if (!special(current.to[key])) span.style.color = hueOf(key); });
  current.rows.forEach((row, query) => {
    const main = row.indexOf(Math.max(...row));
    if (!special(current.from[query]) && !special(current.to[main])) words.from[query].style.color = hueOf(main);
  });
  arrange();
}

// side by side lines where both fit, else two columns
function arrange() {
  const stage = at('stage');
  stage.className = 'stage rows';
  const width = stage.clientWidth;
  const needs = (list) => list.reduce((sum, span) => sum + span.offsetWidth + 3, 0);
  if (needs(words.to) > width || needs(words.from) > width) stage.className = 'stage columns';
  const rows = stage.classList.contains('rows');
  const frame = stage.getBoundingClientRect();
  const place = (span, first) => {
    const box = span.getBoundingClientRect();
    return rows ? [box.left + box.width / 2 - frame.left, (first ? box.bottom + 3 : box.top - 3) - frame.top] : [(first ? box.right + 3 : box.left - 3) - frame.left, box.top + box.height / 2 - frame.top];
  };
  const ends = { to: words.to.map((span) => place(span, true)), from: words.from.map((span) => place(span, false)) };
  const paths = [];
  current.rows.forEach((row, query) => {
    const most = Math.max(...row);
    row.forEach((share, key) => {
      if (share < 0.02) return;
      const [x1, y1] = ends.to[key], [x2, y2] = ends.from[query];
      const bend = rows ? [x1, (y1 + y2) / 2, x2, (y1 + y2) / 2] : [(x1 + x2) / 2, y1, (x1 + x2) / 2, y2];
      const path = drawn('path', { d: 'M' + x1 + ' ' + y1 + 'C' + bend + ' ' + x2 + ' ' + y2, 'stroke-width': (1 + 5 * share).toFixed(2) });
      path.style.stroke = special(current.to[key]) ? 'var(--quiet)' : hueOf(key);
      path.link = { query, key, share, strong: share >= 0.06 && share >= 0.3 * most };
      paths.push(path);
    });
  });
  svg.replaceChildren(...paths);
  point();
}

// points at a word of one side; at none, everything that matters is shown faintly
function point(side, index) {
  const none = side === undefined;
  const share = (other) => (side === 'from' ? current.rows[index][other] : current.rows[other][index]);
  for (const path of svg.children) {
    const { query, key, share: value, strong } = path.link;
    const touched = side === 'from' ? query === index : key === index;
    path.style.opacity = none ? (strong ? (0.25 + 0.6 * value).toFixed(2) : 0) : touched ? (0.3 + 0.7 * value).toFixed(2) : 0;
  }
  for (const id of ['to', 'from']) {
    words[id].forEach((span, i) => {
      const itself = id === side && i === index;
      const value = none || id === side ? 0 : share(i);
      span.classList.toggle('on', itself);
      span.classList.toggle('off', !none && !itself && value < 0.04);
      span.style.background = value >= 0.04 ? 'color-mix(in srgb, currentColor ' + Math.round(12 + 30 * value) + '%, transparent)' : '';
      const mark = span.querySelector('b');
      if (value >= 0.04) (mark || span.appendChild(element('b', ''))).textContent = percent(value);
      else if (mark) mark.remove();
    });
  }
  const said = at('said');
  if (none) said.textContent = matchMedia('(hover: none)').matches ? 'Touch a word to see what it looked at.' : 'Point at a word to see what it looked at, or what looked at it.';
  else {
    const others = side === 'from' ? current.to : current.from;
    const list = others.map((text, i) => [text, share(i)]).filter(([, value]) => value >= 0.04).sort((a, b) => b[1] - a[1]).slice(0, 6);
    said.replaceChildren(element('strong', current[side][index]), side === 'from' ? ' looked at ' : ' was looked at by ', list.map(([text, value]) => text + ' ' + percent(value)).join(', ') || 'nothing in particular');
  }
  document.querySelectorAll('#map .row').forEach((label, i) => label.classList.toggle('lit', side === 'from' && i === index));
  document.querySelectorAll('#map .col').forEach((label, i) => label.classList.toggle('lit', side === 'to' && i === index));
}

// one small picture of a head, or of the mean of a layer
function picture(map, head) {
  const canvas = document.createElement('canvas');
  canvas.width = map.keys;
  canvas.height = map.queries;
  const context = canvas.getContext('2d');
  const image = context.createImageData(map.keys, map.queries);
  const size = map.queries * map.keys;
  for (let i = 0; i < size; i++) {
    let value = 0;
    if (head >= 0) value = map.weights[head * size + i];
    else for (let h = 0; h < map.heads; h++) value += map.weights[h * size + i] / map.heads;
    image.data.set([heat[0], heat[1], heat[2], Math.min(255, 255 * Math.sqrt(value / 255))], i * 4);
  }
  context.putImageData(image, 0, 0);
  return canvas;
}
let heat;
function drawHeads() {
  const probe = at('heads');
  probe.style.color = 'var(--heat)';
  const sample = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
  sample.fillStyle = getComputedStyle(probe).color;
  sample.fillRect(0, 0, 1, 1);
  heat = sample.getImageData(0, 0, 1, 1).data;
  probe.style.color = '';
  const layers = layersOf(view.kind);
  const most = Math.max(...layers.map((map) => map.heads));
  probe.style.gridTemplateColumns = 'auto repeat(' + (most + 1) + ', minmax(1.4rem, 3.6rem))';
  const cells = [element('span', ''), element('span', 'mean', { className: 'top' }), ...Array.from({ length: most }, (_, head) => element('span', String(head), { className: 'top' }))];
  layers.forEach((map, layer) => {
    cells.push(element('span', 'layer ' + map.layer));
    for (let head = -1; head < most; head++) {
      if (head >= map.heads) { cells.push(element('span', '')); continue; }
      const label = 'layer ' + map.layer + ', ' + (head < 0 ? 'mean of its heads' : 'head ' + head);
      const button = element('button', '', { type: 'button', title: label, ariaLabel: label, ariaPressed: String(view.layer === layer && view.head === head), onclick: () => { view.layer = layer; view.head = head; draw(); } });
      button.append(picture(map, head));
      if (view.kind === 'cross' && best && best.heads.some(([l, h]) => l === layer && h === head)) {
        button.append(element('i', ''));
        button.title += ' (aligns words best)';
      }
      cells.push(button);
    }
  });
  probe.replaceChildren(...cells);
}

function drawMap() {
  const { from, to, rows } = current;
  const grid = at('map');
  const size = to.length > 40 ? 14 : to.length > 24 ? 22 : 30;
  grid.style.setProperty('--cell', size + 'px');
  grid.style.gridTemplateColumns = 'auto repeat(' + to.length + ', ' + size + 'px)';
  const cells = [element('span', ''), ...to.map((text) => element('span', text, { className: 'col' }))];
  rows.forEach((row, query) => {
    cells.push(element('span', from[query], { className: 'row' }));
    row.forEach((value, key) => {
      const cell = element('span', size >= 30 && value >= 0.095 ? String(Math.round(value * 100)) : '', { className: 'cell ' + (value > 0.5 ? 'dark' : 'pale'), title: from[query] + ' → ' + to[key] + ': ' + percent(value), onmouseenter: () => point('from', query), onmouseleave: () => point() });
      cell.style.setProperty('--w', (value * 100).toFixed(1));
      cells.push(cell);
    });
  });
  grid.replaceChildren(...cells);
  at('axes').textContent = 'rows look at columns';
}

function draw() {
  current = shares();
  const shown = view.layer === 'best' ? 'the heads that align words best: ' + best.heads.map((head) => head.join('.')).join(', ') : 'layer ' + layersOf(view.kind)[view.layer].layer + ', ' + (view.head < 0 ? 'mean of its heads' : 'head ' + view.head);
  const reading = at('reading');
  reading.replaceChildren(shown);
  if (view.kind === 'cross' && best && view.layer !== 'best') {
    const back = element('button', 'best heads', { type: 'button', className: 'back', onclick: () => { reset('cross'); draw(); } });
    reading.append(' · ', back);
  }
  drawBar();
  drawHeads();
  drawMap();
  drawStage();
}
draw();
let waiting;
addEventListener('resize', () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(arrange); });
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
document.fonts.ready.then(arrange);
`;
