// Chat templates as Hugging Face renders them, and what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../checkpoint/index.ts';
import { dated, type Message, readChatTemplate, renderChat } from './chat-template.ts';

interface Case {
  readonly name: string;
  readonly template: string;
  readonly messages: readonly Message[];
  readonly text: string;
}
const { special, rendered } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'test', 'fixtures', 'chat-templates.json'), 'utf8')) as { special: Record<string, string>; rendered: Case[] };
const files = (contents: Readonly<Record<string, string>>) => memoryFiles(new Map(Object.entries(contents).map(([name, text]) => [name, new TextEncoder().encode(text)])), 'folder');

describe('chat templates', () => {
  it.each(rendered)('$name', ({ template, messages, text }) => {
    expect(renderChat({ file: 'chat_template.jinja', text: template }, messages, special)).toBe(text);
  });

  it('are found where folders have them, a processor’s before its tokenizer’s', async () => {
    const own = (text: unknown): string => JSON.stringify({ chat_template: text });
    const all = { 'processor_config.json': own('a'), 'chat_template.json': own('b'), 'chat_template.jinja': 'c', 'tokenizer_config.json': own([{ name: 'tools', template: 'x' }, { name: 'default', template: 'd' }]) };
    const left: Record<string, string> = { ...all };
    for (const [file, text] of [['processor_config.json', 'a'], ['chat_template.json', 'b'], ['chat_template.jinja', 'c'], ['tokenizer_config.json', 'd']] as const) {
      expect(await readChatTemplate(files(left))).toEqual({ file, text });
      delete left[file];
    }
    expect(await readChatTemplate(files({ 'tokenizer_config.json': '{}' }))).toBe(null);
    await expect(readChatTemplate(files({ 'tokenizer_config.json': own([{ name: 'tools', template: 'x' }]) }))).rejects.toThrow('"chat_template" must be a template, or several of which one is called default');
  });

  it.each([
    ['{{ raise_exception("no system turns") }}', 'chat_template.jinja: "chat_template" refuses what was said: "no system turns"'],
    ['{% for x in %}', '"chat_template" must be a template that can be followed'],
    ['{{ messages() }}', '"chat_template" must be a template that can be followed'],
    ['{% for a in range(60000) %}{% for b in range(60000) %}{% set c = a * b %}{% endfor %}{% endfor %}', 'it must end within 1000 ms'],
    ['{{ range(1000000000) }}', 'range() must give at most 65536 numbers, got 1000000000'],
    ['{% set ns = namespace(x="0123456789") %}{% for a in range(40) %}{% set ns.x = ns.x + ns.x %}{% endfor %}', 'its texts must have at most 4194304 characters'],
  ])('refuse %s', (text, message) => {
    const begun = performance.now();
    expect(() => renderChat({ file: 'chat_template.jinja', text }, [{ role: 'user', content: 'a' }])).toThrow(message);
    expect(performance.now() - begun).toBeLessThan(3000);
  });

  it('write dates as Python does', () => {
    expect(dated('%d %b %Y %H:%M:%S 100%% %A %B %y %Q', new Date(2024, 6, 3, 4, 5, 6))).toBe('03 Jul 2024 04:05:06 100% Wednesday July 24 %Q');
  });
});
