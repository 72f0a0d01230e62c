// GPT-2's alphabet (Radford et al. 2019, `bytes_to_unicode`): a printable letter for every byte.

const letters: number[] = [];
const bytes = new Map<number, number>();
{
  let next = 256;
  for (let byte = 0; byte < 256; byte++) {
    const printable = (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
    letters.push(printable ? byte : next++);
    bytes.set(letters[byte] as number, byte);
  }
}

const encoder = new TextEncoder();

/** The letters for a character's bytes in UTF-8. */
export function byteLetters(code: number): number[] {
  if (code < 0x80) return [letters[code] as number];
  return Array.from(encoder.encode(String.fromCodePoint(code)), (byte) => letters[byte] as number);
}

/** The byte that a letter stands for; undefined for what is no letter of the alphabet. */
export const byteOfLetter = (code: number): number | undefined => bytes.get(code);

/** The letter for a space: Ġ. */
export const spaceLetter = letters[32] as number;
