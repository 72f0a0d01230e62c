// Says what a model does not know of a text.
import type { LoadedModel } from '../index.ts';
import { clip } from './terminal.ts';

/** Writes a line on standard error where words of a text, or all of them, are unknown to the model. @param so what that comes to where it is some */
export async function tellUnknown(command: string, { opened }: LoadedModel, text: string, so = ''): Promise<void> {
  const tokenizer = await opened.tokenizer();
  const words = tokenizer.encode(text).tokens.filter(({ special, start, end }) => !special && /[^\p{P}\s]/u.test(text.slice(start, end)));
  const unknown = words.filter(({ id }) => id === tokenizer.special.unk);
  if (unknown.length === 0) return;
  const parts = [...new Set(unknown.map(({ start, end }) => text.slice(start, end).trim()))];
  const told = unknown.length === words.length ? `knows no word of "${clip(text, 60)}"` : `does not know ${parts.slice(0, 5).map((part) => `"${clip(part, 20)}"`).join(', ')}${parts.length > 5 ? ` and ${parts.length - 5} more` : ''}${so}`;
  process.stderr.write(`${command}: the model ${told}\n`);
}
