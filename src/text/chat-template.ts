// Chat templates (Jinja, in the dialect of Hugging Face's apply_chat_template): how a folder wants what was said spelt as a
// prompt. They are programs that strangers wrote: they are interpreted, never run, and stopped by time and size.
import * as jinja from '@huggingface/jinja';
import { type Files, quote, readJson, readText, show } from '../checkpoint/files.ts';
import { isObject, type Json } from '../checkpoint/json.ts';
import { CheckpointError } from '../errors.ts';

// the library's own types name files without endings, which do not resolve here: what is used of it is said once more
interface Scope {
  set(name: string, value: unknown): unknown;
}
interface Reader {
  run(program: unknown): { readonly value: unknown };
  evaluate(statement: unknown, scope: Scope): { readonly value: unknown };
}
const { Environment, Interpreter, parse, tokenize } = jinja as unknown as {
  readonly Environment: new () => Scope;
  readonly Interpreter: new (scope: Scope) => Reader;
  parse(tokens: unknown): unknown;
  tokenize(text: string, options: { readonly lstrip_blocks: boolean; readonly trim_blocks: boolean }): unknown;
};

/** A template and the file it stands in. */
export interface ChatTemplate {
  readonly file: string;
  readonly text: string;
}

/** One turn; its parts in their order, or text alone. */
export interface Message {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string | readonly ({ readonly type: 'image' } | { readonly type: 'text'; readonly text: string })[];
}

const limits = { milliseconds: 1000, characters: 4 << 20, template: 1 << 20, items: 1 << 16 };

/**
 * A folder's template; null where it has none. A processor's own goes before its tokenizer's, as in the reference.
 *
 * @throws CheckpointError for one that is no text, and for several of which none is the default
 */
export async function readChatTemplate(files: Files): Promise<ChatTemplate | null> {
  for (const file of ['processor_config.json', 'chat_template.json', 'chat_template.jinja', 'tokenizer_config.json']) {
    if (!(await files.has(file))) continue;
    if (file.endsWith('.jinja')) return { file, text: await readText(files, file, limits.template) };
    const json = await readJson(files, file);
    const text = isObject(json) ? defaultOf(json['chat_template'] ?? null, file) : null;
    if (text !== null) return { file, text };
  }
  return null;
}

/** The template among named ones, or the only one. */
function defaultOf(value: Json, file: string): string | null {
  if (value === null || typeof value === 'string') return value;
  const named = Array.isArray(value) ? value.flatMap((one) => (isObject(one) ? [[one['name'], one['template']] as const] : [])) : isObject(value) ? Object.entries(value) : [];
  const found = named.find(([name]) => name === 'default')?.[1];
  if (typeof found !== 'string') throw new CheckpointError(file, `"chat_template" must be a template, or several of which one is called default, got ${show(value)}`);
  return found;
}

/**
 * What was said as a prompt, up to where the answer begins.
 *
 * @param special pieces by the names that templates know them by: bos_token, eos_token, image_token
 * @throws CheckpointError for templates that cannot be read, refuse what was said, or do not come to an end
 */
export function renderChat({ file, text }: ChatTemplate, messages: readonly Message[], special: Readonly<Record<string, string>> = {}): string {
  if (text.length > limits.template) throw new CheckpointError(file, `"chat_template" must have at most ${limits.template} characters, got ${text.length}`);
  const known = new Environment();
  const set = (name: string, value: unknown): void => void known.set(name, value);
  for (const [name, value] of [['true', true], ['false', false], ['none', null]] as const) {
    set(name, value);
    set(`${name[0]?.toUpperCase()}${name.slice(1)}`, value);
  }
  set('range', range);
  set('strftime_now', (format: string) => dated(format, new Date()));
  set('raise_exception', (message: string) => {
    throw new Refusal(message);
  });
  for (const [name, value] of Object.entries({ ...special, messages, add_generation_prompt: true })) set(name, value);
  try {
    const result = new Bounded(known).run(parse(tokenize(text, { lstrip_blocks: true, trim_blocks: true })));
    return String(result.value);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CheckpointError(file, cause instanceof Refusal ? `"chat_template" refuses what was said: ${quote(why)}` : `"chat_template" must be a template that can be followed, got one of which the interpreter says ${quote(why)}`, { cause });
  }
}

/** What a template itself says is wrong. */
class Refusal extends Error {}

/** An interpreter that gives up in time, and before texts grow without end. */
class Bounded extends Interpreter {
  readonly #until = performance.now() + limits.milliseconds;
  #steps = 0;

  override evaluate(statement: unknown, scope: Scope): { readonly value: unknown } {
    if (++this.#steps % 64 === 0 && performance.now() > this.#until) throw new Error(`it must end within ${limits.milliseconds} ms`);
    const result = super.evaluate(statement, scope);
    if (typeof result.value === 'string' && result.value.length > limits.characters) throw new Error(`its texts must have at most ${limits.characters} characters`);
    return result;
  }
}

/** Python's, of so many items at most. */
function range(start: number, stop?: number, step = 1): number[] {
  const [from, to] = stop === undefined ? [0, start] : [start, stop];
  const count = Math.max(0, Math.ceil((to - from) / step));
  if (!(count <= limits.items)) throw new Error(`range() must give at most ${limits.items} numbers, got ${count}`);
  return Array.from({ length: count }, (_, i) => from + i * step);
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** A moment as Python's strftime writes it, in the conversions that templates use. */
export function dated(format: string, now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [month, day] = [months[now.getMonth()] as string, days[now.getDay()] as string];
  const parts: Readonly<Record<string, string>> = {
    '%': '%', d: two(now.getDate()), m: two(now.getMonth() + 1), Y: String(now.getFullYear()), y: two(now.getFullYear() % 100), b: month.slice(0, 3), B: month,
    a: day.slice(0, 3), A: day, H: two(now.getHours()), M: two(now.getMinutes()), S: two(now.getSeconds()),
  };
  return format.replace(/%(.)/g, (whole, of: string) => parts[of] ?? whole);
}
