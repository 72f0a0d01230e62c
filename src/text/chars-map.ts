// A table of replacements for SentencePiece's normaliser, made: a double-array trie as darts-clone lays it out (read by
// CharsMap in sentencepiece-normalizer.ts). What it is made of here: the spaces, accents and marks that people's programs write.

const encoder = new TextEncoder();

/** A node of the trie being made: bytes that lead on, and the place of its replacement. */
interface Node {
  readonly next: Map<number, Node>;
  value: number | null;
}

/** A byte that UTF-8 does not have: no text leads through a unit that is not in use. */
const unused = 0xff;
/** Set in a unit whose node has a replacement; it lies where byte 0 leads. */
const hasLeaf = 0x100;

/** precompiled_charsmap: length of the trie in bytes, trie, replacements ended by 0. The longest entry that begins at a place counts. */
export function buildCharsMap(entries: Iterable<readonly [from: string, to: string]>): Uint8Array {
  const root: Node = { next: new Map(), value: null };
  const strings: number[] = [];
  const places = new Map<string, number>();
  for (const [from, to] of entries) {
    if (from === '' || /\0/.test(from + to)) throw new Error(`charsmap: entries must not be empty and have no zero, got ${JSON.stringify([from, to])}`);
    let node = root;
    for (const byte of encoder.encode(from)) {
      const known = node.next.get(byte) ?? { next: new Map(), value: null };
      node.next.set(byte, known);
      node = known;
    }
    let place = places.get(to);
    if (place === undefined) {
      place = strings.length;
      places.set(to, place);
      strings.push(...encoder.encode(to), 0);
    }
    node.value = place;
  }

  const units: number[] = [0];
  const bases = new Set<number>();
  const taken = (at: number): boolean => at === 0 || (units[at] ?? unused) !== unused;
  // a node's children lie at its base XOR their bytes; no two nodes have one base
  const lay = (node: Node, at: number): void => {
    const bytes = [...(node.value === null ? [] : [0]), ...node.next.keys()];
    let base = 1;
    while (bases.has(base) || bytes.some((byte) => taken(base ^ byte))) base++;
    bases.add(base);
    while (units.length <= (base | 0xff)) units.push(unused);
    const offset = at ^ base;
    if (offset >= 1 << 21) throw new Error(`charsmap: a trie must have at most ${1 << 21} units`);
    units[at] = ((units[at] as number) | (offset << 10) | (node.value === null ? 0 : hasLeaf)) >>> 0;
    if (node.value !== null) units[base] = (node.value | 0x80000000) >>> 0;
    for (const byte of node.next.keys()) units[base ^ byte] = byte;
    for (const [byte, child] of node.next) lay(child, base ^ byte);
  };
  lay(root, 0);

  const blob = new Uint8Array(4 + 4 * units.length + strings.length);
  const view = new DataView(blob.buffer);
  view.setUint32(0, 4 * units.length, true);
  for (const [i, unit] of units.entries()) view.setUint32(4 + 4 * i, unit, true);
  blob.set(strings, 4 + 4 * units.length);
  return blob;
}

const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i));

/**
 * What programs write in place of what a model of European languages was taught: every kind of space as a space, letters
 * with their marks apart as one, ligatures and wide forms as letters, an ellipsis as three points, apostrophes by other
 * names; what cannot be seen is left out.
 */
export function typography(): [from: string, to: string][] {
  const entries = new Map<string, string>();
  const set = (from: string, to: string): void => {
    if (from !== to) entries.set(from, to);
  };
  for (const space of [...range(0x09, 0x0d), '\u0085', '\u00a0', '\u1680', ...range(0x2000, 0x200a), '\u2028', '\u2029', '\u202f', '\u205f', '\u3000']) set(space, ' ');
  for (const unseen of [...range(0x01, 0x08), ...range(0x0e, 0x1f), '\u007f', '\u00ad', ...range(0x200b, 0x200f), ...range(0x202a, 0x202e), ...range(0x2060, 0x2064), '\ufeff']) set(unseen, '');
  // letters whose marks stand apart, also one of two
  for (const letter of [...range(0xc0, 0x24f), ...range(0x1e00, 0x1eff)]) {
    const parts = [...letter.normalize('NFD')];
    if (parts.length === 1) continue;
    set(parts.join(''), letter);
    if (parts.length > 2) set(parts.slice(0, -1).join('').normalize('NFC') + (parts.at(-1) as string), letter);
  }
  for (const form of [...range(0xfb00, 0xfb06), ...range(0xff01, 0xff5e)]) set(form, form.normalize('NFKC'));
  for (const [from, to] of [['…', '...'], ['‐', '-'], ['‑', '-'], ['−', '-'], ['´', "'"], ['`', "'"], ['ʼ', "'"], ['′', "'"], ['‛', "'"], ['„', '“'], ['‟', '“'], ['²', '2'], ['³', '3'], ['½', '1/2'], ['¼', '1/4'], ['¾', '3/4'], ['º', '°']] as const) set(from, to);
  return [...entries];
}
