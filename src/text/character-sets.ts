// Sets of characters as Oniguruma has them: Unicode properties, shorthands, POSIX classes, letters without case.

/** Whether a code point is in a set. */
export type Test = (code: number) => boolean;

const known = new Map<string, Test>();

/** A test of a Unicode property, or of what a class of RegExp's `v`-less syntax says; answers are kept. */
export function unicodeProperty(source: string): Test {
  let test = known.get(source);
  if (!test) {
    const pattern = new RegExp(`^${source}$`, 'u');
    test = remembered((code) => pattern.test(String.fromCodePoint(code)));
    known.set(source, test);
  }
  return test;
}

const keptBeyond = 10_000;

/** Keeps a test's answers: all for the basic plane, the last few thousand beyond it. */
export function remembered(test: Test): Test {
  const answers = new Uint8Array(0x10000);
  const beyond = new Map<number, boolean>();
  return (code) => {
    if (code > 0xffff) {
      let answer = beyond.get(code);
      if (answer === undefined) {
        if (beyond.size >= keptBeyond) beyond.clear();
        answer = test(code);
        beyond.set(code, answer);
      }
      return answer;
    }
    if (answers[code] === 0) answers[code] = test(code) ? 2 : 1;
    return answers[code] === 2;
  };
}

export const isSpace = unicodeProperty('\\p{White_Space}');
// Oniguruma counts the fractions and raised digits of Latin-1 to the words, and no others
export const isWord = unicodeProperty('[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}²³¹¼½¾]');
const isDigit = unicodeProperty('\\p{Nd}');
const isHex = unicodeProperty('[0-9a-fA-F]');
export const not = (test: Test): Test => (code) => !test(code);

export const shorthands: Readonly<Record<string, Test>> = { s: isSpace, S: not(isSpace), w: isWord, W: not(isWord), d: isDigit, D: not(isDigit), h: isHex, H: not(isHex) };
export const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, a: 7, e: 27 };
export const posix: Readonly<Record<string, Test>> = {
  alnum: unicodeProperty('[\\p{Alphabetic}\\p{Nd}]'), alpha: unicodeProperty('\\p{Alphabetic}'), ascii: (code) => code < 128, blank: unicodeProperty('[\\p{Zs}\\t]'), cntrl: unicodeProperty('[\\p{Cc}\\p{Cf}\\p{Cn}\\p{Co}]'),
  digit: isDigit, lower: unicodeProperty('\\p{Lowercase}'), punct: unicodeProperty('[\\p{P}$+<=>^`|~]'), space: isSpace, upper: unicodeProperty('\\p{Uppercase}'), word: isWord, xdigit: isHex,
};

const single = (text: string, otherwise: number): number => {
  const code = text.codePointAt(0) as number;
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise;
};
const upperOf = (code: number): number => single(String.fromCodePoint(code).toUpperCase(), code);
const lowerOf = (code: number): number => single(String.fromCodePoint(code).toLowerCase(), code);
export const foldOf = (code: number): number => lowerOf(upperOf(code));
// letters that share a fold with another than their own upper or lower case
const strays = Array.from('ſKÅẞςΩµ\u0345ιϐϑϕϖϰϱϵẛ', (letter) => letter.codePointAt(0) as number);

/** Letters that are one without case: `s` is also `S` and `ſ`. */
const foldsOf = (code: number): number[] => [code, lowerOf(code), upperOf(code), foldOf(code), ...strays].filter((other) => foldOf(other) === foldOf(code));

/** A set without case. */
export const uncased = (test: Test): Test => (code) => foldsOf(code).some(test);

/** What is in both. */
export const both = (a: Test | null, b: Test): Test => (a ? (code) => a(code) && b(code) : b);
/** What is in any. */
export const union = (tests: readonly Test[]): Test => (tests.length === 1 ? (tests[0] as Test) : (code) => tests.some((test) => test(code)));
