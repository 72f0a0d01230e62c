// What commands share of the terminal: colours where there is one, width, errors as one sentence.
import { styleText } from 'node:util';

export const interactive = Boolean(process.stdout.isTTY) && process.env['TERM'] !== 'dumb';
const coloured = (process.env['FORCE_COLOR'] !== undefined && process.env['FORCE_COLOR'] !== '0') || (interactive && !process.env['NO_COLOR']);

/** Whether any colour can be shown, not only the named ones. */
export const trueColour = coloured && /^(truecolor|24bit)$/.test(process.env['COLORTERM'] ?? '');

/** Columns to draw in: as many as COLUMNS says, piped or not; else the terminal's, not too many to read. */
export function width(): number {
  const said = process.env['COLUMNS'] ?? '';
  const asked = /^\d{1,3}$/.test(said) ? Number(said) : 0;
  return Math.max(40, asked || Math.min(process.stdout.columns || 80, 100));
}

export const dim = (text: string): string => (coloured ? styleText('dim', text) : text);
export const bold = (text: string): string => (coloured ? styleText('bold', text) : text);

/** Columns that a text takes: wide characters take two, marks none. */
export const cells = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\u{1f300}-\u{1faff}]/u.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1), 0);
export const pad = (text: string, size: number): string => text + ' '.repeat(Math.max(0, size - cells(text)));

/** A text in at most so many columns, what does not fit put as `…`. */
export function clip(text: string, size: number): string {
  if (cells(text) <= size) return text;
  let kept = '';
  for (const character of text) {
    if (cells(kept) + cells(character) >= size) break;
    kept += character;
  }
  return `${kept}…`;
}

/** A text in lines of at most `room` columns, broken between words. */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && cells(line) + 1 + cells(word) > room) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The same as what is said beside something, dim. */
export const aside = (text: string): string => wrap(text, width()).map(dim).join('\n');

/** Six hues that are told apart on dark and light grounds, for words and what they came from. */
const hues = [36, 33, 35, 32, 34, 31];
export const hue = (index: number, text: string): string => (coloured ? `\u001b[${hues[index % hues.length]}m${text}\u001b[39m` : text);

/** Columns of short texts below one another, side by side as many as fit, in blocks with a line between them; lines of a block that say nothing are left out. */
export function inColumns(columns: readonly (readonly { readonly text: string; readonly paint: (text: string) => string }[])[]): string {
  const size = (column: (typeof columns)[number]): number => Math.max(4, ...column.map(({ text }) => cells(text))) + 2;
  const blocks: (typeof columns)[number][][] = [[]];
  let used = 0;
  for (const column of columns) {
    if (used + size(column) > width() && used > 0) {
      blocks.push([]);
      used = 0;
    }
    blocks.at(-1)?.push(column);
    used += size(column);
  }
  return blocks.map((block) => Array.from({ length: Math.max(...block.map((column) => column.length)) }, (_, line) =>
    block.map((column) => `${column[line] && column[line].text !== '' ? column[line].paint(column[line].text) : ''}${' '.repeat(size(column) - cells(column[line]?.text ?? ''))}`).join('').trimEnd()).filter((line) => line !== '').join('\n')).join('\n\n');
}

/** A failure to be told in one sentence and exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const expected = new Set(['UsageError', 'InputError', 'CheckpointError', 'GraphError', 'SessionError']);

/** Says what went wrong: a sentence for what the user can act on; the stack only with SIGHTLINE_DEBUG. */
export function fail(error: unknown): never {
  const known = error instanceof Error && expected.has(error.name);
  const text = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${known ? '' : 'sightline: '}${text.split('\n')[0]}\n`);
  if (process.env['SIGHTLINE_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(known ? 2 : 1);
}

/** Says what went wrong with one of several inputs: the others go on, and the process ends with 2. */
export function later(error: Error, where = ''): void {
  process.stderr.write(`${where}${error.message.split('\n')[0]}\n`);
  process.exitCode = 2;
}

export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

const newline = 10;
const decoder = new TextDecoder('utf-8', { fatal: true });

function decoded(bytes: Uint8Array, where: string): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new UsageError(`standard input: text must be UTF-8, and ${where} is not; try iconv -f latin1 -t utf8`);
  }
}

/** Lines of standard input as they come, with their numbers from 1, those of white space alone left out. Throws UsageError for what is not UTF-8. */
export async function* inputLines(): AsyncGenerator<{ readonly line: string; readonly number: number }> {
  let number = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of process.stdin) {
    let bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer);
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline)) {
      const line = decoded(bytes.subarray(0, end), `line ${++number}`);
      bytes = bytes.subarray(end + 1);
      if (line.trim() !== '') yield { line: line.replace(/\r$/, ''), number };
    }
    rest = bytes as typeof rest;
  }
  const line = decoded(rest, `line ${++number}`);
  if (line.trim() !== '') yield { line, number };
}

/** All of standard input. Throws UsageError for what is not UTF-8. */
export async function inputText(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return decoded(Buffer.concat(chunks), 'it');
}
