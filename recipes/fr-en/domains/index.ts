// Everyday life domain by domain: each brings its words, its scenes (written as in scenes.ts) and its moulds (as in templates.ts).
import * as grammar from './grammar.ts';
import * as home from './home.ts';
import * as letters from './letters.ts';
import * as people from './people.ts';
import * as table from './table.ts';
import * as town from './town.ts';
import * as work from './work.ts';

const domains = [home, table, town, work, people, letters, grammar];
export const nouns = domains.flatMap((one) => one.nouns);
export const verbs = domains.flatMap((one) => one.verbs);
export const scenes = domains.map((one) => one.scenes.trim()).filter(Boolean).join('\n');
export const moulds = domains.map((one) => one.moulds.trim()).filter(Boolean).join('\n');
