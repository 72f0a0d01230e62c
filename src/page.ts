// One self-contained page that shows every attention map of an inspection: no script from elsewhere, no style either.
import type { Inspection } from './inspect.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

/** Writes the page. Weights are kept to two digits. */
export function page(inspection: Inspection): string {
  const data = {
    maps: inspection.maps.map((map) => ({ ...map, weights: [...map.weights].map((value) => Math.round(value * 100)) })),
  };
  // "</script>" inside a string would end the script
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(inspection.model)} · sightlines</title>
<style>
  :root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e8eaed); --quiet: light-dark(#5d6570, #9aa3ad); --ground: light-dark(#fbfaf7, #15181c); --line: light-dark(#dcd9d0, #2d333a); --heat: light-dark(#145aa0, #78beff); }
  body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
  h1 { font-size: 1.1rem; font-weight: 600; margin: 0 0 1rem; }
  .text { display: flex; flex-wrap: wrap; margin: 0 0 .25rem; font-size: 1.25rem; line-height: 1.7; }
  .text span { padding: .15em .3em; border-radius: .3em; cursor: default; transition: background .1s; }
  .text.out span:hover, .text.out span.on { outline: 2px solid var(--heat); }
  .label { color: var(--quiet); font-size: .8rem; margin-top: 1rem; }
  nav { display: flex; flex-wrap: wrap; gap: .35rem; margin: 1.5rem 0 .75rem; align-items: center; }
  button { font: inherit; font-size: .85rem; color: inherit; background: none; border: 1px solid var(--line); border-radius: .4rem; padding: .2rem .6rem; cursor: pointer; }
  button[aria-pressed=true] { border-color: var(--heat); background: color-mix(in srgb, var(--heat) 18%, transparent); }
  .scroll { overflow-x: auto; }
  table { border-collapse: collapse; font-size: .8rem; }
  th { font-weight: 400; color: var(--quiet); padding: .1rem .4rem; text-align: right; white-space: nowrap; }
  thead th { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; padding: .4rem .1rem; }
  td { width: 1.8rem; min-width: 1.4rem; height: 1.6rem; border: 1px solid var(--line); text-align: center; color: transparent; }
  td:hover { color: inherit; }
</style>
<h1>${escapeHtml(inspection.model)}: where it looked</h1>
<div class="label">source</div><p class="text" id="keys"></p>
<div class="label">output: point at a word</div><p class="text out" id="queries"></p>
<nav id="kinds"></nav><nav id="heads"></nav>
<div class="scroll"><table id="map"></table></div>
<script type="application/json" id="data">${json}</script>
<script>
const { maps } = JSON.parse(document.getElementById('data').textContent);
let current = Math.max(0, maps.findLastIndex((map) => map.kind === 'cross')), head = -1;
const element = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
const at = (map, query, key) => {
  const one = (h) => map.weights[(h * map.queries.length + query) * map.keys.length + key];
  if (head >= 0) return one(head);
  let sum = 0;
  for (let h = 0; h < map.heads; h++) sum += one(h);
  return sum / map.heads;
};
const shade = (value) => 'color-mix(in srgb, var(--heat) ' + Math.min(100, value) + '%, transparent)';
function light(query) {
  const map = maps[current];
  [...document.getElementById('keys').children].forEach((span, key) => { span.style.background = query < 0 ? '' : shade(at(map, query, key) * 0.55); });
  [...document.getElementById('queries').children].forEach((span, i) => span.classList.toggle('on', i === query));
}
function draw() {
  const map = maps[current];
  document.getElementById('keys').replaceChildren(...map.keys.map((key) => element('span', key)));
  document.getElementById('queries').replaceChildren(...map.queries.map((query, i) => element('span', query, { tabIndex: 0, onmouseenter: () => light(i), onfocus: () => light(i) })));
  document.getElementById('kinds').replaceChildren(...maps.map((one, i) => element('button', one.kind + ' ' + one.layer, { ariaPressed: String(i === current), onclick: () => { current = i; head = -1; draw(); } })));
  document.getElementById('heads').replaceChildren(...[-1, ...Array(map.heads).keys()].map((h) => element('button', h < 0 ? 'mean' : 'head ' + h, { ariaPressed: String(h === head), onclick: () => { head = h; draw(); } })));
  const header = element('tr', '');
  header.append(element('th', ''), ...map.keys.map((key) => element('th', key)));
  const table = document.createElement('thead');
  table.append(header);
  const body = document.createElement('tbody');
  map.queries.forEach((query, i) => {
    const row = element('tr', '', { onmouseenter: () => light(i) });
    row.append(element('th', query), ...map.keys.map((key, j) => { const value = at(map, i, j), cell = element('td', Math.round(value), { title: query + ' → ' + key + ': ' + Math.round(value) + '%' }); cell.style.background = shade(value); return cell; }));
    body.append(row);
  });
  document.getElementById('map').replaceChildren(table, body);
  light(Math.min(1, map.queries.length - 1));
}
draw();
</script>
</html>
`;
}
