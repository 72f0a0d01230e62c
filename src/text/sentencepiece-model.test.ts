import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CheckpointError } from '../errors.ts';
import { readSentencePiece, writeSentencePiece } from './sentencepiece-model.ts';

describe('a SentencePiece file', () => {
  it('gives back the pieces written, whatever their letters and lengths', () => {
    const letter = fc.oneof(fc.constantFrom('a', '▁', 'é', 'ß', '\u07ff', '\u0800', '▂', '語', '\ud83d\ude00'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    const pieces = fc.uniqueArray(fc.string({ unit: letter, minLength: 1, maxLength: 90 }), { maxLength: 12 }).filter((list) => !list.includes('<unk>') && !list.includes('</s>'));
    fc.assert(
      fc.property(pieces, (list) => {
        const scored = list.map((text, i) => [text, Math.fround(-(i + 1) / 3)] as const);
        expect(readSentencePiece(writeSentencePiece(scored), 'x.spm').pieces.slice(2)).toEqual(scored.map(([text, score]) => ({ text, score, kind: 'normal' })));
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it.each([
    ['an overlong letter', [0xc0, 0xaf]],
    ['half a letter', [0x61, 0xc3]],
    ['half a mark', [0xe2, 0x96]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
  ])('with %s is refused with its place', (_, letters) => {
    const piece = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(Uint8Array.from(letters)).finish();
    const file = new BinaryWriter().raw(writeSentencePiece([['a', 0]])).tag(1, WireType.LengthDelimited).bytes(piece).finish();
    expect(() => readSentencePiece(file, 'x.spm')).toThrow(CheckpointError);
    expect(() => readSentencePiece(file, 'x.spm')).toThrow('break at piece 3');
  });

  it.each([
    ['a piece past the end', [0x0a, 0x7f, 0x0a, 0x01, 0x61], 'break at piece 3'],
    ['a text past its piece', [0x0a, 0x02, 0x0a, 0x05, 0x61, 0x61, 0x61, 0x61, 0x61], 'break at piece 3'],
    ['a piece without text', [0x0a, 0x00], 'piece 3: a piece must not be empty'],
  ])('with %s is refused with its place', (_, bytes, message) => {
    const file = Uint8Array.from([...writeSentencePiece([['a', 0]]), ...bytes]);
    expect(() => readSentencePiece(file, 'x.spm')).toThrow(message);
  });
});
