// BERT's layer (Devlin et al. 2019), which BLIP's text and RoBERTa share: attention to itself, attention to a source
// where there is one, a feed-forward map, each added and then normalised.
import { attention, type Context, contextOf, type Pass } from '../attention/index.ts';
import { add, type Tensor } from '../graph/index.ts';
import { type Activation, attentionWeights, linearWeights, mlp } from './index.ts';

export interface BertLayerShape {
  readonly width: number;
  readonly inner: number;
  readonly heads: number;
  readonly activation: Activation;
  /** Normalises under the name of its weights. */
  readonly norm: (pass: Pass, x: Tensor, name: string) => Tensor;
  readonly dropout: number;
  readonly attentionDropout: number;
  /** Width of the states that are consulted; default the layer's own. */
  readonly sourceWidth?: number;
}

/** One look of a layer: under which name it is recorded, and what it must not see. */
export interface Look {
  readonly site: string;
  readonly bias: Tensor | null;
}

/** A look elsewhere. */
export interface LookAt extends Look {
  readonly source: Tensor | Context;
}

const namesOf = (name: string) => ({ query: `${name}.self.query`, key: `${name}.self.key`, value: `${name}.self.value`, output: `${name}.output.dense` });

/** @param block the layer's name in the checkpoint */
export function bertLayer(pass: Pass, x: Tensor, block: string, shape: BertLayerShape, own: Look, consulted: LookAt | null): Tensor {
  const { width, inner, heads, norm, dropout } = shape;
  const look = (states: Tensor, source: Tensor | Context, { site, bias }: Look, name: string, sourceWidth = width): Tensor => {
    const seen = attention(pass, states, source, site, attentionWeights(pass, namesOf(name), width, { sourceWidth }), { heads, bias, dropout: shape.attentionDropout });
    return norm(pass, add(states, pass.dropout(seen, dropout)), `${name}.output.LayerNorm`);
  };
  let y = look(x, x, own, `${block}.attention`);
  if (consulted) y = look(y, consulted.source, consulted, `${block}.crossattention`, shape.sourceWidth);
  const fed = mlp(pass, y, linearWeights(pass, `${block}.intermediate.dense`, width, inner), shape.activation, linearWeights(pass, `${block}.output.dense`, inner, width));
  return norm(pass, add(y, pass.dropout(fed, dropout)), `${block}.output.LayerNorm`);
}

/** Keys and values of a source as the layer of that name consults it. */
export function bertContext(pass: Pass, states: Tensor, block: string, { width, sourceWidth = width, heads }: BertLayerShape): Context {
  const { key, value } = namesOf(`${block}.crossattention`);
  return contextOf(pass, states, { key: linearWeights(pass, key, sourceWidth, width), value: linearWeights(pass, value, sourceWidth, width) }, heads);
}
