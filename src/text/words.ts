// Words as people point at them: runs of letters, marks and digits with inner hyphens; elided forms (l', qu') by
// themselves; marks of punctuation by themselves. Scripts without spaces are cut by Intl.Segmenter.

/** A word and its place, [start, end) in UTF-16 units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const pattern =
  /aujourd['’]hui|(?:[ldjmtnsc]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=[\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+(?:[-.,:_@/·][\p{L}\p{M}\p{N}]+|['’][\p{L}\p{M}]+)*['’]?(?=\s|$)|[\p{L}\p{M}\p{N}]+(?:[-.,:_@/·][\p{L}\p{M}\p{N}]+|['’][\p{L}\p{M}]+)*|\p{Emoji_Presentation}(?:\u200d\p{Emoji_Presentation}|\p{M}|\ufe0f)*|[^\s]/giu;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/**
 * The words of a text with their places in UTF-16 units, end exclusive.
 *
 * @example
 * words('l’école').map((word) => word.text); // ['l’', 'école']
 */
export function words(text: string): Word[] {
  if (unspaced.test(text)) {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
    return [...segmenter.segment(text)].filter(({ segment }) => segment.trim() !== '').map(({ segment, index }) => ({ text: segment, start: index, end: index + segment.length }));
  }
  return [...text.matchAll(pattern)].map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
}
