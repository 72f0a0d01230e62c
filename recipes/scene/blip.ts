// BLIP as the recipes of scenes make it: one tower of pictures for captions and for answers, so that one may begin from the other's.

/** Width and height of the pictures that models see, in pixels; scenes are drawn in a frame of 128 units. */
export const seen = 96;

const shared = { hidden_size: 128, num_attention_heads: 4, intermediate_size: 512, hidden_act: 'relu' } as const;

/** Sizes of config.json. Answers consult the question, whose width must be the picture's. */
export const sizes = {
  vision_config: { ...shared, num_hidden_layers: 6, patch_size: 8, attention_dropout: 0 },
  text_config: { ...shared, num_hidden_layers: 3, max_position_embeddings: 64, hidden_dropout_prob: 0, attention_probs_dropout_prob: 0 },
} as const;

/** Letters that must be spellable. */
export const letters = 'abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöùûüœæ0123456789.,:;?!\'’-';
