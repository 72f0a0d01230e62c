// What a model file declares. Everything else in the library works from these and never asks which model it is.
import type { Context, Pass } from '../attention/index.ts';
import type { Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import type { Shape, Tensor } from '../graph/index.ts';
import type { Regions } from './pictures.ts';

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

/** An array that a model takes, under the name Hugging Face has for it. */
export interface Input {
  readonly dtype: 'int64' | 'float32';
  /** Named dimensions must agree among a model's inputs; the first is 'batch'. */
  readonly shape: Shape;
  /** A pass may go without it; default false. */
  readonly optional?: boolean;
  /** Indices must be below this; default: only the graph knows the table. Indices are never below 0. */
  readonly below?: number;
  /** Positions (axis 1) at most; default: any number. */
  readonly longest?: number;
  /** One row may stand for all; default false. */
  readonly spread?: boolean;
}
export type Inputs = Readonly<Record<string, Input>>;
/** The inputs of one pass: those declared, but for optional ones left out. */
export type Given = Readonly<Record<string, Tensor>>;

/** Text as an encoder declares it. `below`: entries of its vocabulary, where known; `types`: segments that tokens may be of. */
export function textDeclared(length: string, options: { readonly below?: number; readonly longest?: number; readonly positions?: number; readonly types?: number } = {}): Inputs {
  const shape = ['batch', length];
  return {
    input_ids: { dtype: 'int64', shape, ...(options.below === undefined ? {} : { below: options.below }), ...(options.longest === undefined ? {} : { longest: options.longest }) },
    attention_mask: { dtype: 'int64', shape, optional: true },
    ...(options.positions === undefined ? {} : { position_ids: { dtype: 'int64' as const, shape, optional: true, spread: true, below: options.positions } }),
    ...(options.types === undefined ? {} : { token_type_ids: { dtype: 'int64' as const, shape, optional: true, below: options.types } }),
  };
}

/** The text among a pass's inputs. */
export function textOf(given: Given): TextInputs {
  const { input_ids: ids, attention_mask: mask = null, position_ids: positions = null, token_type_ids: typeIds = null } = given;
  if (!ids) throw new Error(`a model that reads text takes input_ids, got ${Object.keys(given)}`);
  return { ids, mask, positions, typeIds };
}

/**
 * What an encoder reads: words, a picture [batch, channels, height, width], features by frame [batch, mels, frames],
 * or samples of sound [batch, samples]. The kind says which of the host's adapters makes the arrays; graphs need only
 * the inputs. A source may have more than one (a picture and a question about it); its kind is then the first's.
 */
export interface Source {
  readonly kind: 'text' | 'pixels' | 'features' | 'samples' | 'states';
  readonly inputs: Inputs;
  /** Of pixels: how the tower's states lie on them. */
  readonly regions?: Regions;
  /** What the record calls attention from the source's states to the regions, where the states are not the regions' own. */
  readonly through?: string;
  /** An input of which several of a batch may share a row, in passes that are also given `row`: int64 [batch], which row is whose. */
  readonly shared?: { readonly input: string; readonly row: string };
  /** Of sound: how the encoder's states lie in it. */
  readonly steps?: Steps;
  /**
   * What of it can be hidden, each with the beginnings of the names of sites that look at it; the first is what the model
   * is about. Default: one, called 'image', 'sound' or 'source', at which the encoder and the decoder look.
   */
  readonly parts?: Readonly<Record<string, readonly string[]>>;
}

/** States of sound: one begins every `size` frames or samples; so many have `count` of them. */
export interface Steps {
  readonly size: number;
  readonly count: (length: number) => number;
}

/** What of a source can be hidden, by name, with the sites that look at it. */
export function partsOf({ kind, parts }: Source): Readonly<Record<string, readonly string[]>> {
  return parts ?? { [kind === 'pixels' ? 'image' : kind === 'features' || kind === 'samples' ? 'sound' : 'source']: ['encoder_attentions.', 'cross_attentions.'] };
}

/** The part that a site looks at, of some with the sites that do: by their names, or what these begin with. */
export const partAt = (parts: Readonly<Record<string, readonly string[]>>, site: string): string | undefined =>
  Object.entries(parts).find(([, sites]) => sites.some((name) => (name.endsWith('.') ? site.startsWith(name) : site === name)))?.[0];

/** How many states a part of a source has. @param shapes of the inputs, by name */
export function statesOf(source: Source, part: string, shapes: (input: string) => readonly number[]): number {
  const { regions, steps } = source;
  if (part === 'image' && regions) return regions.lead + regions.rows * regions.columns;
  if (part === 'sound' && steps) return steps.count(shapes(Object.keys(source.inputs)[0] as string).at(-1) as number);
  return shapes('input_ids')[1] as number;
}

/** Sizes that caches, generation and reports need to know. */
export interface Dimensions {
  readonly vocabulary: number;
  /** Tokens that are read, where there are more than are written. */
  readonly readable?: number;
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

/** Names of the attention maps and states that a model reveals, where they are not those of its kind (two towers, say). */
export interface Revealed {
  readonly attentions: readonly string[];
  readonly hidden: readonly string[];
  /** Heads by what a map's name begins with, where they are not the dimensions' own. */
  readonly heads?: Readonly<Record<string, number>>;
}

export interface EncoderModel {
  readonly kind: 'encoder';
  readonly dimensions: Dimensions;
  readonly inputs: Inputs;
  readonly revealed?: Revealed;
  /** Of models that judge texts beside pictures: whether a text is likely among those given or by itself, and how texts are padded. */
  readonly judges?: { readonly among: boolean; readonly padding: 'masked' | 'full' };
  /** Of models that see: how a tower's states lie on the picture, and who looks at what, by what the names of its maps begin with. */
  readonly sees?: { readonly regions: Regions; readonly looks: Readonly<Record<string, readonly [from: 'image' | 'text' | 'whole', to: 'image' | 'text']>> };
  forward(pass: Pass, given: Given): Outputs;
}

/**
 * Pictures that go with a decoder's text: they stand in it, in place of tokens that are kept for them, or beside it, where
 * some layers look at them and not at the text.
 */
export interface Beside {
  /** What is given of them; all of it may be left out, and the text is then read by itself. */
  readonly inputs: Inputs;
  /** What is made of them before any text is read: arrays that passes over text take. */
  readonly seen: Inputs;
  /** Inputs that may be left out though others of pictures are given; default none. */
  readonly spared?: readonly string[];
  /** Inputs that say something of every token of a prompt, [batch, length, …]; of tokens to come, what they say of its last. */
  readonly byToken: readonly string[];
  /** Attention maps whose keys are the pictures'. None: they stand in the text, and only passes over a prompt take what is seen. */
  readonly sites: readonly string[];
  encode(pass: Pass, given: Given): Given;
  /** How a picture, or each of its tiles, is written in a prompt: this token, so many times over where it stands in the text. */
  readonly token: number;
  readonly count: number;
  /** How a picture in tiles is spelt, its token's piece once for each tile and once for the whole of it, which comes last; 0 × 0 is the whole alone. Default: once. */
  spelt?(piece: string, tiles: { readonly rows: number; readonly columns: number }): string;
  /** How a picture's states, or each of its tiles', lie on it. */
  readonly regions: Regions;
  /** What can be hidden, by name, first come first served: prompts' own tokens, or pictures wherever they are looked at before or beside them. */
  readonly parts: Readonly<Record<string, BesidePart>>;
  /** A prompt with pictures, as they are spelt, and what is said of them, for folders without a chat template. @param knows whether the tokenizer has a piece */
  frame(pictures: readonly string[], said: string, knows: (piece: string) => boolean): string;
}

/** Sites whose keys are of one kind: places of the prompt, or states of its pictures. */
export interface BesidePart {
  /** Names of the sites, or with a dot at their end what the names begin with. */
  readonly sites: readonly string[];
  /**
   * Of pictures: how many tiles each has, and keys each tile: `lead`, its regions, and what fills up. A region is `side` × `side`
   * keys, default one. Default: keys are the prompt's tokens.
   */
  readonly states?: { readonly tiles: number; readonly keys: number; readonly lead: number; readonly side?: number };
  /** Rows are pictures rather than prompts; default false. */
  readonly alone?: boolean;
}

/** How many pictures go with a prompt. @param given arrays of one prompt's pictures */
export function picturesIn({ inputs }: Beside, given: Readonly<Record<string, { readonly shape: readonly number[] }>>): number {
  const axis = inputs['pixel_values']?.shape.indexOf('images') ?? -1;
  return given['pixel_values']?.shape[Math.max(0, axis)] ?? 0;
}

export interface DecoderModel {
  readonly kind: 'decoder';
  readonly dimensions: Dimensions;
  /** Segments that tokens may be of, in whole passes; default none. */
  readonly types?: number;
  readonly beside?: Beside;
  /** Logits [batch, length, vocabulary]; with `pick`, states may be cut to the positions given before the projection. @param seen of pictures, and what is said of them token by token */
  forward(pass: Pass, inputs: TextInputs, pick?: (states: Tensor) => Tensor, seen?: Given): Outputs;
}

/** Where a decoder finds its source: states, or a context a layer; and what of it is padding. */
export interface SourceInputs {
  readonly states: Tensor | null;
  readonly contexts: readonly Context[] | null;
  /** int64 [batch, keyLength] or null. */
  readonly mask: Tensor | null;
}

/** A source as its encoder leaves it. */
export interface Encoded {
  /** [batch, sourceLength, width] */
  readonly states: Tensor;
  /** What of the states is padding, int64 [batch, sourceLength], 0 where; null: nothing. */
  readonly mask: Tensor | null;
  /** Results of a whole pass beside what the decoder gives; default: the states, as `encoder_last_hidden_state`. */
  readonly outputs?: Outputs;
}

/** How outputs begin and end where the model's own code says so, whatever the generation settings are. */
export interface Begins {
  readonly start: number;
  readonly eos: readonly number[];
  readonly pad: number;
  /** What becomes of ids that the output is to begin with; default: they stand after the start token. */
  readonly prompt?: (ids: readonly number[]) => readonly number[];
}

export interface EncoderDecoderModel {
  readonly kind: 'encoder-decoder';
  readonly dimensions: Dimensions;
  readonly source: Source;
  /** What stands before `input_ids` and `attention_mask` of the output in a whole pass; default 'decoder_'. */
  readonly outputPrefix?: '' | 'decoder_';
  readonly revealed?: Revealed;
  readonly begins?: Begins;
  /** Ids that an output is to begin with stand as they are given; default: behind the start token, where none of a batch has it. */
  readonly beginsAsGiven?: boolean;
  encode(pass: Pass, given: Given): Encoded;
  /** Keys and values of the source for each decoder layer. */
  contexts(pass: Pass, states: Tensor): Context[];
  /** Logits of the output so far, [batch, length, vocabulary]; with `pick`, states may be cut to some positions before the projection. */
  decode(pass: Pass, inputs: TextInputs, source: SourceInputs, pick?: (states: Tensor) => Tensor): Outputs;
}

/** A decoder that consults a source, as the side of a larger model that writes. */
export type ConsultingDecoder = Pick<EncoderDecoderModel, 'dimensions' | 'contexts' | 'decode'>;

/** What a layer consults: its context, or the states from which it makes one. */
export function consultedOf(source: SourceInputs, layer: number): Tensor | Context {
  const found = source.contexts?.[layer] ?? source.states;
  if (!found) throw new Error('decode takes states or contexts of a source');
  return found;
}

/** A decoder that consults states which are given as they are: `encoder_hidden_states`, with their mask. Its record has the names of a decoder alone. */
export function overStates(decoder: Pick<ConsultingDecoder, 'dimensions' | 'contexts'>, decode: EncoderDecoderModel['decode'], sourceWidth = decoder.dimensions.width): EncoderDecoderModel {
  const { layers } = decoder.dimensions;
  const each = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}.${i}`);
  return {
    kind: 'encoder-decoder', dimensions: decoder.dimensions, outputPrefix: '', beginsAsGiven: true,
    source: { kind: 'states', inputs: { encoder_hidden_states: { dtype: 'float32', shape: ['batch', 'sourceLength', sourceWidth] }, encoder_attention_mask: { dtype: 'int64', shape: ['batch', 'sourceLength'], optional: true } } },
    revealed: { attentions: [...each('attentions', layers), ...each('cross_attentions', layers)], hidden: each('hidden_states', layers + 1) },
    encode: (_pass, given) => ({ states: given['encoder_hidden_states'] as Tensor, mask: given['encoder_attention_mask'] ?? null, outputs: {} }),
    contexts: decoder.contexts,
    decode,
  };
}

export type Model = EncoderModel | DecoderModel | EncoderDecoderModel;

/** A family: a config reader and what it builds. The fields it does not read are refused where they change the maths. */
export interface Family {
  readonly modelType: string;
  /**
   * Names that a tied config lets a file store one table under: the one that the others copy first, then those that
   * stand for it where it is missing, in their order. Copies that a file stores anyhow are passed over as not there.
   */
  readonly tied?: readonly string[];
  /** @param has whether the checkpoint holds a tensor: for heads and biases that may be absent. */
  build(fields: Fields, has: (name: string) => boolean, architectures?: readonly string[]): Model;
}

/**
 * The name under which a tied table is read: its own where the file stores it (transformers 5 keeps apart what is stored
 * apart), else the first of the others that the file has.
 */
export const tiedName = (has: (name: string) => boolean, own: string, names: readonly string[]): string => (has(own) ? own : (names.find(has) ?? (names[0] as string)));

/** A config inside a family's own that must be there. */
export function nestedFields(fields: Fields, key: string): Fields {
  const inner = fields.nested(key);
  if (!inner) throw new CheckpointError(fields.file, `"${key}" must be given, an object, got nothing`);
  // older files say some of it again; where they say something else, the reference believes them
  const [now, before] = [fields.value(key), fields.value(`${key}_dict`)] as Record<string, unknown>[];
  for (const [name, value] of Object.entries(before ?? {})) {
    if (now?.[name] !== undefined && JSON.stringify(now[name]) !== JSON.stringify(value)) throw new CheckpointError(fields.file, `"${key}_dict.${name}" must say what "${key}.${name}" says, ${JSON.stringify(now[name])}, got ${JSON.stringify(value)}`);
  }
  return inner;
}

/** How many classes a classifier tells apart: as many as have names, else `num_labels`, else two. */
export function classesOf(fields: Fields): number {
  const names = fields.given('id2label') ? Object.keys((fields.value('id2label') ?? {}) as object).length : null;
  return names ?? fields.integer('num_labels', null) ?? 2;
}

/** The head that `architectures` asks for: the first known if it asks for none. Throws CheckpointError for others, whose outputs would be taken for something else. */
export function headOf<const T extends string>(architectures: readonly string[], known: readonly [T, ...T[]]): T {
  const [asked] = architectures;
  const head = asked === undefined ? known[0] : known.find((one) => one === asked);
  if (head === undefined) throw new CheckpointError('config.json', `"architectures" must be one of ${known.join(', ')}, got "${asked}"`);
  return head;
}
