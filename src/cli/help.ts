// Help: what commands there are, and what one takes, wrapped to the terminal's width.
import { bold, cells, dim, pad, width, wrap } from './terminal.ts';

/** What help reads of a command's definition. */
export type Described = {
  readonly meta?: { readonly description?: string };
  readonly args?: Readonly<Record<string, { readonly type?: string; readonly description?: string; readonly default?: unknown; readonly required?: boolean; readonly alias?: string }>>;
};

/** Help stays narrow on wide terminals. */
const columns = (): number => Math.min(width(), 80);

/** Names on the left, what they mean beside them. */
function table(rows: readonly (readonly [name: string, meaning: string])[]): string {
  const left = Math.max(...rows.map(([name]) => cells(name)));
  return rows.flatMap(([name, meaning]) => wrap(meaning, columns() - left - 4).map((line, i) => `  ${bold(pad(i === 0 ? name : '', left))}  ${line}`)).join('\n');
}

/** All commands, a line each. */
export function overview(commands: readonly (readonly [name: string, command: Described])[]): string {
  return [
    bold('sightline <command> <model> …'), '',
    'Transformers that show where every output came from', '',
    table(commands.map(([name, { meta }]) => [name, meta?.description ?? ''])), '',
    dim('sightline <command> --help tells what a command takes'),
  ].join('\n');
}

/** One command: how it is called, what it does, its arguments and options with their defaults. */
export function page(name: string, { meta, args = {} }: Described, rest: string): string {
  const all = Object.entries(args);
  const positional = all.filter(([, { type }]) => type === 'positional');
  const options = all.filter(([, { type }]) => type !== 'positional');
  const said = ([argument, one]: (typeof all)[number]): string => `${one.description ?? ''}${typeof one.default === 'string' ? ` (default: ${one.default})` : one.default === true ? ` (default; --no-${argument} does not)` : ''}`;
  return [
    bold(['sightline', name, ...positional.map(([argument]) => `<${argument}>`), rest].filter(Boolean).join(' ')), '',
    ...wrap(meta?.description ?? '', columns()), '',
    table([
      ...positional.map((one) => [one[0], said(one)] as const),
      ...options.map((one) => [`--${one[0]}${one[1].type === 'boolean' ? '' : ' …'}`, said(one)] as const),
    ]),
  ].join('\n');
}
