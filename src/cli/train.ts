// sightline train <recipe>: trains a recipe's model, resumes where it was stopped, writes the finished folder.
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineCommand } from 'citty';
import { packageFolder, parametersOf, prepareTraining, type Progress, type Recipe, readState, type RunState, saveState, safetensorsChunks, type Vocabulary, vocabularyOf, writeAtomically } from '../training.ts';
import { wholeNumber } from './arguments.ts';
import { lossCurve } from './curve.ts';
import { dim, interactive, print, UsageError } from './terminal.ts';

async function findRecipe(name: string): Promise<Recipe> {
  const short = name.replace(/\/$/, '').split('/').at(-1) as string;
  const bundled = join(packageFolder(), 'dist', 'recipes', `${short}.js`);
  const path = /\.m?js$/.test(name) ? resolve(name) : bundled;
  if (!existsSync(path)) throw new UsageError(`train: there must be a recipe "${name}", and there is none; try recipes/fr-en, or a .js file that exports one`);
  return ((await import(pathToFileURL(path).href)) as { default: Recipe }).default;
}

const minutes = (seconds: number): string => (seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`);

export default defineCommand({
  meta: { name: 'train', description: 'Train a recipe’s model; Ctrl-C keeps what is done, and the same command goes on' },
  args: {
    recipe: { type: 'positional', description: 'recipes/fr-en, or a .js file that exports a recipe', required: true },
    out: { type: 'string', description: 'Folder of the model (default: ./<recipe’s name>)' },
    from: { type: 'string', description: 'Zoo model or folder whose parameters of the same name and shape are begun from (default: the recipe’s)' },
    steps: { type: 'string', description: 'Steps in all (default: the recipe’s)' },
    'save-every': { type: 'string', description: 'Steps between saves', default: '500' },
    json: { type: 'boolean', description: 'One JSON object a line' },
  },
  async run({ args }) {
    const recipe = await findRecipe(args.recipe);
    const steps = wholeNumber(args.steps, '--steps', 1) ?? recipe.schedule.steps;
    const saveEvery = wholeNumber(args['save-every'], '--save-every', 1) ?? 500;
    const out = resolve(args.out ?? recipe.name);
    const work = join(out, '.training');
    await mkdir(work, { recursive: true });
    const stateFile = join(work, 'state.safetensors');
    const logFile = join(out, 'training.jsonl');
    const vocabularyFile = join(work, 'pieces.json');
    const say = (text: string, json: Record<string, unknown>): void => print(args.json ? JSON.stringify(json) : text);
    const saved = existsSync(stateFile) ? await readState(stateFile) : undefined;
    const from = saved ? undefined : (args.from ?? recipe.from);
    const known = existsSync(vocabularyFile) ? (JSON.parse(await readFile(vocabularyFile, 'utf8')) as Vocabulary) : from === undefined ? undefined : await vocabularyOf(from, recipe);
    const { vocabulary, run, folder, measure } = prepareTraining({ ...recipe, schedule: { ...recipe.schedule, steps } }, {
      ...(known ? { vocabulary: known } : {}),
      ...(from === undefined ? {} : { initial: await parametersOf(from) }),
    });
    await writeAtomically(vocabularyFile, new TextEncoder().encode(JSON.stringify(vocabulary)));
    if (saved) say(`going on from step ${saved.metadata['step']}`, { resumed: Number(saved.metadata['step']) });
    const stop = new AbortController();
    const onSignal = (): void => {
      if (stop.signal.aborted) process.exit(130);
      stop.abort();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    const losses: { step: number; loss: number }[] = [];
    // means of the losses since the last line
    let since: Progress[] = [];
    const mean = (name: 'loss' | 'apart' | 'unnamed'): number => Number((since.reduce((sum, progress) => sum + (progress[name] ?? 0), 0) / since.length).toFixed(4));
    const state: RunState = await run({
      saveEvery, validateEvery: 500, signal: stop.signal,
      save: async (current) => {
        const { arrays, metadata } = saveState(current);
        await writeAtomically(stateFile, safetensorsChunks(arrays, metadata));
      },
      progress: (progress) => {
        since.push(progress);
        if (interactive && !args.json) process.stdout.write(`\r${dim(`step ${progress.step}/${progress.steps}  loss ${progress.loss.toFixed(3)}  ${Math.round(progress.tokensPerSecond)} tokens/s  ${minutes(progress.secondsLeft)} left`)}\u001b[K`);
        if (progress.step % 50 !== 0 && progress.validationLoss === undefined && progress.step !== progress.steps) return;
        const line = {
          step: progress.step, loss: mean('loss'), learningRate: progress.learningRate,
          ...(progress.apart === null ? {} : { apart: mean('apart') }), ...(progress.unnamed === null ? {} : { unnamed: mean('unnamed') }),
          tokensPerSecond: Math.round(progress.tokensPerSecond), ...(progress.validationLoss === undefined ? {} : { validationLoss: Number(progress.validationLoss.toFixed(4)) }),
        };
        losses.push({ step: line.step, loss: line.loss });
        since = [];
        void appendFile(logFile, `${JSON.stringify(line)}\n`);
        if (args.json) print(JSON.stringify(line));
        else if (!interactive) print(`step ${line.step}/${steps}  loss ${line.loss}${line.validationLoss === undefined ? '' : `  held-out ${line.validationLoss}`}  ${line.tokensPerSecond} tokens/s  ${minutes(progress.secondsLeft)} left`);
      },
    }, saved);
    if (interactive && !args.json) process.stdout.write('\n');
    if (state.step < steps) {
      say(`stopped at step ${state.step}; the same command goes on from there`, { stopped: state.step });
      process.exit(130);
    }
    for (const [name, bytes] of folder(state)) await writeAtomically(join(out, name), bytes);
    if (!args.json && losses.length > 2) print(`\n${lossCurve(losses)}\n`);
    const measured = await measure(out);
    if (measured) await writeFile(join(out, 'sightline.json'), `${JSON.stringify(measured.found, null, 2)}\n`);
    await rm(work, { recursive: true, force: true });
    say(`written to ${args.out ?? recipe.name}${measured ? `: ${measured.summary}` : ''}`, { out: args.out ?? recipe.name, ...measured?.found });
  },
});
