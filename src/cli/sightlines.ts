// Sightlines drawn in the terminal: each output word over the source words it came from, in columns.
import type { Translation } from '../index.ts';
import { aside, cells, dim, hue, inColumns, pad, width } from './terminal.ts';

/** Lines of text, no wider than the terminal. */
export function drawSightlines(result: Pick<Translation, 'sightlines'> & { readonly method?: string | undefined }): string {
  const lines = result.sightlines.filter((line) => /[\p{L}\p{N}]/u.test(line.text));
  if (lines.length === 0) return '';
  // one colour for each source word, in the order of the source
  const order = [...new Set(lines.flatMap((line) => line.sources.map((source) => source.start)))].sort((a, b) => a - b);
  const columns = lines.map((line) => {
    // a mark of punctuation is told where it was looked at most
    const sources = line.sources.filter((source, i) => i === 0 || /[\p{L}\p{N}]/u.test(source.text)).slice(0, 3).sort((a, b) => a.start - b.start);
    const from = sources.map((source) => source.text).join(' ');
    const share = sources.reduce((sum, source) => sum + source.score, 0);
    const paint = (text: string): string => hue(Math.max(0, order.indexOf(sources[0]?.start ?? -1)), text);
    return [{ text: line.text, paint }, { text: '│', paint: dim }, { text: from || '·', paint }, { text: sources.length > 0 ? `${Math.round(share * 100)}%` : '', paint: dim }];
  });
  return [inColumns(columns), aside(`under each word what it looked at, with the share of its attention${result.method ? ` (${result.method})` : ''}`)].join('\n\n');
}

/** The cut check as a table: what of the source the output needed most. */
export function drawCuts(cuts: readonly { text: string; fall: number; falls: readonly number[] }[], output: readonly { text: string }[], what = 'a part of the source'): string {
  const all = cuts.filter((cut) => /[\p{L}\p{N}]/u.test(cut.text)).sort((a, b) => b.fall - a.fall);
  // of a picture's many cells most change nothing
  const ranked = all.length > 10 ? all.filter((cut) => Math.abs(cut.fall) >= 0.05) : all;
  const size = Math.min(20, Math.floor(width() / 4));
  const widest = Math.max(6, ...ranked.map((cut) => cells(cut.text)));
  const most = Math.max(1e-9, ...ranked.map((cut) => cut.fall));
  return [
    aside(`cut check: what becomes less likely when ${what} is hidden (nats)`),
    ...ranked.map((cut) => {
      const bar = '█'.repeat(Math.max(0, Math.round((cut.fall / most) * size)));
      const hit = cut.falls.map((fall, i) => ({ fall, text: output[i]?.text ?? '' })).filter((one) => one.fall > 0.5 && /[\p{L}\p{N}]/u.test(one.text)).sort((a, b) => b.fall - a.fall);
      const line = `${pad(cut.text, widest)}  ${cut.fall.toFixed(1).padStart(6)}  ${pad(bar, size)}  `;
      let hits = '';
      for (const one of hit.slice(0, 3)) {
        const next = `${hits && `${hits}, `}${one.text} −${one.fall.toFixed(1)}`;
        if (cells(line) + cells(next) > width()) break;
        hits = next;
      }
      return `${line}${dim(hits)}`.trimEnd();
    }),
    ...(ranked.length < all.length ? [dim(`${all.length - ranked.length} more change less than 0.05`)] : []),
  ].join('\n');
}
