// Qwen2 (Yang et al. 2024, "Qwen2 Technical Report"; Hugging Face Qwen2ForCausalLM): Llama whose queries, keys and values
// have biases, and whose upper layers may see a window of what came before.
import { CheckpointError } from '../errors.ts';
import { everything, type LlamaKind, llamaFamily } from './llama.ts';

export const qwen2Kind: LlamaKind = {
  defaults: { inner: 22016, maxLength: 32768, kvHeads: 32 },
  biases: () => ({ queries: true }),
  windows(config, layers) {
    const sliding = config.boolean('use_sliding_window', false);
    const [window, full] = [config.integer('sliding_window', null) ?? 4096, config.integer('max_window_layers', 28, { min: 0 })];
    const types = config.strings('layer_types', null);
    if (types && (types.length !== layers || types.some((type) => type !== 'full_attention' && type !== 'sliding_attention'))) {
      throw new CheckpointError(config.file, `"layer_types" must name ${layers} layers, each full_attention or sliding_attention, got ${types.join(', ')}`);
    }
    return everything(layers).map((_, layer) => (sliding && (types ? types[layer] === 'sliding_attention' : layer >= full) ? window : null));
  },
};

export const qwen2 = llamaFamily('qwen2', 'Qwen2', qwen2Kind);
