// What is public is described: every value that the index exports, and every method of the models it loads.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const source = (file: string): string[] => readFileSync(join(import.meta.dirname, '..', 'src', file), 'utf8').split('\n');
const described = (lines: readonly string[], at: number): boolean => lines[at - 1]?.trimEnd().endsWith('*/') ?? false;

it.each(['index.ts', 'web.ts'])('every value that %s exports has a docstring', (index) => {
  const missing: string[] = [];
  let seen = 0;
  for (const [, names = '', file = ''] of source(index).join('\n').matchAll(/^export \{([^}]*)\} from '\.\/([^']*)';$/gm)) {
    for (const name of names.split(',').map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('type '))) {
      // an index of a folder passes on what its own files describe
      if (file.endsWith('/index.ts')) continue;
      const lines = source(file);
      const at = lines.findIndex((line) => new RegExp(`^export (?:async )?(?:function\\*? |class |const )${name}\\b`).test(line));
      seen++;
      if (at < 0 || !described(lines, at)) missing.push(`${file}: ${name}`);
    }
  }
  for (const [at, line] of source(index).entries()) if (/^export (?:async )?function/.test(line) && !described(source(index), at)) missing.push(`${index}: ${line}`);
  expect(missing).toEqual([]);
  expect(seen).toBeGreaterThan(5);
});

it('every method of a loaded model has a docstring, and an example but where it only frees', () => {
  const lines = source('load.ts');
  const methods = lines.flatMap((line, at) => {
    const [, name] = /^ {2}(?:async )?\*?([a-z]\w*)\(.*\{$/.exec(line) ?? [];
    return name && name !== 'constructor' ? [{ name, at }] : [];
  });
  expect(methods.length).toBeGreaterThan(5);
  for (const { name, at } of methods) {
    expect(described(lines, at), name).toBe(true);
    let from = at - 1;
    while (!(lines[from] as string).trimStart().startsWith('/**')) from--;
    if (name !== 'release') expect(lines.slice(from, at).join('\n'), name).toContain('@example');
  }
});

it('no text holds what a merge left open', () => {
  const root = join(import.meta.dirname, '..');
  const texts = ['.', 'docs', 'bench', 'test/reference', ...readdirSync(join(root, 'zoo')).map((name) => `zoo/${name}`)].flatMap((folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.md')).map((name) => join(folder, name)));
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((name) => /^(<{7}|={7}|>{7})( |$)/m.test(readFileSync(join(root, name), 'utf8')))).toEqual([]);
});
