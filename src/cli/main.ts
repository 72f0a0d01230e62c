// The command line: one file a command, opened only when it is asked for.
import { defineCommand, renderUsage, runCommand } from 'citty';
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

const root = defineCommand({
  meta: { name: 'sightline', description: 'Transformers that show where every output came from' },
  subCommands: commands as never,
});

/** Runs a command line; ends the process with 2 where the user can mend what was wrong. */
export async function main(argv: string[]): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
  });
  const [name] = argv;
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      print(await renderUsage(root));
      return;
    }
    const command = commands[name as keyof typeof commands];
    if (!command || !Object.hasOwn(commands, name)) throw new UsageError(`sightline: no command is named "${name}"; known: ${Object.keys(commands).join(', ')}`);
    const definition = (await command()) as Parameters<typeof runCommand>[0];
    if (argv.includes('--help') || argv.includes('-h')) {
      print(await renderUsage(definition, root));
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
