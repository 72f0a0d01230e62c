// A command line's words, each accounted for: which are options, which are values, texts or files. What citty would drop,
// guess at or say in words of its own is refused here.
import type { Described } from './help.ts';
import { clip, UsageError } from './terminal.ts';

/** Whether help is asked for. After `--` come texts. */
export const asksForHelp = (words: readonly string[]): boolean => words.slice(0, words.includes('--') ? words.indexOf('--') : words.length).some((word) => word === '--help' || word === '-h');

/**
 * The words as they cannot be misread: options with their values behind `=`, `--`, all others in order.
 *
 * @param rest whether texts or files come after the arguments that have names
 * @throws UsageError for options that are not known or given twice, values that are missing or of no use, arguments that are missing or too many
 */
export function sorted(command: string, { args = {} }: Described, words: readonly string[], rest: boolean): string[] {
  const all = Object.entries(args);
  const [named, known] = [all.filter(([, { type }]) => type === 'positional'), new Map(all.filter(([, { type }]) => type !== 'positional'))];
  const [options, given]: [string[], string[]] = [[], []];
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') given.push(...left.splice(0));
    // "-5 degrés" and "- Oui." are texts
    else if (!/^--?\p{L}/u.test(word)) given.push(word);
    else options.push(option(word, known, left));
  }
  const asked = `try sightline ${command} --help`;
  for (const [i, one] of options.entries()) {
    const name = one.slice(0, one.indexOf('='));
    if (options.findIndex((other) => other.startsWith(`${name}=`)) < i) throw new UsageError(`${command}: ${name} must be given once, got it twice`);
  }
  for (const [i, [name]] of named.entries()) if (!given[i]?.trim()) throw new UsageError(`${command}: <${name}> must be given, got ${given[i] === undefined ? 'none' : 'an empty one'}; ${asked}`);
  for (const [name, { required }] of known) if (required && !options.some((one) => one.startsWith(`--${name}=`) && one.length > name.length + 3)) throw new UsageError(`${command}: --${name} must be given, got none; ${asked}`);
  if (!rest && given.length > named.length) throw new UsageError(`${command}: takes ${named.map(([name]) => `<${name}>`).join(' ')} and options, got "${clip(given[named.length] as string, 60)}" too; ${asked}`);
  // citty takes what begins with "--no-" for the opposite of another option: it gets such a name's other one
  const other = (one: string): string => one.replace(/^--(no-[^=]+)/, (_, name: string) => `--${known.get(name)?.alias ?? name}`);
  return [...options.map(other), '--', ...given];
}

/** One option, its value taken from the words after it where it needs one. */
function option(word: string, known: ReadonlyMap<string, { readonly type?: string }>, left: string[]): string {
  const [, name = '', value] = /^--([^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  const one = known.get(name);
  const without = /^no-(.*)$/.exec(name)?.[1];
  if (!one && without !== undefined && known.get(without)?.type === 'boolean' && value === undefined) return `--${without}=false`;
  if (!one) throw new UsageError(`sightline: no option is named "${clip(word, 60)}"; known: ${[...known.keys()].map((other) => `--${other}`).join(', ')}${/^-[^-]|\s/.test(word) ? '; for a text that begins with "-", put -- before it' : ''}`);
  if (one.type === 'boolean') {
    if (value !== undefined && value !== 'true' && value !== 'false') throw new UsageError(`--${name} must be true or false where it has a value, got "${clip(value, 60)}"`);
    return `--${name}=${value ?? 'true'}`;
  }
  if (value !== undefined) return word;
  const next = left.shift();
  if (next === undefined) throw new UsageError(`--${name} must have a value, got none`);
  if (next === '--' || known.has(/^--([^=]+)/.exec(next)?.[1] ?? '')) throw new UsageError(`--${name} must have a value, got "${next}"; for a value that begins with "--", put = before it`);
  return `--${name}=${next}`;
}
