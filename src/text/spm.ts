// The old name of sentencepiece-model.ts's writer, until its one importer (training/folder.ts) has moved.
export { writeSentencePiece } from './sentencepiece-model.ts';
