// The script of an inspection's page. It holds no text of its own data: everything is read from the JSON beside it.
export const script = String.raw`
'use strict';
const { sides, maps, best, url, palette, through, ways, omitted } = JSON.parse(document.getElementById('data').textContent);
for (const map of maps) {
  const raw = atob(map.weights);
  map.weights = Uint8Array.from(raw, (character) => character.charCodeAt(0));
  map.queries = sides[map.from].tokens.length;
  map.keys = sides[map.to].tokens.length;
}
const at = (id) => document.getElementById(id);
const element = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);
const svg = document.querySelector('svg');
const drawn = (tag, attributes) => {
  const node = document.createElementNS(svg.namespaceURI, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};
const percent = (value) => Math.round(value * 100) + '%';
const special = (text) => /^(<.*>|\[[A-Z]+\]|start|·)$/.test(text);
const hueOf = (key) => 'var(--h' + (key % 6) + ')';
const greatest = (list) => list.reduce((most, value, i) => (value > list[most] ? i : most), 0);
const colourOf = (name) => {
  const probe = at('stage');
  probe.style.outlineColor = name;
  const colour = getComputedStyle(probe).outlineColor;
  probe.style.outlineColor = '';
  return colour;
};

// kinds of attention by what looks at what; an answer's look at the picture goes through the question's
const nameOf = (side) => (sides[side].picture ? 'picture' : sides[side].sound ? 'recording' : side === 'read' ? 'output' : (side === 'source' || side === 'question') && !sides.output ? 'text' : side);
const layersOf = (kind) => maps.filter((map) => map.kind === (kind === 'through' ? 'question_cross' : kind));
const endsOf = (kind) => (kind === 'through' ? ['output', 'source'] : [layersOf(kind)[0].from, layersOf(kind)[0].to]);
// between sides before within one, and an output's look at its source before all
const foremost = (kind) => {
  const [from, to] = endsOf(kind);
  return kind === 'cross' ? 2 : from === to ? 0 : 1;
};
const kinds = [...(through ? ['through'] : []), ...[...new Set(maps.map((map) => map.kind))].sort((a, b) => foremost(b) - foremost(a))];
const kindName = (kind) => {
  const [from, to] = endsOf(kind).map(nameOf);
  return from === to ? 'within ' + from : from + ' → ' + (kind === 'prompt' ? kind : kind === 'whole' ? 'whole picture' : to);
};

// what is shown: kind, layer ('best' for the model's alignment heads, 'all' for the mean of all), head (-1 for the mean), and in what spans
const view = { spans: 'words' };
const bestFor = (kind) => (kind === 'cross' ? best && best.heads : kind === 'through' || kind === 'question_cross' ? ways : null);
function reset(kind) {
  view.kind = kind;
  view.head = -1;
  const [, to] = endsOf(kind);
  view.layer = bestFor(kind) ? 'best' : sides[to].picture || sides[to].sound ? 'all' : layersOf(kind).length - 1;
}
reset(kinds[0]);

// shares of one head, or the mean of some, by token
function heads() {
  const layers = layersOf(view.kind);
  if (view.layer === 'best') return bestFor(view.kind).map(([layer, head]) => [layers[layer], head]);
  const all = (map) => Array.from({ length: map.heads }, (_, head) => [map, head]);
  if (view.layer === 'all') return layers.flatMap(all);
  const map = layers[view.layer];
  return view.head >= 0 ? [[map, view.head]] : all(map);
}
function meanOf(chosen, shifted) {
  const { queries, keys } = chosen[0][0];
  return Array.from({ length: queries }, (_, query) => {
    const row = new Float32Array(keys);
    const from = shifted ? Math.min(query + 1, queries - 1) : query;
    for (const [map, head] of chosen) for (let key = 0, i = (head * queries + from) * keys; key < keys; key++, i++) row[key] += map.weights[i] / chosen.length / 255;
    return row;
  });
}
const product = (a, b) => a.map((row) => {
  const result = new Float32Array(b[0].length);
  row.forEach((share, i) => { for (let key = 0; key < result.length; key++) result[key] += share * b[i][key]; });
  return result;
});
const asking = through ? (best ? meanOf(best.heads.map(([layer, head]) => [layersOf('cross')[layer], head]), best.shifted) : meanOf(layersOf('cross').flatMap((map) => Array.from({ length: map.heads }, (_, head) => [map, head])))) : null;
function shares() {
  const own = meanOf(heads(), view.kind === 'cross' && view.layer === 'best' && best.shifted);
  const tokens = view.kind === 'through' ? product(asking, own) : own;
  const [from, to] = endsOf(view.kind);
  const asks = sides[from], seen = sides[to];
  const ends = { asks, seen, self: from === to };
  if (view.spans === 'tokens') return { ...ends, from: asks.tokens, to: seen.tokens, rows: tokens.map((row) => [...row]) };
  // a word is looked at as much as its tokens together; it looks as its tokens do on average
  const rows = asks.words.map(() => seen.words.map(() => 0));
  const counts = asks.words.map(() => 0);
  for (const word of asks.wordOf) counts[word]++;
  asks.wordOf.forEach((word, query) => { const row = rows[word]; for (let key = 0; key < seen.wordOf.length; key++) row[seen.wordOf[key]] += tokens[query][key] / counts[word]; });
  return { ...ends, from: asks.words, to: seen.words, rows };
}

let current, words, focus = {};

// a word that a new width moves away from under a resting mouse stays chosen until the mouse moves
let mouse = '', size = '', missed = false;
const sizeNow = () => innerWidth + ' ' + innerHeight;
const placeOf = (event) => Math.floor(event.screenX) + ' ' + Math.floor(event.screenY);
const moved = (act) => (event) => {
  if (sizeNow() !== size && placeOf(event) === mouse) missed = true;
  else act(event);
};
addEventListener('pointermove', (event) => {
  if (event.pointerType !== 'mouse' || placeOf(event) === mouse) return;
  const one = missed && (event.target.closest('.word, .cell, figure, .lanes canvas') || document.activeElement.closest('.word'));
  if (one) one.onmouseenter(event);
  else if (missed) point();
  missed = false;
  [mouse, size] = [placeOf(event), sizeNow()];
}, true);

function drawBar() {
  at('kinds').replaceChildren(...kinds.map((kind) => element('button', kindName(kind), { type: 'button', ariaPressed: String(kind === view.kind), onclick: () => { reset(kind); draw(); } })));
  at('spans').replaceChildren(...['words', 'tokens'].map((spans) => element('button', spans, { type: 'button', ariaPressed: String(spans === view.spans), onclick: () => { view.spans = spans; draw(); } })));
}

// a picture under a veil that shows what was looked at
function framed() {
  const frame = element('div', '', { className: 'picture' });
  const canvas = document.createElement('canvas');
  const { width, height } = current.seen.picture;
  frame.append(element('img', '', { src: url, alt: '', draggable: false }), canvas);
  const scale = 288 / Math.max(width, height);
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  frame.style.aspectRatio = width + ' / ' + height;
  return { frame, canvas };
}
function veil(canvas, values, marked = -1) {
  const { lead, boxes, width, height } = current.seen.picture;
  const context = canvas.getContext('2d');
  const [x, y] = [canvas.width / width, canvas.height / height];
  const most = Math.max(1e-12, ...values.slice(lead));
  context.clearRect(0, 0, canvas.width, canvas.height);
  const edges = ([left, top, right, bottom]) => { const [a, b] = [Math.round(left * x), Math.round(top * y)]; return [a, b, Math.round(right * x) - a, Math.round(bottom * y) - b]; };
  boxes.forEach((box, i) => {
    if (!box) return;
    const share = values[lead + i] / most;
    // dark where it did not look: what is lit keeps its own colours
    context.fillStyle = 'rgba(4,6,20,' + (0.8 * (1 - share) ** 0.8).toFixed(3) + ')';
    context.fillRect(...edges(box));
  });
  if (marked >= lead && boxes[marked - lead]) {
    const [a, b, w, h] = edges(boxes[marked - lead]);
    context.lineWidth = 3;
    context.strokeStyle = '#fff';
    context.strokeRect(a + 1.5, b + 1.5, w - 3, h - 3);
  }
}
// where in a picture most of it is, in words
function placesOf(values) {
  const { lead, boxes, width, height } = current.seen.picture;
  const sum = {};
  const all = Math.max(1e-12, values.slice(lead).reduce((a, b) => a + b, 0));
  boxes.forEach((box, i) => {
    if (!box) return;
    const [column, row] = [(box[0] + box[2]) / 2 / width, (box[1] + box[3]) / 2 / height].map((part) => Math.min(2, Math.floor(part * 3)));
    const name = row === 1 && column === 1 ? 'the middle' : 'the ' + [['top', 'middle', 'bottom'][row], ['left', '', 'right'][column]].filter(Boolean).join(' ');
    sum[name] = (sum[name] || 0) + values[lead + i] / all;
  });
  return Object.entries(sum).sort((a, b) => b[1] - a[1]).slice(0, 3).filter(([, value]) => value >= 0.1).map(([name, value]) => name + ' ' + percent(value)).join(', ') || 'everywhere alike';
}
const during = (values) => {
  const { step } = current.seen.sound;
  const heard = inside(values);
  const peak = greatest(heard);
  let [first, last] = [peak, peak];
  while (first > 0 && heard[first - 1] >= heard[peak] / 2) first--;
  while (last + 1 < heard.length && heard[last + 1] >= heard[peak] / 2) last++;
  return (first * step).toFixed(2) + ' – ' + ((last + 1) * step).toFixed(2) + ' s';
};
const inside = (values) => (current.to.at(-1) === '<after>' ? values.slice(0, -1) : values);

let scene = null;
let audio = null;
function drawScene() {
  const home = at('scene');
  scene = null;
  const { picture, sound } = current.seen;
  if (!sound && audio) audio.pause();
  if (picture) {
    const { frame, canvas } = framed();
    const place = (event) => {
      const box = frame.getBoundingClientRect();
      const [x, y] = [((event.clientX - box.left) / box.width) * picture.width, ((event.clientY - box.top) / box.height) * picture.height];
      const region = picture.boxes.findIndex((one) => one && x >= one[0] && x < one[2] && y >= one[1] && y < one[3]);
      return region < 0 ? -1 : region + picture.lead;
    };
    const show = (index) => (index < 0 ? point() : point(current.self ? 'from' : 'to', index));
    Object.assign(frame, { tabIndex: 0, onpointermove: (event) => show(place(event)), onpointerdown: (event) => show(place(event)), onpointerleave: moved(() => point()), onblur: () => point(), onkeydown: (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -picture.columns, ArrowDown: picture.columns }[event.key];
      if (!step) return;
      event.preventDefault();
      const region = focus.index === undefined || focus.side !== (current.self ? 'from' : 'to') ? 0 : focus.index - picture.lead + step;
      if (region >= 0 && region < picture.boxes.length) show(region + picture.lead);
    } });
    frame.setAttribute('role', 'img');
    frame.setAttribute('aria-label', 'the picture; arrow keys move over its regions');
    home.replaceChildren(frame);
    scene = { paint: (values, marked) => veil(canvas, values, marked) };
  } else if (sound) {
    const canvas = element('canvas', '', { className: 'wave', tabIndex: 0 });
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'the recording; arrow keys move along it, the space bar plays it');
    const play = element('button', 'Play', { type: 'button' });
    const clock = element('span', '');
    const player = element('div', '', { className: 'player' });
    player.append(play, clock);
    if (!audio && url) audio = new Audio(url);
    const last = { values: null, marked: -1 };
    const places = current.to.length - (current.to.at(-1) === '<after>' ? 1 : 0);
    const span = places * sound.step;
    const paint = (values, marked = -1) => {
      Object.assign(last, { values, marked });
      const box = canvas.getBoundingClientRect();
      const ratio = devicePixelRatio || 1;
      canvas.width = Math.max(1, Math.round(box.width * ratio));
      canvas.height = Math.max(1, Math.round(box.height * ratio));
      const context = canvas.getContext('2d');
      const [w, h] = [canvas.width, canvas.height];
      const [quiet, hot] = [colourOf('var(--quiet)'), colourOf('var(--mark)')];
      const heard = inside(values);
      const most = Math.max(1e-12, ...heard);
      context.fillStyle = hot;
      for (let i = 0; i < places; i++) {
        context.globalAlpha = 0.5 * (heard[i] / most) ** 1.2;
        const [from, to] = [i, i + 1].map((edge) => Math.round((edge / places) * w));
        context.fillRect(from, 0, to - from, h);
      }
      const loudest = Math.max(1e-4, ...sound.peaks);
      const columns = Math.floor(w / (3 * ratio));
      for (let i = 0; i < columns; i++) {
        const [from, to] = [(i / columns) * span, ((i + 1) / columns) * span];
        let peak = 0;
        const [first, end] = [from, to].map((seconds) => Math.floor((seconds / sound.seconds) * sound.peaks.length));
        for (let j = first; j < Math.max(first + 1, end); j++) peak = Math.max(peak, sound.peaks[j] || 0);
        const tall = Math.max(ratio, (peak / loudest) * h * 0.86);
        const warmth = heard[Math.min(places - 1, Math.floor((i / columns) * places))] / most;
        context.fillStyle = warmth > 0.35 ? hot : quiet;
        context.globalAlpha = warmth > 0.35 ? 0.6 + 0.4 * warmth : 0.65;
        context.fillRect((i / columns) * w, (h - tall) / 2, 2 * ratio, tall);
      }
      context.globalAlpha = 1;
      if (marked >= 0 && marked < places) {
        context.fillStyle = colourOf('var(--ink)');
        context.fillRect(((marked + 0.5) / places) * w - ratio, 0, 2 * ratio, h);
      }
      if (audio && audio.currentTime > 0) {
        context.fillStyle = colourOf('var(--ink)');
        context.fillRect((audio.currentTime / span) * w - ratio, 0, 2 * ratio, h);
      }
      clock.textContent = (audio ? audio.currentTime : 0).toFixed(1) + ' of ' + sound.seconds.toFixed(1) + ' s';
    };
    const place = (event) => {
      const box = canvas.getBoundingClientRect();
      return Math.max(0, Math.min(places - 1, Math.floor(((event.clientX - box.left) / box.width) * places)));
    };
    const show = (index) => point(current.self ? 'from' : 'to', index);
    const follow = () => {
      if (!audio || audio.paused || !canvas.isConnected) return;
      show(Math.min(places - 1, Math.floor(audio.currentTime / sound.step)));
      requestAnimationFrame(follow);
    };
    const toggle = () => (audio ? (audio.paused ? audio.play().catch(() => { play.textContent = 'Play'; }) : audio.pause()) : undefined);
    if (audio) Object.assign(audio, { onplay: () => { play.textContent = 'Pause'; follow(); }, onpause: () => { play.textContent = 'Play'; }, onended: () => { audio.currentTime = 0; point(); } });
    play.onclick = toggle;
    play.disabled = !audio;
    if (audio && !audio.paused) play.textContent = 'Pause';
    Object.assign(canvas, { onpointermove: (event) => show(place(event)), onpointerleave: moved(() => (audio && !audio.paused ? undefined : point())), onblur: () => point(), onclick: (event) => { if (audio) audio.currentTime = place(event) * sound.step; show(place(event)); }, onkeydown: (event) => {
      if (event.key === ' ') { event.preventDefault(); toggle(); return; }
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const index = focus.index === undefined || focus.side !== (current.self ? 'from' : 'to') ? 0 : focus.index + step * Math.max(1, Math.round(0.04 / sound.step));
      if (index >= 0 && index < places) show(index);
    } });
    home.replaceChildren(canvas, player);
    scene = { paint, again: () => last.values && paint(last.values, last.marked) };
  } else home.replaceChildren();
}

// within a picture, what stands for the whole of it has no place of its own and is a word beside it
function drawStage() {
  const stage = at('stage');
  drawScene();
  const chips = (id, list, show) => {
    const spans = show ? list.map((text, i) => element('span', text, { className: 'word' + (special(text) ? ' special' : ''), tabIndex: 0, onmouseenter: moved(() => point(id, i)), onfocus: () => point(id, i), onmouseleave: moved(() => point()), onblur: () => point() })) : [];
    at(id).replaceChildren(...spans);
    return spans;
  };
  words = { to: chips('to', current.to, !scene), from: chips('from', scene && current.self ? current.from.slice(0, (current.seen.picture || { lead: 0 }).lead) : current.from, true) };
  stage.className = 'stage ' + (current.seen.picture ? 'seen' : current.seen.sound ? 'heard' : 'rows') + (current.self && scene ? ' alone' : '');
  if (!scene) {
    words.to.forEach((span, key) => { if (!special(current.to[key])) span.style.color = hueOf(key); });
    current.rows.forEach((row, query) => {
      const main = greatest(row);
      if (!special(current.from[query]) && !special(current.to[main])) words.from[query].style.color = hueOf(main);
    });
  }
  arrange();
}

// side by side lines where both fit, else two columns; what is pointed at stays so
function arrange() {
  const stage = at('stage');
  const { side, index } = focus;
  if (scene) {
    point(side, index);
    return;
  }
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
  point(side, index);
}

// the mean over what says something
function meanRow() {
  const rows = current.rows.filter((_, i) => !special(current.from[i]));
  const some = rows.length > 0 ? rows : current.rows;
  return current.to.map((_, key) => some.reduce((sum, row) => sum + row[key], 0) / some.length);
}

// points at a word or a place of one side; at none, everything that matters is shown faintly
function point(side, index) {
  const none = side === undefined;
  focus = none ? {} : { side, index };
  const share = (other) => (side === 'from' ? current.rows[index][other] : current.rows[other][index]);
  for (const path of svg.children) {
    const { query, key, share: value, strong } = path.link;
    const touched = side === 'from' ? query === index : key === index;
    path.style.opacity = none ? (strong ? (0.25 + 0.6 * value).toFixed(2) : 0) : touched ? (0.3 + 0.7 * value).toFixed(2) : 0;
  }
  // a place is looked at little by each word: shares are told against the greatest there
  const column = !none && side === 'to' && scene ? current.rows.map((row) => row[index]) : null;
  const scale = column ? 1 / Math.max(1e-12, ...column) : 1;
  for (const id of ['to', 'from']) {
    words[id].forEach((span, i) => {
      const itself = id === side && i === index;
      const value = none || id === side ? 0 : share(i) * scale;
      span.classList.toggle('on', itself);
      span.classList.toggle('off', !none && !itself && value < (column ? 0.3 : 0.04));
      span.style.background = value >= 0.04 ? 'color-mix(in srgb, currentColor ' + Math.round(12 + 30 * value) + '%, transparent)' : '';
      const mark = span.querySelector('b');
      if (value >= 0.04 && !column) (mark || span.appendChild(element('b', ''))).textContent = percent(value);
      else if (mark) mark.remove();
    });
  }
  const said = at('said');
  const touch = matchMedia('(hover: none)').matches ? 'Touch ' : 'Point at ';
  if (scene) scene.paint(none ? meanRow() : side === 'from' ? current.rows[index] : current.to.map((_, i) => (i === index ? 1 : 0)), none ? -1 : side === 'to' || current.self ? index : -1);
  if (none) said.textContent = !scene ? (touch === 'Touch ' ? 'Touch a word to see what it looked at.' : 'Point at a word to see what it looked at, or what looked at it.') : current.self ? touch + 'a place to see where it looked.' : touch + 'a word to see where it looked, or ' + (touch === 'Touch ' ? '' : 'at ') + 'a place.';
  else if (scene && side === 'from') said.replaceChildren(element('strong', current.self ? 'This place' : current.from[index]), ' looked at ', current.seen.picture ? placesOf(current.rows[index]) : during(current.rows[index]));
  else if (scene) {
    const list = current.from.map((text, i) => [text, column[i]]).filter(([text]) => !special(text) && text.trim() !== '').sort((a, b) => b[1] - a[1]).slice(0, 4);
    said.replaceChildren(element('strong', current.seen.sound ? current.to[index] + ' s' : 'This place'), ' was looked at most by ', list.map(([text, value]) => text + ' ' + (value * 100).toFixed(value < 0.1 ? 1 : 0) + '%').join(', '));
  } else {
    const others = side === 'from' ? current.to : current.from;
    const list = others.map((text, i) => [text, share(i)]).filter(([, value]) => value >= 0.04).sort((a, b) => b[1] - a[1]).slice(0, 6);
    said.replaceChildren(element('strong', current[side][index]), side === 'from' ? ' looked at ' : ' was looked at by ', list.map(([text, value]) => text + ' ' + percent(value)).join(', ') || 'nothing in particular');
  }
  document.querySelectorAll('#map .row').forEach((label, i) => label.classList.toggle('lit', side === 'from' && i === index));
  document.querySelectorAll('#map .col').forEach((label, i) => label.classList.toggle('lit', side === 'to' && i === index));
  document.querySelectorAll('#map [data-word]').forEach((one) => one.classList.toggle('lit', side === 'from' && Number(one.dataset.word) === index));
  if (current.seen.picture) for (const small of at('heads').querySelectorAll('canvas')) small.redraw();
}

// one small drawing of a head, or of the mean of a layer: over a picture, where it looks (for the word pointed at, else on
// the mean); otherwise its map
let heat;
function small(map, head) {
  const canvas = document.createElement('canvas');
  const size = map.queries * map.keys;
  const value = (query, key) => {
    const i = query * map.keys + key;
    if (head >= 0) return map.weights[head * size + i] / 255;
    let sum = 0;
    for (let h = 0; h < map.heads; h++) sum += map.weights[h * size + i];
    return sum / map.heads / 255;
  };
  const { picture } = current.seen;
  if (picture) {
    [canvas.width, canvas.height] = [picture.columns, picture.rows];
    canvas.redraw = () => {
      const image = canvas.getContext('2d').createImageData(picture.columns, picture.rows);
      // which of the map's queries are asked after, and how much each counts
      const asks = focus.side === 'from' ? (view.spans === 'tokens' ? [focus.index] : current.asks.wordOf.flatMap((word, query) => (word === focus.index ? [query] : []))) : current.asks.tokens.flatMap((token, query) => (special(token) ? [] : [query]));
      const weights = view.kind === 'through' ? sides.question.tokens.map((_, q) => asks.reduce((sum, query) => sum + asking[query][q], 0)) : null;
      const values = Array.from({ length: picture.rows * picture.columns }, (_, i) => {
        const key = picture.lead + i;
        return weights ? weights.reduce((sum, weight, q) => sum + weight * value(q, key), 0) : asks.reduce((sum, query) => sum + value(query, key), 0);
      });
      const most = Math.max(1e-12, ...values);
      values.forEach((one, i) => image.data.set([...palette[Math.round((one / most) * 32)], 255], i * 4));
      canvas.getContext('2d').putImageData(image, 0, 0);
    };
    canvas.redraw();
    return canvas;
  }
  // as many columns as can be seen: the greatest of those that fall together
  [canvas.width, canvas.height] = [Math.min(map.keys, 72), Math.min(map.queries, 72)];
  const context = canvas.getContext('2d');
  const image = context.createImageData(canvas.width, canvas.height);
  const pooled = new Float32Array(canvas.width * canvas.height);
  for (let query = 0; query < map.queries; query++) {
    for (let key = 0; key < map.keys; key++) {
      const to = Math.floor((query * canvas.height) / map.queries) * canvas.width + Math.floor((key * canvas.width) / map.keys);
      pooled[to] = Math.max(pooled[to], value(query, key));
    }
  }
  const most = current.seen.sound ? Math.max(1e-12, ...pooled) : 1;
  pooled.forEach((one, i) => image.data.set([heat[0], heat[1], heat[2], Math.min(255, 255 * Math.sqrt(one / most))], i * 4));
  context.putImageData(image, 0, 0);
  return canvas;
}
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
  const { picture } = current.seen;
  probe.className = 'heads' + (picture ? ' scenes' : '');
  if (picture) probe.style.setProperty('--shape', picture.width + ' / ' + picture.height);
  probe.style.gridTemplateColumns = 'auto repeat(' + (most + 1) + ', minmax(1.4rem, 3.6rem))';
  const cells = [element('span', ''), element('span', 'mean', { className: 'top' }), ...Array.from({ length: most }, (_, head) => element('span', String(head), { className: 'top' }))];
  layers.forEach((map, layer) => {
    cells.push(element('span', 'layer ' + map.layer));
    for (let head = -1; head < most; head++) {
      if (head >= map.heads) { cells.push(element('span', '')); continue; }
      const label = 'layer ' + map.layer + ', ' + (head < 0 ? 'mean of its heads' : 'head ' + head);
      const button = element('button', '', { type: 'button', title: label, ariaLabel: label, ariaPressed: String(view.layer === layer && view.head === head), onclick: () => { view.layer = layer; view.head = head; draw(); } });
      button.append(small(map, head));
      if (bestFor(view.kind) && bestFor(view.kind).some(([l, h]) => l === layer && h === head)) {
        button.append(element('i', ''));
        button.title += ' (read best)';
      }
      cells.push(button);
    }
  });
  probe.replaceChildren(...cells);
}

function drawMap() {
  const { from, to, rows, seen, self } = current;
  const grid = at('map');
  const table = !seen.picture && !seen.sound;
  grid.removeAttribute('style');
  grid.className = table ? '' : 'wide';
  at('large').hidden = Boolean(seen.picture && self);
  at('scale').style.display = table ? '' : 'none';
  at('map-title').firstChild.data = table ? 'Map ' : seen.picture ? 'Word by word ' : 'Map ';
  at('axes').textContent = table ? 'rows look at columns' : self ? 'rows look at columns; time goes right and down' : seen.picture ? 'where each looked, against its own most' : 'from left to right the recording’s time';
  const events = (query) => ({ onmouseenter: moved(() => point('from', query)), onmouseleave: moved(() => point()), onclick: () => point('from', query) });
  if (seen.picture) {
    if (self) { grid.replaceChildren(); return; }
    const tiles = element('div', '', { className: 'tiles' });
    from.forEach((text, query) => {
      if (special(text) || !/[\p{L}\p{N}]/u.test(text)) return;
      const { frame, canvas } = framed();
      veil(canvas, rows[query]);
      const figure = element('figure', '', events(query));
      figure.dataset.word = query;
      figure.append(frame, element('figcaption', text));
      tiles.append(figure);
    });
    grid.replaceChildren(tiles);
    return;
  }
  if (seen.sound) {
    const strip = (list) => {
      const canvas = document.createElement('canvas');
      const columns = inside(list[0]).length;
      Object.assign(canvas, { width: columns, height: list.length });
      const context = canvas.getContext('2d');
      const image = context.createImageData(columns, list.length);
      list.forEach((row, y) => { const most = Math.max(1e-12, ...inside(row)); inside(row).forEach((value, x) => image.data.set([heat[0], heat[1], heat[2], 255 * Math.sqrt(value / most)], (y * columns + x) * 4)); });
      context.putImageData(image, 0, 0);
      return canvas;
    };
    if (self) { grid.replaceChildren(strip(inside(rows))); return; }
    const lanes = element('div', '', { className: 'lanes' });
    from.forEach((text, query) => {
      if (special(text) || text.trim() === '') return;
      const lane = Object.assign(strip([rows[query]]), events(query));
      const label = element('span', text);
      label.dataset.word = query;
      lanes.append(label, lane);
    });
    grid.replaceChildren(lanes);
    return;
  }
  const size = to.length > 40 ? 14 : to.length > 24 ? 22 : 30;
  grid.style.setProperty('--cell', size + 'px');
  grid.style.gridTemplateColumns = 'auto repeat(' + to.length + ', ' + size + 'px)';
  const cells = [element('span', ''), ...to.map((text) => element('span', text, { className: 'col' }))];
  rows.forEach((row, query) => {
    cells.push(element('span', from[query], { className: 'row' }));
    row.forEach((value, key) => {
      const cell = element('span', size >= 30 && value >= 0.095 ? String(Math.round(value * 100)) : '', { className: 'cell ' + (value > 0.5 ? 'dark' : 'pale'), title: from[query] + ' → ' + to[key] + ': ' + percent(value), onmouseenter: moved(() => point('from', query)), onmouseleave: moved(() => point()) });
      cell.style.setProperty('--w', (value * 100).toFixed(1));
      cells.push(cell);
    });
  });
  grid.replaceChildren(...cells);
}

function draw() {
  current = shares();
  focus = {};
  const layer = () => layersOf(view.kind)[view.layer].layer;
  const shown = view.layer === 'best' ? 'the heads that are read best: ' + bestFor(view.kind).map((head) => head.join('.')).join(', ') + (view.kind === 'through' ? ', through the words of the question' : '') : view.layer === 'all' ? 'the mean of all layers and heads' + (view.kind === 'through' ? ', through the words of the question' : '') : 'layer ' + layer() + ', ' + (view.head < 0 ? 'mean of its heads' : 'head ' + view.head);
  const reading = at('reading');
  reading.replaceChildren(shown);
  const [, to] = endsOf(view.kind);
  const first = bestFor(view.kind) ? 'best' : sides[to].picture || sides[to].sound ? 'all' : null;
  if (first && view.layer !== first) {
    const back = element('button', first === 'best' ? 'best heads' : 'all of them', { type: 'button', className: 'back', onclick: () => { reset(view.kind); draw(); } });
    reading.append(' · ', back);
  }
  if (omitted.length > 0) reading.append(' · too large for a page: ' + omitted.map((kind) => (kind === 'encoder' ? 'within ' + nameOf('source') : kind)).join(', '));
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
