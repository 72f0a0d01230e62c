// TrOCR's decoder (Li et al. 2021, "TrOCR: Transformer-based Optical Character Recognition with Pre-trained Models";
// Hugging Face TrOCRForCausalLM): BART's, normalised after each residual, positions learnt or computed.
import { float32 } from '../array.ts';
import { constant, type Tensor } from '../graph/index.ts';
import { computedPositions, type Fields } from '../checkpoint/config.ts';
import type { ConsultingDecoder } from './family.ts';
import { bartDecoder } from './mbart.ts';

export function trocrDecoder(config: Fields, has: (name: string) => boolean, prefix: string, sourceWidth: number): ConsultingDecoder {
  const learnt = config.boolean('use_learned_position_embeddings', true);
  const embeddingNorm = config.boolean('layernorm_embedding', true);
  const pad = config.integer('pad_token_id', 1, { min: 0 });
  config.ignore('is_decoder', 'add_cross_attention', 'cross_attention_hidden_size', 'decoder_start_token_id');
  const computed = learnt ? {} : { computed: { table: waves(config.integer('max_position_embeddings', 512, computedPositions) + pad + 1, config.integer('d_model', 1024), pad), pad } };
  return bartDecoder(config, has, prefix, { first: false, embeddingNorm, output: 'output_projection', sourceWidth, ...computed });
}

/** Sines, then cosines, of frequencies that reach 1/10000 exactly; nothing at the padding token's row. */
function waves(rows: number, width: number, pad: number): Tensor {
  const half = Math.floor(width / 2);
  const table = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    for (let i = 0; row !== pad && i < half; i++) {
      const angle = row * Math.exp((-Math.log(10000) / (half - 1)) * i);
      table[row * width + i] = Math.sin(angle);
      table[row * width + half + i] = Math.cos(angle);
    }
  }
  return constant(float32(table, [rows, width]));
}
