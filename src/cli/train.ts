// sightline train <recipe>: trains a recipe's model, resumes where it was stopped, writes the finished folder.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { appendFile, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineCommand } from 'citty';
import { checkRecipe, modelFolder, packageFolder, parametersOf, prepareTraining, type Progress, type Recipe, readState, type RunState, type SavedState, saveState, safetensorsChunks, type Vocabulary, vocabularyOf, writeAtomically, zooFolder } from '../training.ts';
import { wholeNumber } from './arguments.ts';
import { lossCurve } from './curve.ts';
import { dim, interactive, print, UsageError } from './terminal.ts';

async function findRecipe(name: string): Promise<Recipe> {
  const short = name.replace(/\/$/, '').split('/').at(-1) as string;
  const bundled = join(packageFolder(), 'dist', 'recipes', `${short}.js`);
  const path = /\.m?js$/.test(name) ? resolve(name) : bundled;
  if (!existsSync(path)) throw new UsageError(`train: there must be a recipe "${name}", and there is none; try recipes/fr-en, or a .js file that exports one`);
  const file = (await import(pathToFileURL(path).href).catch((error: unknown) => {
    throw new UsageError(`${name}: a recipe must be JavaScript that runs, got ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
  })) as { default: Recipe };
  checkRecipe(file.default, name);
  return file.default;
}

/** The folder to write to, made ready. @param from folder that is begun from. Throws UsageError where a model is there that would be lost, and where it cannot be written to. */
function outFolder(out: string, shown: string, from: string | undefined): void {
  const model = ['config.json', 'model.safetensors'].find((file) => existsSync(join(out, file)));
  // a model that is itself begun from is meant to be replaced
  const goesOn = existsSync(stateOf(out)) || from === out;
  if (model && !goesOn) throw new UsageError(`train: ${shown} holds a model already (${model}), which would be lost; give another --out, remove it, or train it further with --from ${shown}`);
  try {
    mkdirSync(join(out, '.training'), { recursive: true });
    accessSync(out, constants.W_OK);
  } catch (error) {
    throw new UsageError(`train: --out must be a folder that can be written to, got ${shown} (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}

const stateOf = (out: string): string => join(out, '.training', 'state.safetensors');
const folderOf = (model: string): string => resolve(modelFolder(model).folder);

/** What a run left in its folder. Throws UsageError for what is damaged, and for what was asked that contradicts it. */
async function savedIn(out: string, shown: string, { from, steps }: { readonly from: string | undefined; readonly steps: number }): Promise<{ readonly state?: SavedState; readonly vocabulary?: Vocabulary }> {
  const damaged = (file: string, error: unknown): never => {
    throw new UsageError(`train: ${join(shown, '.training', file)} must be what a run left, and it is damaged: ${error instanceof Error ? error.message : error}; remove ${join(shown, '.training')} to begin anew`);
  };
  const [stateFile, vocabularyFile] = [stateOf(out), join(out, '.training', 'pieces.json')];
  const state = existsSync(stateFile) ? await readState(stateFile).catch((error) => damaged('state.safetensors', error)) : undefined;
  const vocabulary = existsSync(vocabularyFile) ? await readFile(vocabularyFile, 'utf8').then((text) => JSON.parse(text) as Vocabulary).catch((error) => damaged('pieces.json', error)) : undefined;
  const step = Number(state?.metadata['step']);
  if (step > steps) throw new UsageError(`train: the run in ${shown} is at step ${step} already, further than ${steps}; give --steps from ${step}, or another --out`);
  const begun = state?.metadata['from'];
  if (from !== undefined && begun !== undefined && begun !== from) throw new UsageError(`train: the run in ${shown} was begun from ${begun === '' ? 'nothing' : begun}, got --from ${from}; leave --from out to go on with it, or give another --out`);
  return { ...(state ? { state } : {}), ...(vocabulary ? { vocabulary } : {}) };
}

/** A folder as commands take it: a bare name that is also the zoo's would be the zoo's. */
const asTyped = (out: string): string => (zooFolder(out) === null ? out : `./${out}`);

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
    const shown = asTyped(args.out ?? recipe.name);
    const out = resolve(shown);
    const given = args.from === undefined ? undefined : folderOf(args.from);
    outFolder(out, shown, given);
    const work = join(out, '.training');
    const logFile = join(out, 'training.jsonl');
    const say = (text: string, json: Record<string, unknown>): void => print(args.json ? JSON.stringify(json) : text);
    const { state: saved, vocabulary: kept } = await savedIn(out, shown, { from: given, steps });
    const from = saved ? undefined : (given ?? (recipe.from === undefined ? undefined : folderOf(recipe.from)));
    const begun = saved ? saved.metadata['from'] : (from ?? '');
    const known = kept ?? (from === undefined ? undefined : await vocabularyOf(from, recipe));
    const { vocabulary, run, folder, measure } = prepareTraining({ ...recipe, schedule: { ...recipe.schedule, steps } }, {
      ...(known ? { vocabulary: known } : {}),
      ...(from === undefined ? {} : { initial: await parametersOf(from) }),
    });
    await writeAtomically(join(work, 'pieces.json'), new TextEncoder().encode(JSON.stringify(vocabulary)));
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
        await writeAtomically(stateOf(out), safetensorsChunks(arrays, { ...metadata, ...(begun === undefined ? {} : { from: begun }) }));
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
    if (measured) await writeAtomically(join(out, 'sightline.json'), new TextEncoder().encode(`${JSON.stringify(measured.found, null, 2)}\n`));
    await rm(work, { recursive: true, force: true });
    const own = shown.startsWith('./') && shown !== args.out ? `; commands take it as ${shown}, and ${shown.slice(2)} is the zoo’s` : '';
    say(`written to ${shown}${measured ? `: ${measured.summary}` : ''}${own}`, { out: shown, ...measured?.found });
  },
});
