// Byte-level pieces: vocabularies in which every piece is a string of bytes, each written as one character of GPT-2's
// alphabet (Radford et al. 2019, `bytes_to_unicode`).

/** The byte that each character of the alphabet stands for. */
export const byteOf: ReadonlyMap<string, number> = new Map(alphabet());

function* alphabet(): Generator<[string, number]> {
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    yield [String.fromCodePoint(printable ? byte : next++), byte];
  }
}

/** The text of pieces, bytes that are no character becoming U+FFFD. */
export function textOfPieces(pieces: readonly string[]): string {
  const bytes: number[] = [];
  for (const piece of pieces) {
    for (const character of piece) {
      const byte = byteOf.get(character);
      // a piece that is not of the alphabet stands for itself
      if (byte === undefined) bytes.push(...new TextEncoder().encode(character));
      else bytes.push(byte);
    }
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
