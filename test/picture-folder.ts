// Picture models for tests: what a folder on the hub has beside a fixture's config and weights.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A fixture with a tokenizer of words (w0 … w60) and a processor: what a folder on the hub has. */
export function pictureFolder(home: string, fixture: string, size: number, roles: Readonly<Record<string, number>>, type: string, width = size): string {
  const to = join(home, fixture);
  cpSync(join(import.meta.dirname, 'fixtures', fixture), to, { recursive: true });
  const special = Object.entries(roles).map(([role, id]) => ({ role, id, content: `[${role.toUpperCase()}]`, special: true, single_word: false, lstrip: false, rstrip: false, normalized: false }));
  const vocab = Object.fromEntries(Array.from({ length: 61 }, (_, id) => [special.find((one) => one.id === id)?.content ?? `w${id}`, id]));
  const frame = (role: string) => ({ SpecialToken: { id: `[${role.toUpperCase()}]`, type_id: 0 } });
  writeFileSync(join(to, 'tokenizer.json'), JSON.stringify({
    version: '1.0', truncation: null, padding: null, added_tokens: special.map(({ role: _, ...one }) => one), normalizer: null, pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: { type: 'TemplateProcessing', single: [frame('cls'), { Sequence: { id: 'A', type_id: 0 } }, frame('sep')], pair: [frame('cls'), { Sequence: { id: 'A', type_id: 0 } }, frame('sep')], special_tokens: Object.fromEntries(['cls', 'sep'].map((role) => [`[${role.toUpperCase()}]`, { id: `[${role.toUpperCase()}]`, ids: [roles[role]], tokens: [`[${role.toUpperCase()}]`] }])) },
    decoder: null, model: { type: 'WordLevel', vocab, unk_token: `[UNK]` },
  }));
  writeFileSync(join(to, 'tokenizer_config.json'), JSON.stringify(Object.fromEntries(Object.keys(roles).map((role) => [`${role}_token`, `[${role.toUpperCase()}]`]))));
  writeFileSync(join(to, 'preprocessor_config.json'), JSON.stringify({ image_processor_type: `${type}ImageProcessor`, size: { height: size, width }, do_center_crop: false }));
  return to;
}
