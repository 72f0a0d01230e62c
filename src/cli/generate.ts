// sightline generate <model> --inputs in.safetensors: token sequences as Hugging Face's generate gives them. Stable:
// meant for checking against other implementations. No tokenizer is needed.
import { defineCommand } from 'citty';
import { generateRaw } from '../raw.ts';
import { beamsOf, decimal, given, oneOf, opening, sampling, samplingOf, wholeNumber, writing } from './arguments.ts';
import { print, UsageError } from './terminal.ts';

export default defineCommand({
  meta: { name: 'generate', description: 'Token sequences from token ids, as Hugging Face’s generate' },
  args: {
    model: { type: 'positional', description: 'Zoo name or folder', required: true },
    inputs: { type: 'string', description: 'safetensors file with input_ids and attention_mask, input_features, input_values or pixel_values', required: true },
    beams: { type: 'string', description: 'Beams' },
    'max-new-tokens': { type: 'string', description: 'Tokens written at most' },
    'max-length': { type: 'string', description: 'Longest sequence, prompt included' },
    'min-length': { type: 'string', description: 'Shortest sequence, prompt included' },
    'min-new-tokens': { type: 'string', description: 'Tokens written at least' },
    'num-return': { type: 'string', description: 'Sequences returned for each input' },
    'length-penalty': { type: 'string', description: 'Exponent of the length that scores are divided by' },
    'early-stopping': { type: 'string', description: 'true, false or never' },
    'no-repeat-ngram': { type: 'string', alias: 'ngram-once', description: 'Size of n-grams that may not come twice' },
    sample: { type: 'boolean', description: 'Draw rather than take the likeliest' },
    ...sampling,
    ...writing,
  },
  async run({ args }) {
    if (args.draft && args.sample) throw new UsageError('--draft writes the likeliest tokens, got --sample');
    const early = args['early-stopping'] === undefined ? undefined : oneOf(args['early-stopping'], '--early-stopping', ['true', 'false', 'never'] as const);
    const results = await generateRaw(args.model, args.inputs, {
      ...opening(args),
      options: {
        ...given('beams', beamsOf(args)),
        ...given('maxNewTokens', wholeNumber(args['max-new-tokens'], '--max-new-tokens', 1)),
        ...given('maxLength', wholeNumber(args['max-length'], '--max-length', 1)),
        ...given('minLength', wholeNumber(args['min-length'], '--min-length', 0)),
        ...given('minNewTokens', wholeNumber(args['min-new-tokens'], '--min-new-tokens', 0)),
        ...given('returned', wholeNumber(args['num-return'], '--num-return', 1)),
        ...given('lengthPenalty', decimal(args['length-penalty'], '--length-penalty')),
        ...given('earlyStopping', early === undefined ? undefined : early === 'never' ? ('never' as const) : early === 'true'),
        ...given('noRepeatNgram', wholeNumber(args['no-repeat-ngram'], '--no-repeat-ngram', 0)),
        ...given('sample', args.sample === true ? true : undefined),
        ...samplingOf(args),
      },
    });
    if (args.json) {
      print(JSON.stringify({ sequences: results.map((one) => one.ids), scores: results.map((one) => one.score) }));
      return;
    }
    for (const { ids, score } of results) print(`${score === null ? '' : `${score.toFixed(4)}  `}${ids.join(' ')}`);
  },
});
