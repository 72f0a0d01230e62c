// One self-contained page of an inspection, whatever its source is: lines between words, light on a picture or on a
// waveform that plays; every head at a glance, and one map in large. Nothing is fetched from elsewhere (its own policy
// forbids it), and whatever came from a text is written as text.
import { InputError } from './errors.ts';
import { heatColour } from './image/heat.ts';
import type { Box } from './image/picture.ts';
import { type InspectedSide, type Inspection, shortOf } from './inspection.ts';
import { script } from './page-script.ts';
import { style } from './page-style.ts';

/** What a source that is no text looks or sounds like. */
export interface PageMedia {
  /** The picture or the sound, as a data: address. */
  readonly url: string;
  /** Of a picture: a box of its file's raster in the picture as it is seen. */
  readonly upright?: (box: Box) => Box;
}

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
 * Writes the page. @param media of a picture or a recording, which the page shows or plays
 *
 * @throws InputError for a text whose maps are more than a browser draws
 */
export function page(inspection: Inspection, media?: PageMedia): string {
  const { model, input, question, output, sides, maps, best, through: ways, omitted } = inspection;
  const count = maps.reduce((sum, map) => sum + map.weights.length, 0);
  if (count > mostWeights) throw new InputError(`inspect: a page must hold at most ${mostWeights / 1e6} million weights, got ${(count / 1e6).toFixed(1)} million; try a shorter text`);
  const withMedia = ({ picture, ...side }: InspectedSide) => ({ ...side, ...(picture ? { picture: { ...picture, boxes: picture.boxes.map((box) => box && (media?.upright?.(box) ?? box).map((value) => Math.round(value * 10) / 10)) } } : {}) });
  const kinds = new Set(maps.map((map) => map.kind));
  // what a picture was judged to be is no text whose words looked somewhere
  const asked = sides.output ? question : output;
  const short = shortOf(sides);
  // an answer looks at the question, which has looked at the picture
  const through = kinds.has('cross') && kinds.has('question_cross');
  const data = { sides: Object.fromEntries(Object.entries(sides).map(([name, side]) => [name, withMedia(side)])), url: media?.url ?? null, through, ways: ways ?? null, omitted: omitted ?? [], palette: Array.from({ length: 33 }, (_, i) => heatColour(i / 32)), best: best?.heads ? { heads: best.heads, shifted: best.shifted ?? false } : null, maps: maps.map(({ kind, layer, heads, from, to, weights }) => ({ kind, layer, heads, from, to, weights: packed(weights) })) };
  // "</script>" inside a string would end the script
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; media-src data:">
<title>${escapeHtml(`${output ?? input} · ${model}`)}</title>
<style>${style}</style>
<header>
  <p class="eyebrow">Sightline · ${escapeHtml(model)}</p>
  <h1>${sides.output ? 'Where each word came from' : sides.source?.picture ? 'Where each place looks' : 'Where each word looks'}</h1>${asked === undefined ? '' : `\n  <p class="asked">${escapeHtml(asked)}</p>`}${short && `\n  <p class="asked">${escapeHtml(`${short[0]?.toUpperCase()}${short.slice(1)}.`)}</p>`}
</header>
<main>
  <nav class="bar" aria-label="what is shown">
    <div class="group" id="kinds" role="group" aria-label="kind of attention"></div>
    <div class="group" id="spans" role="group" aria-label="words or tokens"></div>
  </nav>
  <section aria-labelledby="lines-title">
    <h2 id="lines-title">Sightlines <small id="reading"></small></h2>
    <p class="said" id="said" aria-live="polite"></p>
    <div class="stage" id="stage"><svg aria-hidden="true"></svg><p class="side" id="to"></p><div class="scene" id="scene"></div><p class="side" id="from"></p></div>
  </section>
  <div class="pair">
  <section aria-labelledby="heads-title">
    <h2 id="heads-title">Layers and heads <small>choose one</small></h2>
    <div class="heads" id="heads"></div>
  </section>
  <section aria-labelledby="map-title" id="large">
    <h2 id="map-title">Map <small id="axes"></small></h2>
    <div class="scroll"><div id="map"></div></div>
    <div class="scale" id="scale" aria-hidden="true"><span>0%</span><i></i><span>100%</span></div>
  </section>
  </div>
</main>
<footer><p>Attention is where a model looked, which is not proof that it needed it. The commands’ <code>--cut</code> hides parts of the source in turn and says what becomes less likely.</p></footer>
<noscript><p>This page draws itself with a script that it holds; scripts are turned off.</p></noscript>
<script type="application/json" id="data">${json}</script>
<script>${script}</script>
</html>
`;
}
