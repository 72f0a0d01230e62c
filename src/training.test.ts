// A run that goes on from a model numbers tokens as that model does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import ask from '../recipes/ask/recipe.ts';
import frEn from '../recipes/fr-en/recipe.ts';
import voice from '../recipes/voice/recipe.ts';
import { writeSentencePiece } from './text/sentencepiece-model.ts';
import { whisperTokenizerFiles, whisperVocabulary } from './text/whisper-vocabulary.ts';
import { wordPieceFiles } from './text/word-pieces.ts';
import { vocabularyOf } from './training.ts';
import type { Piece } from './text/unigram.ts';
import type { BytePieces } from './text/bpe-trainer.ts';

const file = (name: string): Buffer => readFileSync(join(import.meta.dirname, '..', 'zoo', name));

it('takes the vocabulary of the model that is gone on from', async () => {
  expect(Buffer.from(writeSentencePiece((await vocabularyOf('fr-en', frEn)) as Piece[])).equals(file('fr-en/target.spm'))).toBe(true);
  expect(wordPieceFiles((await vocabularyOf('ask', ask)) as string[])['vocab.txt']).toBe(file('ask/vocab.txt').toString());
  expect(whisperTokenizerFiles(whisperVocabulary((await vocabularyOf('voice', voice)) as BytePieces))['tokenizer.json']).toEqual(JSON.parse(file('voice/tokenizer.json').toString()));
});

it('takes none where the architecture is another', async () => {
  expect(await vocabularyOf('picture', ask)).toBeUndefined();
});
