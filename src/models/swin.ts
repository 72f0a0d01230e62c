// Swin (Liu et al. 2021, "Swin Transformer: Hierarchical Vision Transformer using Shifted Windows"; Hugging Face SwinModel,
// DonutSwinModel) as a tower. Patches attend within windows, which every other layer shifts by half; after each stage four
// neighbours become one patch of twice the width. All moving about of patches is by lists of indices made beforehand.
import { attention, linear, type Pass } from '../attention/index.ts';
import { float32, int64 } from '../array.ts';
import { add, concatenate, constant, type Dimension, gather, multiply, multiplyDimensions, reshape, slice, type Tensor, transpose } from '../graph/index.ts';
import { activationNames, attentionWeights, layerNorm, linearWeights, mlp } from '../layers/index.ts';
import { patchEmbedding, patchGrid } from '../layers/picture.ts';
import type { Fields } from '../checkpoint/config.ts';
import { CheckpointError } from '../errors.ts';
import { pictureShape, type Regions } from './pictures.ts';

// norms that the reference leaves at PyTorch's default
const fixedEpsilon = 1e-5;
const outside = -1;

export interface SwinTower {
  readonly width: number;
  readonly stages: number;
  readonly heads: readonly number[];
  readonly shape: ReturnType<typeof pictureShape>;
  readonly regions: Regions;
  /** States after the last stage (and its norm, of Swin itself), [batch, regions, width]. */
  states(pass: Pass, pixels: Tensor, prefix: string): Tensor;
}

/** @param normed whether a norm follows the last stage: Donut's has none, and keeps a position more than it has patches */
export function swinTower(config: Fields, normed: boolean): SwinTower {
  const first = config.integer('embed_dim', 96);
  const depths = config.integers('depths', [2, 2, 6, 2], { min: 1 });
  const heads = config.integers('num_heads', [3, 6, 12, 24], { min: 1 });
  const window = config.integer('window_size', 7);
  const ratio = config.number('mlp_ratio', 4);
  const bias = config.boolean('qkv_bias', true);
  const activation = config.oneOf('hidden_act', activationNames, 'gelu');
  const absolute = config.boolean('use_absolute_embeddings', false);
  const epsilon = config.number('layer_norm_eps', 1e-5);
  const dropout = config.number('hidden_dropout_prob', 0);
  const attentionDropout = config.number('attention_probs_dropout_prob', 0);
  const shape = pictureShape(config, { image: 224, patch: 4, channels: 3 });
  config.ignore('hidden_size', 'num_layers', 'num_hidden_layers', 'encoder_stride', 'path_norm', 'out_features', 'out_indices', '_out_features', '_out_indices', 'stage_names');
  if (heads.length !== depths.length) throw new CheckpointError(config.file, `"num_heads" must have an entry a stage, ${depths.length}, got ${heads.length}`);
  if (shape.height % shape.patchHeight !== 0 || shape.width % shape.patchWidth !== 0) throw new CheckpointError(config.file, '"image_size" must be a multiple of "patch_size" in Swin');
  if (absolute && !normed) throw new CheckpointError(config.file, '"use_absolute_embeddings" must be false in donut-swin, whose table does not fit its patches');
  const grids: (readonly [number, number])[] = [patchGrid(shape)];
  for (let stage = 1; stage < depths.length; stage++) {
    const [rows, columns] = grids[stage - 1] as readonly [number, number];
    grids.push([Math.ceil(rows / 2), Math.ceil(columns / 2)]);
  }
  for (const [rows, columns] of grids) if (Math.min(rows, columns) < window) throw new CheckpointError(config.file, `"window_size" must be at most every stage's rows and columns, got ${window} and ${rows} × ${columns}`);
  const width = first * 2 ** (depths.length - 1);

  // rows by index; an index outside gives zeros
  function pickRows(x: Tensor, indices: readonly number[]): Tensor {
    const [, count] = x.shape as [Dimension, number];
    const padded = indices.includes(outside) ? concatenate([x, multiply(slice(x, 1, 0, 1), 0)], 1) : x;
    return gather(padded, constant(int64(indices.map((index) => (index === outside ? count : index)))), 1);
  }

  // x + attention within windows, then x + mlp
  function layer(pass: Pass, x: Tensor, name: string, stage: number, shift: number, site: string | null): Tensor {
    const [rows, columns] = grids[stage] as readonly [number, number];
    const size = first * 2 ** stage;
    const count = heads[stage] as number;
    const [batch] = x.shape as [Dimension];
    const { order, back, mask, windows } = windowsOf(rows, columns, window, shift);
    const area = window * window;
    const all = multiplyDimensions([windows, batch]);
    const normal = layerNorm(pass, x, `${name}.layernorm_before`, epsilon);
    const cut = reshape(pickRows(normal, order), [all, area, size]);
    const table = gather(pass.parameter(`${name}.attention.self.relative_position_bias_table`, [(2 * window - 1) ** 2, count]), constant(int64(offsets(window))));
    let scores = reshape(transpose(reshape(table, [area, area, count]), [2, 0, 1]), [1, count, area, area]);
    if (mask) {
      // every picture's windows have the same masks
      const each = reshape(add(scores, constant(float32(mask, [windows, 1, area, area]))), [1, windows, count, area, area]);
      const one = multiply(reshape(slice(slice(x, 1, 0, 1), 2, 0, 1), [batch, 1, 1, 1, 1]), 0);
      scores = reshape(add(each, one), [all, count, area, area]);
    }
    const self = `${name}.attention.self`;
    const weights = attentionWeights(pass, { query: `${self}.query`, key: `${self}.key`, value: `${self}.value`, output: `${name}.attention.output.dense` }, size, { bias });
    const seen = attention(pass, cut, cut, site ?? `encoder_windows.${name}`, weights, { heads: count, bias: scores, dropout: attentionDropout });
    const middle = add(x, pass.dropout(pickRows(reshape(seen, [batch, windows * area, size], x), back), dropout));
    const inner = Math.trunc(ratio * size);
    const fed = mlp(pass, layerNorm(pass, middle, `${name}.layernorm_after`, epsilon), linearWeights(pass, `${name}.intermediate.dense`, size, inner), activation, linearWeights(pass, `${name}.output.dense`, inner, size));
    return add(middle, pass.dropout(fed, dropout));
  }

  const [lastRows, lastColumns] = grids.at(-1) as readonly [number, number];
  return {
    width, stages: depths.length, heads, shape,
    regions: { lead: 0, rows: lastRows, columns: lastColumns, height: shape.patchHeight * 2 ** (depths.length - 1), width: shape.patchWidth * 2 ** (depths.length - 1) },
    states(pass, pixels, prefix) {
      const name = `${prefix}embeddings`;
      let x = layerNorm(pass, patchEmbedding(pass, pixels, `${name}.patch_embeddings.projection`, first, shape), `${name}.norm`, fixedEpsilon);
      const [rows, columns] = grids[0] as readonly [number, number];
      if (absolute) x = add(x, pass.parameter(`${name}.position_embeddings`, [1, rows * columns, first]));
      x = pass.dropout(x, dropout);
      pass.reveal('encoder_hidden_states.0', x);
      for (const [stage, depth] of depths.entries()) {
        const block = `${prefix}encoder.layers.${stage}`;
        const [height, across] = grids[stage] as readonly [number, number];
        for (let i = 0; i < depth; i++) {
          // windows as large as the picture are not shifted; a stage is recorded by its last layer, as the reference does
          const shift = i % 2 === 0 || Math.min(height, across) <= window ? 0 : Math.floor(window / 2);
          x = layer(pass, x, `${block}.blocks.${i}`, stage, shift, i === depth - 1 ? `encoder_attentions.${stage}` : null);
        }
        if (stage < depths.length - 1) {
          const size = first * 2 ** stage;
          const [nextRows, nextColumns] = grids[stage + 1] as readonly [number, number];
          const four = reshape(pickRows(x, neighbours(height, across)), [x.shape[0] as Dimension, nextRows * nextColumns, 4 * size]);
          x = linear(pass, layerNorm(pass, four, `${block}.downsample.norm`, fixedEpsilon), linearWeights(pass, `${block}.downsample.reduction`, 4 * size, 2 * size, { bias: false }));
        }
        pass.reveal(`encoder_hidden_states.${stage + 1}`, x);
      }
      return normed ? layerNorm(pass, x, `${prefix}layernorm`, epsilon) : x;
    },
  };
}

