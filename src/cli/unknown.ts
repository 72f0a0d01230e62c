// Says where a model knows no word of a text: its answer is then empty, or means nothing.
import type { LoadedModel } from '../index.ts';

/** Writes a line on standard error where every word of a text is unknown to the model. */
export async function tellUnknown(command: string, { opened }: LoadedModel, text: string): Promise<void> {
  const tokenizer = await opened.tokenizer();
  const words = tokenizer.encode(text).tokens.filter(({ special, start, end }) => !special && /[^\p{P}\s]/u.test(text.slice(start, end)));
  if (words.length > 0 && words.every(({ id }) => id === tokenizer.special.unk)) process.stderr.write(`${command}: the model knows no word of "${text.length > 60 ? `${text.slice(0, 60)}…` : text}"\n`);
}
