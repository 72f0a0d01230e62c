// The verb at work, with whatever verbs and nouns the lexicon has: each pattern and how often it is said.
import type { Pattern } from '../statements.ts';
import { between, denying } from './denials.ts';
import { asking, causing, governed, linking, moodTo, necessity } from './infinitives.ts';
import { chained, clitics, commanding } from './pronouns.ts';
import { selfish } from './reflexives.ts';
import { aspects, being, duration, goingOn, habitual, hadDone, havingHad, ifs, whenThen } from './tenses.ts';

const patterns: readonly (readonly [weight: number, pattern: Pattern])[] = [
  [6, being], [6, havingHad], [7, goingOn], [5, habitual], [5, hadDone], [6, whenThen], [6, ifs], [6, duration], [5, aspects], [7, necessity], [5, moodTo], [7, causing], [8, asking], [7, governed], [7, linking], [10, clitics], [7, chained], [9, commanding], [12, selfish], [9, denying], [5, between],
];
/** Il a été malade. Quand j'aurai le temps, j'irai. Rends-le-moi. Personne ne l'a vu. */
export const verbal: Pattern = (chance) => chance.weighted(patterns)(chance);
