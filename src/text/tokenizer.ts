// What the library asks of a tokenizer: ids, and for each the place in the user's own string that it came from.

/** A token. `start` and `end` are UTF-16 units of the text; equal where nothing was written for it. */
export interface Token {
  readonly id: number;
  /** The piece as the vocabulary spells it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly special: boolean;
}

export interface Encoding {
  readonly ids: readonly number[];
  readonly tokens: readonly Token[];
  /** Segment of each token, where the model tells segments apart. */
  readonly typeIds?: readonly number[];
}

export interface EncodeOptions {
  /** Default true. */
  readonly addSpecialTokens?: boolean;
  /** Encode as the output's language, where that has its own pieces. Default false. */
  readonly target?: boolean;
}

export interface Tokenizer {
  readonly vocabularySize: number;
  /** Ids of special tokens by role: eos, bos, pad, unk, cls, sep, mask. */
  readonly special: Readonly<Partial<Record<'eos' | 'bos' | 'pad' | 'unk' | 'cls' | 'sep' | 'mask', number>>>;
  encode(text: string, options?: EncodeOptions): Encoding;
  /** Text of ids without special tokens; each token's place in it. */
  decode(ids: readonly number[]): { readonly text: string; readonly tokens: readonly Token[] };
}
