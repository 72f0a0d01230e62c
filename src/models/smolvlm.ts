// SmolVLM (Marafioti et al. 2025, "SmolVLM: Redefining small and efficient multimodal models"; Hugging Face
// SmolVLMForConditionalGeneration): Idefics3 under a name of its own. Its first checkpoints are called Idefics3 themselves.
import { idefics3Family } from './idefics3.ts';

export const smolvlm = idefics3Family('smolvlm', 'SmolVLM', ['smolvlm_vision', 'smolvlm']);
