// Everyday life domain by domain: each brings its words, its scenes (written as in scenes.ts) and its moulds (as in templates.ts).
import type { Noun, Verb } from '../lexicon/types.ts';
import * as constructions from './constructions.ts';
import * as daily from './daily.ts';
import * as deeds from './deeds.ts';
import * as dialogues from './dialogues.ts';
import * as forms from './forms.ts';
import * as grammar from './grammar.ts';
import * as home from './home.ts';
import * as letters from './letters.ts';
import * as messages from './messages.ts';
import * as people from './people.ts';
import * as reading from './reading.ts';
import * as senses from './senses.ts';
import * as stories from './stories.ts';
import * as table from './table.ts';
import * as talk from './talk.ts';
import * as things from './things.ts';
import * as town from './town.ts';
import * as turns from './turns.ts';
import * as units from './units.ts';
import * as vocabulary from './vocabulary.ts';
import * as work from './work.ts';

type Domain = { readonly nouns?: readonly Noun[]; readonly verbs?: readonly Verb[]; readonly scenes?: string; readonly moulds?: string };
const domains: readonly Domain[] = [daily, deeds, home, table, town, work, people, letters, senses, dialogues, stories, grammar, things, turns, reading, vocabulary, forms, talk, constructions, units, messages];
const lines = (of: (one: Domain) => string | undefined): string => domains.map((one) => of(one)?.trim()).filter(Boolean).join('\n');

export const nouns = domains.flatMap((one) => one.nouns ?? []);
export const verbs = domains.flatMap((one) => one.verbs ?? []);
export const scenes = lines((one) => one.scenes);
export const moulds = lines((one) => one.moulds);
