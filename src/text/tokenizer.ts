// What the library asks of a tokenizer: ids, and for each the place in the user's own string that it came from.

/** A token. `start` and `end` are UTF-16 units of the text, without the space in front; equal where nothing was written for it. */
export interface Token {
  readonly id: number;
  /** The piece as the vocabulary spells it; for the unknown one, what it stands for where that is known. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Put there by the tokenizer, or a token of control such as the end of text. */
  readonly special: boolean;
}

/** Text as ids. */
export interface Encoding {
  readonly ids: readonly number[];
  readonly tokens: readonly Token[];
  /** Segment of each token, where the model tells segments apart: 0 for the text, 1 for its pair. */
  readonly typeIds?: readonly number[];
}

/** How text is encoded. */
export interface EncodeOptions {
  /** Default true. */
  readonly addSpecialTokens?: boolean;
  /** Encode as the output's language, where that has its own pieces. Default false. */
  readonly target?: boolean;
  /** A second text for models that read two; its tokens have ranges in it, and type 1. */
  readonly pair?: string;
  /** Read special tokens that are spelt in the text as such, as a chat template needs. Default false: they are text. */
  readonly parseSpecialTokens?: boolean;
}

/** How ids are decoded. */
export interface DecodeOptions {
  /** Default true. */
  readonly skipSpecialTokens?: boolean;
}

/** Ids as text. */
export interface Decoding {
  readonly text: string;
  /** One for each id, with its range in the text; empty where nothing is written for it. */
  readonly tokens: readonly Token[];
}

/** What a special token is for. */
export type SpecialRole = 'eos' | 'bos' | 'pad' | 'unk' | 'cls' | 'sep' | 'mask';

/** Text to ids and back, each with its place in the text. */
export interface Tokenizer {
  /** One more than the greatest id. */
  readonly vocabularySize: number;
  /** Ids of special tokens by role, where the tokenizer has them. */
  readonly special: Readonly<Partial<Record<SpecialRole, number>>>;
  /** Ids of a text, of any length: models' limits are theirs to check. Throws InputError for a pair where the model reads one text. */
  encode(text: string, options?: EncodeOptions): Encoding;
  /** Text of ids; those past the vocabulary write nothing. Throws InputError for what is no id. */
  decode(ids: readonly number[], options?: DecodeOptions): Decoding;
  /** A piece's id; undefined for what is no piece. */
  idOf(piece: string): number | undefined;
  /** An id's piece; undefined for numbers past the vocabulary. */
  pieceOf(id: number): string | undefined;
}
