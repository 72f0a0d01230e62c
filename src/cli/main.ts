// The command line: one file a command, opened only when it is asked for.
import { runCommand } from 'citty';
import manifest from '../../package.json' with { type: 'json' };
import { type Described, overview, page } from './help.ts';
import { clip, fail, print, UsageError } from './terminal.ts';
import { asksForHelp, sorted } from './words.ts';

const commands = {
  translate: () => import('./translate.ts').then((file) => file.default),
  transcribe: () => import('./transcribe.ts').then((file) => file.default),
  complete: () => import('./complete.ts').then((file) => file.default),
  caption: () => import('./caption.ts').then((file) => file.default),
  ask: () => import('./ask.ts').then((file) => file.default),
  read: () => import('./read.ts').then((file) => file.default),
  classify: () => import('./classify.ts').then((file) => file.default),
  embed: () => import('./embed.ts').then((file) => file.default),
  export: () => import('./export.ts').then((file) => file.default),
  forward: () => import('./forward.ts').then((file) => file.default),
  inspect: () => import('./inspect.ts').then((file) => file.default),
  generate: () => import('./generate.ts').then((file) => file.default),
  train: () => import('./train.ts').then((file) => file.default),
} as const;

/** What comes after the arguments that a command names. */
const rest: Partial<Record<keyof typeof commands, string>> = {
  translate: '[text…]', transcribe: '[audio…]', complete: '[prompt]', caption: '<image…>', ask: '<image…> "question"', read: '<image…>', classify: '<image> [label…]',
  embed: '[text…]', inspect: '[text|image|audio] [question|label…]',
};

/** A command line that begins by asking for help, as one that asks for it behind its command; `--help` alone where it names none. */
function askedInFront(argv: readonly string[]): readonly string[] {
  const [first = '', ...others] = argv;
  if (!['help', '--help', '-h'].includes(first)) return argv;
  const named = others.filter((word) => !asksForHelp([word]));
  return named.length === 1 ? [...named, '--help'] : ['--help', ...named];
}

/** Runs a command line; ends the process with 2 where the user can mend what was wrong. */
export async function main(argv: string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    fail(new UsageError(`standard output: must take what is written to it, got ${error.message}`));
  });
  const [name, ...words] = askedInFront(argv);
  try {
    if (name === undefined || name === '--help') {
      if (words.length > 0) throw new UsageError(`help: takes the name of one command, got "${clip(words.join(' '), 60)}"`);
      print(overview(await Promise.all(Object.entries(commands).map(async ([one, open]) => [one, (await open()) as Described] as const))));
      return;
    }
    if (name === '--version' || name === '-v' || name === 'version') {
      print(manifest.version);
      return;
    }
    const command = commands[name as keyof typeof commands];
    if (!command || !Object.hasOwn(commands, name)) throw new UsageError(`sightline: no command is named "${name}"; known: ${Object.keys(commands).join(', ')}`);
    const definition = (await command()) as Described & Parameters<typeof runCommand>[0];
    const more = rest[name as keyof typeof commands];
    if (asksForHelp(words)) {
      print(page(name, definition, more ?? ''));
      return;
    }
    await runCommand(definition, { rawArgs: sorted(name, definition, words, more !== undefined) });
  } catch (error) {
    fail(error);
  }
}
