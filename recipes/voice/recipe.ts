// voice: French and English sentences of the small world, spoken; written down as they are, or French put into English.
// Whisper's architecture over a window of 5 seconds.
import type { VoiceRecipe } from '../../src/training/voice.ts';
import { synthesizer } from './espeak.ts';
import { edgeErrors, score } from './score.ts';
import { type Example, type ExampleOptions, examples, type Split, sentences, window } from './examples.ts';

const speaker = await synthesizer();

const recipe: VoiceRecipe = {
  kind: 'voice',
  name: 'voice',
  seed: 20261125,
  window,
  languages: ['en', 'fr'],
  config: {
    architectures: ['WhisperForConditionalGeneration'],
    model_type: 'whisper',
    d_model: 192,
    encoder_layers: 4,
    decoder_layers: 4,
    encoder_attention_heads: 3,
    decoder_attention_heads: 3,
    encoder_ffn_dim: 768,
    decoder_ffn_dim: 768,
    num_mel_bins: 80,
    max_target_positions: 128,
    activation_function: 'relu',
    scale_embedding: false,
    dropout: 0,
    attention_dropout: 0,
    activation_dropout: 0,
    is_encoder_decoder: true,
  },
  tokenizer: { size: 2048, sentences: 60_000 },
  batch: 16,
  schedule: { peak: 3e-3, warmup: 200, steps: 8000, decay: 0.6 },
  muon: {},
  guidance: { site: 'cross_attentions.1', heads: [0], weight: 0.5 },
  naming: { site: 'encoder_hidden_states.4', table: 'model.decoder.embed_tokens.weight', weight: 1 },
  // none: spread over all tokens it makes times, 1,501 of 3,656, likelier than any one word that is not sure
  smoothing: 0,
  beams: 5,
  *texts(seed) {
    for (const { fr, en } of sentences(seed, 'train', 'fr')) {
      yield fr;
      yield en;
    }
  },
  examples: (seed, split) => examples(speaker, seed, split),
  timing: {
    trials: (seed) => examples(speaker, seed, 'held-out', { whole: true, task: 'transcribe' }),
    distances(said, heard) {
      const { starts, ends } = edgeErrors(said, heard);
      return [...starts, ...ends];
    },
  },
};
export default recipe;

/** Recordings to try a model on, as scripts/evaluate-voice.js takes them. */
export const trials = (seed: number, split: Split, options?: ExampleOptions): Iterable<Example> => examples(speaker, seed, split, options);
export { score };
export { wav } from '../../src/audio/wav.ts';
