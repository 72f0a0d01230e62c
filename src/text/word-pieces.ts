// WordPiece vocabularies (Schuster & Nakajima 2012; as BERT's) for small closed worlds: every word of the text as it
// stands, and the letters that spell any other. Written as the files that Hugging Face's BertTokenizer reads.

/** First entries of a vocabulary, in the order of their ids: `[DEC]` begins what a decoder writes. */
export const wordPieceSpecials = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]', '[DEC]'] as const;

/**
 * The vocabulary of texts, lower-cased with accents kept: specials, letters (first and later in a word), and words by
 * falling frequency.
 * @param required characters that must be spellable, seen or not
 */
export function learnWordPieces(texts: Iterable<string>, options: { readonly required?: string; readonly most?: number } = {}): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+|[^\s]/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const letters = new Set([...[...counts.keys()].join(''), ...(options.required ?? '').toLowerCase()]);
  letters.delete(' ');
  const spelt = [...letters].sort().flatMap((letter) => [letter, `##${letter}`]);
  const words = [...counts].filter(([word]) => [...word].length > 1).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([word]) => word);
  return [...wordPieceSpecials, ...spelt, ...words.slice(0, options.most ?? words.length)];
}

/** tokenizer.json, tokenizer_config.json and vocab.txt of a vocabulary, as BertTokenizer(do_lower_case, accents kept) has them. */
export function wordPieceFiles(vocabulary: readonly string[]): { readonly 'tokenizer.json': object; readonly 'tokenizer_config.json': object; readonly 'vocab.txt': string } {
  const id = (piece: string): number => vocabulary.indexOf(piece);
  const special = (piece: string) => ({ SpecialToken: { id: piece, type_id: 0 } });
  const [cls, sep] = ['[CLS]', '[SEP]'];
  return {
    'tokenizer.json': {
      version: '1.0', truncation: null, padding: null,
      added_tokens: wordPieceSpecials.map((content) => ({ id: id(content), content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
      normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: false, lowercase: true },
      pre_tokenizer: { type: 'BertPreTokenizer' },
      post_processor: {
        type: 'TemplateProcessing',
        single: [special(cls), { Sequence: { id: 'A', type_id: 0 } }, special(sep)],
        pair: [special(cls), { Sequence: { id: 'A', type_id: 0 } }, special(sep), { Sequence: { id: 'B', type_id: 1 } }, { SpecialToken: { id: sep, type_id: 1 } }],
        special_tokens: Object.fromEntries([cls, sep].map((piece) => [piece, { id: piece, ids: [id(piece)], tokens: [piece] }])),
      },
      decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
      model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: Object.fromEntries(vocabulary.map((piece, i) => [piece, i])) },
    },
    'tokenizer_config.json': {
      tokenizer_class: 'BertTokenizer', do_lower_case: true, strip_accents: false, tokenize_chinese_chars: true, clean_up_tokenization_spaces: true, model_max_length: 512,
      pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]', mask_token: '[MASK]', additional_special_tokens: ['[DEC]'],
    },
    'vocab.txt': `${vocabulary.join('\n')}\n`,
  };
}