/** For each pair of places in a window, the row of the table that says how far apart they are. */
function offsets(window: number): number[] {
  const area = window * window;
  return Array.from({ length: area * area }, (_, i) => {
    const [a, b] = [Math.floor(i / area), i % area];
    const down = Math.floor(a / window) - Math.floor(b / window) + window - 1;
    return down * (2 * window - 1) + (a % window) - (b % window) + window - 1;
  });
}

/** Places of a picture window by window, the way back, and what windows that the shift made of two edges must not see. */
function windowsOf(rows: number, columns: number, window: number, shift: number) {
  const [height, width] = [Math.ceil(rows / window) * window, Math.ceil(columns / window) * window];
  const [down, across] = [height / window, width / window];
  const area = window * window;
  const order: number[] = [];
  const regions: number[] = [];
  const back = new Array<number>(rows * columns).fill(0);
  const regionOf = (at: number, size: number): number => (at >= size - window ? 1 : 0) + (at >= size - shift ? 1 : 0);
  for (let i = 0; i < down * across * area; i++) {
    const [at, inside] = [Math.floor(i / area), i % area];
    const row = Math.floor(at / across) * window + Math.floor(inside / window);
    const column = (at % across) * window + (inside % window);
    regions.push(regionOf(row, height) * 3 + regionOf(column, width));
    const [y, x] = [(row + shift) % height, (column + shift) % width];
    const there = y < rows && x < columns;
    order.push(there ? y * columns + x : outside);
    if (there) back[y * columns + x] = i;
  }
  const windows = down * across;
  const mask = shift > 0 ? Float32Array.from({ length: windows * area * area }, (_, i) => (regions[Math.floor(i / (area * area)) * area + (Math.floor(i / area) % area)] === regions[Math.floor(i / (area * area)) * area + (i % area)] ? 0 : -100)) : null;
  return { order, back, mask, windows };
}

/** Four neighbours of each place of the next stage: down the left, then down the right. */
function neighbours(rows: number, columns: number): number[] {
  const [down, across] = [Math.ceil(rows / 2), Math.ceil(columns / 2)];
  return Array.from({ length: down * across * 4 }, (_, i) => {
    const [place, corner] = [Math.floor(i / 4), i % 4];
    const [y, x] = [Math.floor(place / across) * 2 + (corner % 2), (place % across) * 2 + Math.floor(corner / 2)];
    return y < rows && x < columns ? y * columns + x : outside;
  });
}
