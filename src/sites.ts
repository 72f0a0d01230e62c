// The places of a model that pay attention, by the names under which they are recorded and intervened upon.
import { float32, type NDArray } from './array.ts';
import { InputError } from './errors.ts';
import type { Model } from './models/family.ts';

/** Names of the attention maps (`attentions`) and states (`hidden`) a model can reveal. */
export function revealable(model: Model): { attentions: string[]; hidden: string[] } {
  const each = (name: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${name}.${i}`);
  const { layers, encoderLayers = 0 } = model.dimensions;
  if (model.kind !== 'decoder' && model.revealed) return { attentions: [...model.revealed.attentions], hidden: [...model.revealed.hidden] };
  if (model.kind !== 'encoder-decoder') return { attentions: each('attentions', layers), hidden: each('hidden_states', layers + 1) };
  return {
    attentions: [...each('encoder_attentions', encoderLayers), ...each('decoder_attentions', layers), ...each('cross_attentions', layers)],
    hidden: [...each('encoder_hidden_states', encoderLayers + 1), ...each('decoder_hidden_states', layers + 1)],
  };
}

/** Whether a site of the side that writes looks at a source rather than at what was written. @param name of its map, or of a part of a summary of it */
export const looksAtSource = (model: Model, name: string): boolean =>
  model.kind === 'decoder' ? (model.beside?.sites.some((site) => name === site || name.startsWith(`${site}.`)) ?? false) : name.startsWith('cross_');

/** What the record calls the look of a model that writes at what it has written: 'decoder_attentions' beside an encoder, else 'attentions'. */
export const ownSite = (model: Model): 'attentions' | 'decoder_attentions' => (revealable(model).attentions.includes('decoder_attentions.0') ? 'decoder_attentions' : 'attentions');

/** Heads of a site such as 'cross_attentions.3'. */
export function headsOf(model: Model, site: string): number {
  const { encoderHeads, heads } = model.dimensions;
  for (const [begin, count] of Object.entries((model.kind !== 'decoder' && model.revealed?.heads) || {})) if (site.startsWith(begin)) return count;
  return site.startsWith('encoder_') ? (encoderHeads ?? heads) : heads;
}

/** A head by the kind of attention it is part of, its layer and its number, both from 0. */
export interface HeadAt {
  /** 'cross', 'encoder' and 'decoder' in models that read a source and write a target; 'self' in those of one stack. */
  readonly kind: string;
  readonly layer: number;
  readonly head: number;
}

/** The kind of attention that a site is of: 'cross' of 'cross_attentions.3', 'self' of 'attentions.0'. */
export const kindOf = (site: string): string => site.replace(/[_.]?attentions\.\d+$/, '') || 'self';

/** A head as it is written: 'cross.1.3'. */
export const nameOfHead = ({ kind, layer, head }: HeadAt): string => `${kind}.${layer}.${head}`;

/** Heads by the site they belong to, each site's in order. Throws InputError for heads that the model does not have. */
export function headsBySite(model: Model, heads: readonly HeadAt[]): Map<string, number[]> {
  const known = revealable(model).attentions;
  const kinds = [...new Set(known.map(kindOf))];
  const result = new Map<string, number[]>();
  for (const one of heads) {
    if (!kinds.includes(one.kind)) throw new InputError(`heads: the kind of "${nameOfHead(one)}" must be one of ${kinds.join(', ')} in this model, got "${one.kind}"`);
    const layers = known.filter((site) => kindOf(site) === one.kind);
    const site = layers.find((name) => name.endsWith(`.${one.layer}`));
    if (site === undefined) throw new InputError(`heads: the layer of "${nameOfHead(one)}" must be from 0 to ${layers.length - 1}, got ${one.layer}`);
    const count = headsOf(model, site);
    if (!Number.isInteger(one.head) || one.head < 0 || one.head >= count) throw new InputError(`heads: the head of "${nameOfHead(one)}" must be from 0 to ${count - 1}, got ${one.head}`);
    result.set(site, [...new Set([...(result.get(site) ?? []), one.head])].sort((a, b) => a - b));
  }
  return result;
}

/** What muting takes as inputs, by name: for each site concerned a factor a head, 0 for those muted. */
export function headFactors(model: Model, mute: readonly HeadAt[] = []): Record<string, NDArray<'float32'>> {
  return Object.fromEntries(
    [...headsBySite(model, mute)].map(([site, muted]) => {
      const count = headsOf(model, site);
      return [`head_mask.${site}`, float32(Array.from({ length: count }, (_, head) => (muted.includes(head) ? 0 : 1)), [count])];
    }),
  );
}
