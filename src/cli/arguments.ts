// Arguments that several commands take, and their checks.
import { accessSync, constants, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { GenerationOptions, HeadAt, OpenOptions } from '../index.ts';
import { UsageError } from './terminal.ts';

export const common = {
  json: { type: 'boolean', description: 'One JSON object a line' },
  bits: { type: 'string', description: '32, or 8 for weights made 8-bit at load' },
} as const;

/** Of commands that write: what is common, and drafting. */
export const writing = {
  ...common,
  draft: { type: 'boolean', description: 'Draft with 8-bit weights what float32 then checks: the same output, sooner with a large model; implies --beams 1' },
} as const;

/** How tokens are drawn, and made less likely. */
export const sampling = {
  temperature: { type: 'string', description: 'Above 0; lower is sharper' },
  'top-k': { type: 'string', description: 'Sample from the k likeliest; 0 for all' },
  'top-p': { type: 'string', description: 'Sample from the likeliest that add up to p' },
  'min-p': { type: 'string', description: 'Sample from tokens at least this part as likely as the best' },
  seed: { type: 'string', description: 'The same seed gives the same text (default: 0)' },
  'repetition-penalty': { type: 'string', description: 'Above 1: tokens seen before are less likely' },
} as const;

/** The same as options, those that are given. */
export function samplingOf(args: { readonly [flag in keyof typeof sampling]?: string | undefined }): Pick<GenerationOptions, 'temperature' | 'topK' | 'topP' | 'minP' | 'seed' | 'repetitionPenalty'> {
  return {
    ...given('temperature', decimal(args.temperature, '--temperature', { above: 0 })),
    ...given('topK', wholeNumber(args['top-k'], '--top-k', 0)),
    ...given('topP', decimal(args['top-p'], '--top-p', { above: 0, to: 1 })),
    ...given('minP', decimal(args['min-p'], '--min-p', { from: 0, to: 1 })),
    ...given('seed', wholeNumber(args.seed, '--seed', 0)),
    ...given('repetitionPenalty', decimal(args['repetition-penalty'], '--repetition-penalty', { above: 0 })),
  };
}

/** An option under its name, or nothing where it is not given. */
export const given = <T>(key: string, value: T | undefined): Record<string, T> => (value === undefined ? {} : { [key]: value });

/** How the model is to be opened. */
export function opening({ bits = '32', draft = false }: { readonly bits?: string | undefined; readonly draft?: boolean | undefined }): OpenOptions {
  const asked = Number(oneOf(bits, '--bits', ['8', '32'] as const)) as 8 | 32;
  if (draft && asked === 8) throw new UsageError('--draft is checked with 32 bits, got --bits 8');
  return { bits: asked, draft };
}

/** How many beams: those asked for, undefined for the model's own; one where tokens are drafted. */
export function beamsOf({ beams, draft }: { readonly beams?: string | undefined; readonly draft?: boolean | undefined }): number | undefined {
  const asked = wholeNumber(beams, '--beams', 1);
  if (draft && asked !== undefined && asked > 1) throw new UsageError(`--draft writes one sequence, got --beams ${asked}`);
  return draft ? 1 : asked;
}

/** A whole number from `least`, or undefined where the flag is absent. */
export function wholeNumber(text: string | undefined, flag: string, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isSafeInteger(value) || value < least) throw new UsageError(`${flag} must be a whole number from ${least}, got "${text}"`);
  return value;
}

/** A number within bounds, where there are any, or undefined where the flag is absent. */
export function decimal(text: string | undefined, flag: string, { above, from, to }: { readonly above?: number; readonly from?: number; readonly to?: number } = {}): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  const inside = (above === undefined || value > above) && (from === undefined || value >= from) && (to === undefined || value <= to);
  const bounds = [above !== undefined && `above ${above}`, from !== undefined && `from ${from}`, to !== undefined && `${above === undefined ? 'to' : 'and at most'} ${to}`].filter(Boolean).join(' ');
  if (text.trim() === '' || !Number.isFinite(value) || !inside) throw new UsageError(`${flag} must be a number${bounds && ` ${bounds}`}, got "${text}"`);
  return value;
}

/** Throws UsageError unless a file can be written at a path: what takes long is not begun for one that cannot. */
export function checkWritable(path: string | undefined, flag: string): void {
  if (path === undefined) return;
  const refuse = (rule: string): never => {
    throw new UsageError(`${flag} must be ${rule}, got "${path}"`);
  };
  if (path === '') refuse('the path of a file');
  const at = (place: string): Stats | null => {
    try {
      return statSync(place);
    } catch {
      return null;
    }
  };
  const there = at(path);
  const folder = dirname(there ? realpathSync(path) : resolve(path));
  if (there?.isDirectory()) refuse('the path of a file, and this is a folder');
  if (!at(folder)?.isDirectory()) refuse('in a folder that exists');
  try {
    // a file is written beside its place first
    for (const one of there?.isFile() ? [path, folder] : [there ? path : folder]) accessSync(one, constants.W_OK);
  } catch {
    refuse('where files can be written');
  }
}

export function oneOf<T extends string>(text: string, flag: string, known: readonly T[]): T {
  if (!known.includes(text as T)) throw new UsageError(`${flag} must be one of ${known.join(', ')}, got "${text}"`);
  return text as T;
}

/** Numbers with commas between, as many as have names. */
export function numbers(text: string, flag: string, names: readonly string[]): number[] {
  const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (values.length !== names.length || !values.every(Number.isFinite)) throw new UsageError(`${flag} must be ${names.join(',')} as numbers, got "${text}"`);
  return values;
}

/** Heads as people write them: 'cross.1.3,decoder.0.2' is head 3 of cross-attention's layer 1 and head 2 of the decoder's layer 0. */
export function headList(text: string | undefined, flag: string): HeadAt[] | undefined {
  return text?.split(',').map((part) => {
    const match = /^([a-z_]+)\.(\d+)\.(\d+)$/.exec(part.trim());
    if (!match) throw new UsageError(`${flag} must be heads as kind.layer.head with commas between, got "${part}"; try cross.1.3 or self.0.2`);
    return { kind: match[1] as string, layer: Number(match[2]), head: Number(match[3]) };
  });
}
