// What a model file declares. Everything else in the library works from these and never asks which model it is.
import type { Context, Pass } from '../attention/index.ts';
import type { Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import type { Tensor } from '../graph/index.ts';

/** Text as a model's graph takes it. */
export interface TextInputs {
  /** int64 [batch, length] */
  readonly ids: Tensor;
  /** int64 [batch, length], 1 where a token is; null: everywhere. */
  readonly mask: Tensor | null;
  /** int64 [batch or 1, length]; null: counted from 0. */
  readonly positions: Tensor | null;
  /** Segment of each token, int64 [batch, length]; null: all 0. */
  readonly typeIds?: Tensor | null;
}

/** Sizes that caches, generation and reports need to know. */
export interface Dimensions {
  readonly vocabulary: number;
  readonly width: number;
  /** Layers of the stack that generates, or of the only one. */
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Longest sequence that positions are known for; source and output alike. */
  readonly maxLength: number;
  readonly encoderLayers?: number;
  readonly encoderHeads?: number;
}

/** Results of a whole pass, named as Hugging Face names them: 'logits', 'last_hidden_state', 'pooler_output'. */
export type Outputs = Readonly<Record<string, Tensor>>;

export interface EncoderModel {
  readonly kind: 'encoder';
  readonly dimensions: Dimensions;
  forward(pass: Pass, inputs: TextInputs): Outputs;
}

export interface DecoderModel {
  readonly kind: 'decoder';
  readonly dimensions: Dimensions;
  /** Logits [batch, length, vocabulary]; with `lastOnly`, states may be cut to the positions given before the projection. */
  forward(pass: Pass, inputs: TextInputs, pick?: (states: Tensor) => Tensor): Outputs;
}

/** Where a decoder finds its source: states, or a context a layer; and what of it is padding. */
export interface SourceInputs {
  readonly states: Tensor | null;
  readonly contexts: readonly Context[] | null;
  /** int64 [batch, keyLength] or null. */
  readonly mask: Tensor | null;
}

export interface EncoderDecoderModel {
  readonly kind: 'encoder-decoder';
  readonly dimensions: Dimensions;
  /** States of the source, [batch, sourceLength, width]. */
  encode(pass: Pass, inputs: TextInputs): Tensor;
  /** Keys and values of the source for each decoder layer. */
  contexts(pass: Pass, states: Tensor): Context[];
  /** Logits of the output so far, [batch, length, vocabulary]. */
  decode(pass: Pass, inputs: TextInputs, source: SourceInputs): Outputs;
}

export type Model = EncoderModel | DecoderModel | EncoderDecoderModel;

/** A family: a config reader and what it builds. The fields it does not read are refused where they change the maths. */
export interface Family {
  readonly modelType: string;
  /** @param has whether the checkpoint holds a tensor: for heads and biases that may be absent. */
  build(fields: Fields, has: (name: string) => boolean, architectures?: readonly string[]): Model;
}

/** The head that `architectures` asks for: the first known if it asks for none. Throws CheckpointError for others, whose outputs would be taken for something else. */
export function headOf<const T extends string>(architectures: readonly string[], known: readonly [T, ...T[]]): T {
  const [asked] = architectures;
  const head = asked === undefined ? known[0] : known.find((one) => one === asked);
  if (head === undefined) throw new CheckpointError('config.json', `"architectures" must be one of ${known.join(', ')}, got "${asked}"`);
  return head;
}
