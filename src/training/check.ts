// What a recipe must have, told field by field before anything is made of it.
import { InputError, told } from '../errors.ts';

type Kind = 'translation' | 'picture' | 'voice';
type Sort = 'a text' | 'a number' | 'an object' | 'a list' | 'a function';

const base = {
  name: 'a text', seed: 'a number', config: 'an object', 'config.model_type': 'a text', schedule: 'an object', 'schedule.peak': 'a number', 'schedule.warmup': 'a number', 'schedule.steps': 'a number',
} as const satisfies Record<string, Sort>;

const own: Readonly<Record<Kind, Readonly<Record<string, Sort>>>> = {
  translation: { tokenizer: 'an object', 'tokenizer.size': 'a number', 'tokenizer.sentences': 'a number', 'tokenizer.required': 'a text', batchTokens: 'a number', pairs: 'a function' },
  picture: { size: 'a number', batch: 'a number', examples: 'a function' },
  voice: { window: 'a number', batch: 'a number', tokenizer: 'an object', 'tokenizer.size': 'a number', 'tokenizer.sentences': 'a number', languages: 'a list', texts: 'a function', examples: 'a function' },
};

function sortOf(value: unknown): Sort | 'nothing' {
  if (typeof value === 'string' && value !== '') return 'a text';
  if (typeof value === 'number' && Number.isFinite(value)) return 'a number';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : 'nothing';
}

/** Refuses what is no recipe. @param file where it was read, for the message. Throws InputError that names the field. */
export function checkRecipe(recipe: unknown, file: string): void {
  if (sortOf(recipe) !== 'an object') throw new InputError(`${file}: must export a recipe as its default, got ${recipe === undefined ? 'none' : told(recipe)}`);
  const { kind = 'translation' } = recipe as { kind?: unknown };
  if (!Object.hasOwn(own, kind as Kind)) throw new InputError(`${file}: "kind" must be one of ${Object.keys(own).join(', ')}, got ${told(kind)}`);
  for (const [field, sort] of Object.entries({ ...base, ...own[kind as Kind] })) {
    const value = field.split('.').reduce<unknown>((one, name) => (one as Record<string, unknown>)[name], recipe);
    if (sortOf(value) !== sort) throw new InputError(`${file}: "${field}" must be ${sort}, got ${value === undefined ? 'none' : told(value)}`);
  }
}
