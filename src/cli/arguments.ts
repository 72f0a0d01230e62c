// Arguments that several commands take, and their checks.
import type { HeadAt, OpenOptions } from '../index.ts';
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

/** How the model is to be opened. */
export function opening({ bits = '32', draft = false }: { readonly bits?: string | undefined; readonly draft?: boolean | undefined }): OpenOptions {
  const given = Number(oneOf(bits, '--bits', ['8', '32'] as const)) as 8 | 32;
  if (draft && given === 8) throw new UsageError('--draft is checked with 32 bits, got --bits 8');
  return { bits: given, draft };
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

/** A number within bounds, or undefined where the flag is absent. */
export function decimal(text: string | undefined, flag: string, low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < low || value > high) throw new UsageError(`${flag} must be a number from ${low} to ${high}, got "${text}"`);
  return value;
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
