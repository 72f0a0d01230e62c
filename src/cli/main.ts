// The command line: one file a command, opened only when it is asked for.
import { runCommand } from 'citty';
import manifest from '../../package.json' with { type: 'json' };
import { type Described, overview, page } from './help.ts';
import { fail, print, UsageError } from './terminal.ts';

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

/** Runs a command line; ends the process with 2 where the user can mend what was wrong. */
export async function main(argv: string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  const [name] = argv;
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      print(overview(await Promise.all(Object.entries(commands).map(async ([one, open]) => [one, (await open()) as Described] as const))));
      return;
    }
    if (name === '--version' || name === '-v' || name === 'version') {
      print(manifest.version);
      return;
    }
    const command = commands[name as keyof typeof commands];
    if (!command || !Object.hasOwn(commands, name)) throw new UsageError(`sightline: no command is named "${name}"; known: ${Object.keys(commands).join(', ')}`);
    const definition = (await command()) as Parameters<typeof runCommand>[0];
    if (argv.includes('--help') || argv.includes('-h')) {
      print(page(name, definition as Described, rest[name as keyof typeof commands] ?? ''));
      return;
    }
    refuseUnknownFlags(definition as never, argv.slice(1));
    await runCommand(definition, { rawArgs: argv.slice(1) });
  } catch (error) {
    // citty's own errors are the user's to mend
    if (error instanceof Error && error.name === 'CLIError') fail(new UsageError(error.message));
    fail(error);
  }
}

function refuseUnknownFlags(definition: { args?: Record<string, { type?: string }> }, argv: readonly string[]): void {
  const known = Object.keys(definition.args ?? {}).filter((name) => definition.args?.[name]?.type !== 'positional');
  for (const argument of argv) {
    if (argument === '--') return;
    const match = /^--(?:no-)?([^=]+)/.exec(argument);
    const short = /^-(?![-\d.])./.test(argument);
    if (short || (match && !known.includes(match[1] as string))) throw new UsageError(`sightline: no option is named "${argument}"; known: ${known.map((name) => `--${name}`).join(', ')}${short ? '; for a text that begins with "-", put -- before it' : ''}`);
  }
}
