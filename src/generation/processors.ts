// What is done to logits between the model and the choice, as Hugging Face's logits processors do it.
// Each works in place on one row; `ids` are the row's tokens so far, prompt included.

export type Processor = (logits: Float32Array, ids: readonly number[], step: number) => void;

const forbid = Number.NEGATIVE_INFINITY;

/** Makes tokens seen before less likely: positive logits are divided, negative ones multiplied (Keskar et al. 2019). */
export const repetitionPenalty = (penalty: number): Processor => (logits, ids) => {
  for (const id of new Set(ids)) {
    const value = logits[id] as number;
    logits[id] = value < 0 ? value * penalty : value / penalty;
  }
};

/** Tokens that would complete an n-gram that is there already. */
export function repeatedNgramTokens(ids: readonly number[], size: number): number[] {
  if (ids.length + 1 < size) return [];
  const tail = ids.slice(ids.length - size + 1).join(' ');
  const banned: number[] = [];
  for (let i = 0; i + size <= ids.length; i++) {
    if (ids.slice(i, i + size - 1).join(' ') === tail) banned.push(ids[i + size - 1] as number);
  }
  return banned;
}
export const noRepeatNgram = (size: number): Processor => (logits, ids) => {
  for (const id of repeatedNgramTokens(ids, size)) logits[id] = forbid;
};

/** Tokens that would complete one of the sequences given. */
export function badWordTokens(ids: readonly number[], words: readonly (readonly number[])[]): number[] {
  const banned: number[] = [];
  for (const word of words) {
    const start = ids.length - word.length + 1;
    if (start >= 0 && word.slice(0, -1).every((id, i) => ids[start + i] === id)) banned.push(word.at(-1) as number);
  }
  return banned;
}
export const badWords = (words: readonly (readonly number[])[], eos: readonly number[] = []): Processor => {
  const used = usableBadWords(words, eos);
  return (logits, ids) => {
    for (const id of badWordTokens(ids, used)) logits[id] = forbid;
  };
};

/** The end by itself is never forbidden this way. */
export const usableBadWords = (words: readonly (readonly number[])[], eos: readonly number[]): (readonly number[])[] => words.filter((word) => !(word.length === 1 && eos.includes(word[0] as number)));

export const suppress = (tokens: readonly number[]): Processor => (logits) => {
  for (const id of tokens) logits[id] = forbid;
};

/** Suppressed at the first generated token only, or at the one after it. */
export const suppressAtBegin = (tokens: readonly number[], at = 0): Processor => (logits, _ids, step) => {
  if (step === at) for (const id of tokens) logits[id] = forbid;
};

/** No end before a number of tokens. `counted`: tokens that count so far at step 0 (the prompt's, for a minimum of all). */
export const minLength = (minimum: number, counted: number, eos: readonly number[]): Processor => (logits, _ids, step) => {
  if (counted + step < minimum) for (const id of eos) logits[id] = forbid;
};

/** One token only, at the step given. */
export const forceAt = (at: number, tokens: readonly number[]): Processor => (logits, _ids, step) => {
  if (step !== at) return;
  logits.fill(forbid);
  for (const id of tokens) logits[id] = 0;
};

/** Divides logits: below 1 sharper, above 1 flatter. By numbers so small that quotients would overflow, differences from the largest are divided instead. */
export const temperature = (value: number): Processor => (logits) => {
  const largest = value < 1e-30 ? logits.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY) : 0;
  for (let i = 0; i < logits.length; i++) logits[i] = Number.isFinite(largest) ? ((logits[i] as number) - largest) / value : (logits[i] as number);
};

/** Keeps the k largest, and those equal to the k-th. */
export const topKFilter = (k: number): Processor => (logits) => {
  if (k >= logits.length) return;
  const threshold = logits.slice().sort()[logits.length - k] as number;
  for (let i = 0; i < logits.length; i++) if ((logits[i] as number) < threshold) logits[i] = forbid;
};

/** Softmax of a row. */
export function probabilities(logits: Float32Array): Float32Array {
  let largest = forbid;
  for (const value of logits) if (value > largest) largest = value;
  const result = new Float32Array(logits.length);
  let sum = 0;
  for (let i = 0; i < logits.length; i++) {
    result[i] = Math.exp((logits[i] as number) - largest);
    sum += result[i] as number;
  }
  for (let i = 0; i < result.length; i++) result[i] = (result[i] as number) / sum;
  return result;
}

/** Log-softmax of a row, in place. */
export function logProbabilities(logits: Float32Array): Float32Array {
  let largest = forbid;
  for (const value of logits) if (value > largest) largest = value;
  let sum = 0;
  for (const value of logits) sum += Math.exp(value - largest);
  const shift = largest + Math.log(sum);
  for (let i = 0; i < logits.length; i++) logits[i] = (logits[i] as number) - shift;
  return logits;
}

/** Keeps the likeliest tokens whose probabilities add up to p or just over (Holtzman et al. 2020). */
export const topPFilter = (p: number): Processor => (logits) => {
  const chances = probabilities(logits);
  const order = Uint32Array.from(chances.keys()).sort((a, b) => (chances[a] as number) - (chances[b] as number) || a - b);
  // from the least likely on, drop while what is dropped stays within 1 - p; the likeliest always stays
  // in float32, as the reference adds up
  let dropped = 0;
  const limit = Math.fround(1 - p);
  for (const id of order.subarray(0, -1)) {
    dropped = Math.fround(dropped + (chances[id] as number));
    if (dropped > limit) break;
    logits[id] = forbid;
  }
};

/** Keeps tokens at least p times as likely as the likeliest. */
export const minPFilter = (p: number): Processor => (logits) => {
  const chances = probabilities(logits);
  let largest = 0;
  for (const value of chances) if (value > largest) largest = value;
  for (let i = 0; i < logits.length; i++) if ((chances[i] as number) < p * largest) logits[i] = forbid;
};

/** Draws an index by the probabilities of a row. @param uniform a number in [0, 1) */
export function draw(logits: Float32Array, uniform: number): number {
  const chances = probabilities(logits);
  let left = uniform;
  let last = 0;
  for (let i = 0; i < chances.length; i++) {
    const chance = chances[i] as number;
    if (chance === 0) continue;
    last = i;
    left -= chance;
    if (left < 0) return i;
  }
  return last;
}
