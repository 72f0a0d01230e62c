// A tokenizer for the fixture gpt2-generate, whose vocabulary has 89 entries: a character a token, three special ones.
const characters = ['Ġ', ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?()[]{}+-*/=<>@#$%&^_~|'].slice(0, 86);
const special = ['<pad>', '<bos>', '<eos>'];
const tokenizer = {
  version: '1.0', truncation: null, padding: null, normalizer: null, post_processor: null,
  added_tokens: special.map((content, id) => ({ id, content, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false })),
  pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: true },
  decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
  model: { type: 'BPE', dropout: null, unk_token: null, vocab: Object.fromEntries([...special, ...characters].map((piece, id) => [piece, id])), merges: [] },
};

/** Files of the tokenizer, as JSON. */
export const characterTokenizer = {
  'tokenizer.json': tokenizer,
  'tokenizer_config.json': { bos_token: '<bos>', eos_token: '<eos>', pad_token: '<pad>' },
};
