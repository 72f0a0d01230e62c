// Mistral (Jiang et al. 2023, "Mistral 7B"; Hugging Face MistralForCausalLM): Llama in which every layer sees a window of
// what came before.
import { type LlamaKind, llamaFamily } from './llama.ts';

export const mistralKind: LlamaKind = {
  defaults: { inner: 14336, maxLength: 131072, kvHeads: 8 },
  biases(config) {
    // files carry Llama's switches, off
    config.expect('attention_bias', false);
    config.expect('mlp_bias', false);
    return {};
  },
  windows: (config, layers) => new Array<number | null>(layers).fill(config.value('sliding_window') === undefined ? 4096 : config.integer('sliding_window', null)),
};

export const mistral = llamaFamily('mistral', 'Mistral', mistralKind);
