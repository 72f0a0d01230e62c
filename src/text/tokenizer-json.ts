// Tokenizers as Hugging Face's tokenizer.json holds them, through @huggingface/tokenizers. That library gives ids and
// pieces but no places; these are found here by following the pieces through the text, letters being compared without
// case, accents and compatibility forms, since normalisers take those away.
import { Tokenizer as Engine } from '@huggingface/tokenizers';
import { CheckpointError } from '../errors.ts';
import type { EncodeOptions, Encoding, Token, Tokenizer } from './tokenizer.ts';

type Json = Readonly<Record<string, unknown>>;

const roles = { eos: 'eos_token', bos: 'bos_token', pad: 'pad_token', unk: 'unk_token', cls: 'cls_token', sep: 'sep_token', mask: 'mask_token' } as const;

/** GPT-2's alphabet: the character that stands for each byte (Radford et al. 2019, `bytes_to_unicode`). */
const byteOf = new Map<string, number>();
{
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    byteOf.set(String.fromCodePoint(printable ? byte : next++), byte);
  }
}

/** @param tokenizer tokenizer.json, parsed @param config tokenizer_config.json, parsed; {} where there is none */
export function createJsonTokenizer(tokenizer: Json, config: Json): Tokenizer {
  let engine: Engine;
  try {
    engine = new Engine(tokenizer, config);
  } catch (cause) {
    throw new CheckpointError('tokenizer.json', `must be a tokenizer that is supported: ${(cause as Error).message}`, { cause });
  }
  const content = (value: unknown): string | undefined => (typeof value === 'string' ? value : ((value as { content?: string } | null)?.content ?? undefined));
  const special: Partial<Record<keyof typeof roles, number>> = {};
  for (const [role, key] of Object.entries(roles)) {
    const text = content(config[key]);
    const id = text === undefined ? undefined : engine.token_to_id(text);
    if (id !== undefined) special[role as keyof typeof roles] = id;
  }
  const added = ((tokenizer['added_tokens'] ?? []) as { id: number; content: string; special?: boolean }[]).filter((token) => token.special);
  const specials = new Set([...added.map((token) => token.id), ...Object.values(special)]);
  const vocabulary = engine.get_vocab();
  const pieces = new Map([...vocabulary].map(([text, id]) => [id, text]));
  const byteLevel = JSON.stringify([tokenizer['pre_tokenizer'], tokenizer['decoder']]).includes('ByteLevel');

  function encode(text: string, options: EncodeOptions = {}): Encoding {
    // what a user writes is text, also where it spells a special token
    const guarded = added.reduce((result, token) => (token.content.length > 1 ? result.replaceAll(token.content, `${token.content[0]}\u2060${token.content.slice(1)}`) : result), text);
    const { ids, tokens } = engine.encode(guarded, { add_special_tokens: options.addSpecialTokens ?? true });
    return { ids, tokens: place(text, ids, tokens, specials, byteLevel) };
  }

  function decode(ids: readonly number[]): { text: string; tokens: Token[] } {
    const kept = ids.filter((id) => !specials.has(id));
    const text = kept.length > 0 ? engine.decode([...kept], { skip_special_tokens: true, clean_up_tokenization_spaces: false }) : '';
    return { text, tokens: place(text, ids, ids.map((id) => pieces.get(id) ?? ''), specials, byteLevel) };
  }

  return { vocabularySize: vocabulary.size, special, encode, decode, idOf: (piece) => vocabulary.get(piece), pieceOf: (id) => pieces.get(id) };
}

/** Letters as they are compared: without case, accents, compatibility forms. */
const bare = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

function place(text: string, ids: readonly number[], pieces: readonly string[], specials: ReadonlySet<number>, byteLevel: boolean): Token[] {
  return byteLevel ? placeBytes(text, ids, pieces, specials) : placeLetters(text, ids, pieces, specials);
}

/** Byte-level pieces tile the text's UTF-8: each takes as many bytes as it has characters. */
function placeBytes(text: string, ids: readonly number[], pieces: readonly string[], specials: ReadonlySet<number>): Token[] {
  const units: number[] = []; // for each byte of the text, its UTF-16 unit
  let unit = 0;
  for (const character of text) {
    for (const _ of new TextEncoder().encode(character)) units.push(unit);
    unit += character.length;
  }
  units.push(text.length);
  let at = 0;
  return ids.map((id, i) => {
    const piece = pieces[i] as string;
    const from = units[Math.min(at, units.length - 1)] as number;
    if (specials.has(id)) return { id, text: piece, start: from, end: from, special: true };
    const bytes = [...piece].filter((character) => byteOf.has(character)).length;
    at += bytes;
    const end = units[Math.min(at, units.length - 1)] as number;
    // a piece that ends inside a character points at the whole of it
    const inside = at < units.length - 1 && units[at] === units[at - 1];
    const stop = inside ? (units.find((value) => value > end) ?? text.length) : end;
    const lead = text.slice(from, stop).length - text.slice(from, stop).trimStart().length;
    return { id, text: piece, start: Math.min(stop, from + lead), end: stop, special: false };
  });
}

function placeLetters(text: string, ids: readonly number[], pieces: readonly string[], specials: ReadonlySet<number>): Token[] {
  const characters: { letters: string; start: number; end: number }[] = [];
  let unit = 0;
  for (const character of text) {
    characters.push({ letters: bare(character), start: unit, end: unit + character.length });
    unit += character.length;
  }
  let at = 0;
  return ids.map((id, i) => {
    const piece = pieces[i] as string;
    if (specials.has(id)) {
      const here = characters[at]?.start ?? text.length;
      const unknown = /unk/i.test(piece);
      if (!unknown) return { id, text: piece, start: here, end: here, special: true };
      // an unknown stands for the run of letters where it comes
      while (at < characters.length && (characters[at] as { letters: string }).letters.trim() === '') at++;
      const start = characters[at]?.start ?? text.length;
      while (at < characters.length && (characters[at] as { letters: string }).letters.trim() !== '') at++;
      return { id, text: piece, start, end: characters[at - 1]?.end ?? start, special: false };
    }
    let left = bare(piece.replace(/^##/, '').replaceAll('▁', '').replace(/<\/w>$/, ''));
    while (at < characters.length && (characters[at] as { letters: string }).letters.trim() === '' && left !== '') at++;
    const start = characters[at]?.start ?? text.length;
    let end = start;
    while (left !== '' && at < characters.length) {
      const { letters, end: stop } = characters[at] as { letters: string; end: number };
      if (letters !== '' && !left.startsWith(letters) && !letters.startsWith(left)) break;
      left = left.slice(letters.length);
      end = stop;
      at++;
    }
    // marks that belong to the last letter
    while (at < characters.length && (characters[at] as { letters: string }).letters === '') {
      end = (characters[at] as { end: number }).end;
      at++;
    }
    return { id, text: piece, start, end, special: false };
  });
}
