// English word forms. The first word of a verb is the one inflected: get up → got up.

const irregular = new Map<string, readonly [past: string, participle: string]>(
  `be was been|forbid forbade forbidden|forgive forgave forgiven|split split split|have had had|do did done|go went gone|come came come|become became become|see saw seen|eat ate eaten|drink drank drunk|take took taken|give gave given
get got got|forget forgot forgotten|make made made|say said said|tell told told|know knew known|think thought thought|buy bought bought|bring brought brought|catch caught caught
teach taught taught|find found found|leave left left|feel felt felt|keep kept kept|sleep slept slept|meet met met|read read read|write wrote written|ride rode ridden|drive drove driven
speak spoke spoken|break broke broken|choose chose chosen|wake woke woken|wear wore worn|tear tore torn|sing sang sung|swim swam swum|begin began begun|run ran run|sit sat sat
stand stood stood|understand understood understood|win won won|lose lost lost|send sent sent|spend spent spent|lend lent lent|build built built|sell sold sold|hear heard heard
hold held held|pay paid paid|put put put|cut cut cut|hurt hurt hurt|let let let|set set set|shut shut shut|cost cost cost|fall fell fallen|fly flew flown|grow grew grown
draw drew drawn|throw threw thrown|show showed shown|hide hid hidden|bite bit bitten|steal stole stolen|shine shone shone|dream dreamed dreamed|learn learned learned|die died died
lie lied lied|rise rose risen|fight fought fought|feed fed fed|light lit lit|mean meant meant|hang hung hung|bet bet bet|hit hit hit|swear swore sworn|shake shook shaken|bleed bled bled|sting stung stung|burn burned burned|beat beat beaten|spread spread spread`
    .split(/[|\n]/)
    .map((line) => {
      const [base, past, participle] = line.split(' ') as [string, string, string];
      return [base, [past, participle]];
    }),
);

/** Adds a verb's past and participle where it is not known yet. */
export function learnPast(verb: string, pastForm: string, participleForm: string): void {
  if (!irregular.has(verb)) irregular.set(verb, [pastForm, participleForm]);
}

const doubles = /^(forbid|stop|plan|shop|jog|chat|hug|clap|drop|grab|pat|rub|skip|slip|step|tap|travel|cancel|swim|run|sit|get|put|cut|win|begin|forget|let|hit|shut|set|permit|prefer|rob|dig|wrap|knit|skid|wag|chop|stir|plug|unplug|whip|admit|mop|nod|regret|swap|log|clap|trip|step|ship|trim|nap|hop|spot|rip|pop|fit|occur|refer|commit|snap|quit|scan|label|quarrel|ban|drag|grin|hum|pin|sip|strip|submit|tip|zip|shrug|split|dial|bar|blur|cram|dim|flap|plot|rebel|shred|spit|trot|model|signal|unwrap)$/;

function onFirst(verb: string, change: (word: string) => string): string {
  const [first, ...rest] = verb.split(' ') as [string, ...string[]];
  return [change(first), ...rest].join(' ');
}

export const third = (verb: string): string =>
  onFirst(verb, (word) => {
    if (word === 'be') return 'is';
    if (word === 'have') return 'has';
    if (/(s|x|z|ch|sh|o)$/.test(word)) return `${word}es`;
    return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
  });

const regularPast = (word: string): string => {
  if (word.endsWith('e')) return `${word}d`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ied`;
  return doubles.test(word) ? `${word}${word.at(-1)}ed` : `${word}ed`;
};

export const past = (verb: string): string => onFirst(verb, (word) => irregular.get(word)?.[0] ?? regularPast(word));
export const pastParticiple = (verb: string): string => onFirst(verb, (word) => irregular.get(word)?.[1] ?? regularPast(word));

export const ing = (verb: string): string =>
  onFirst(verb, (word) => {
    if (word === 'be' || word === 'see') return `${word}ing`;
    if (/ie$/.test(word)) return `${word.slice(0, -2)}ying`;
    if (/[^eo]e$/.test(word) && !/ye$/.test(word)) return `${word.slice(0, -1)}ing`;
    return doubles.test(word) ? `${word}${word.at(-1)}ing` : `${word}ing`;
  });

/** Adds a plural that the rules do not give. */
export const learnPlural = (word: string, form: string): void => {
  plurals[word] = form;
};

const plurals: Record<string, string> = {
  man: 'men', woman: 'women', child: 'children', person: 'people', foot: 'feet', tooth: 'teeth', mouse: 'mice', goose: 'geese', sheep: 'sheep', fish: 'fish', deer: 'deer',
  knife: 'knives', wife: 'wives', life: 'lives', leaf: 'leaves', wolf: 'wolves', shelf: 'shelves', half: 'halves', loaf: 'loaves', scarf: 'scarves', thief: 'thieves',
  potato: 'potatoes', tomato: 'tomatoes', hero: 'heroes', photo: 'photos', piano: 'pianos', radio: 'radios', video: 'videos', kilo: 'kilos', euro: 'euros', zoo: 'zoos',
  postman: 'postmen', policeman: 'policemen', fireman: 'firemen', businessman: 'businessmen', grandchild: 'grandchildren', salmon: 'salmon', kangaroo: 'kangaroos', studio: 'studios',
  'police officer': 'police officers', quiz: 'quizzes', roof: 'roofs', chef: 'chefs', giraffe: 'giraffes', series: 'series', flamingo: 'flamingos', logo: 'logos', rhino: 'rhinos',
};

export function plural(noun: string): string {
  const known = plurals[noun];
  if (known) return known;
  const words = noun.split(' ');
  const at = words.length > 2 && words[1] === 'of' ? 0 : words.length - 1;
  words[at] = pluralWord(words[at] as string);
  return words.join(' ');
}
function pluralWord(word: string): string {
  const known = plurals[word];
  if (known) return known;
  const man = /(man|woman)$/.exec(word);
  if (man && word !== 'human') return word.replace(/man$/, 'men');
  if (/(s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** a or an before a word. */
export const indefinite = (word: string): string =>
  /^(hour|hono|honest|heir)/.test(word) || (/^[aeiou]/i.test(word) && !/^(uni|usu|eu|ewe|one|uku|u[sk]e)/i.test(word)) || /^(8|11|18)\b/.test(word) ? 'an' : 'a';

/** Comparative and superlative with -er, -est; or null where more and most are said. */
export function graded(adjective: string): readonly [string, string] | null {
  const special: Readonly<Record<string, readonly [string, string]>> = { good: ['better', 'best'], bad: ['worse', 'worst'], far: ['farther', 'farthest'] };
  const known = special[adjective];
  if (known) return known;
  if (/^(tired|bored|pleased|ill|right|wrong|real|famous|modern|useful|careful|boring|interesting|perfect|polite|honest|stupid|patient|normal|clever|shy|open|closed)$/.test(adjective)) return adjective === 'clever' ? ['cleverer', 'cleverest'] : null;
  const syllables = (adjective.match(/[aeiouy]+/g)?.length ?? 1) - (/[^aeiouy]e$/.test(adjective) && adjective.length > 3 ? 1 : 0);
  if (adjective.endsWith('y') && syllables <= 2) return [`${adjective.slice(0, -1)}ier`, `${adjective.slice(0, -1)}iest`];
  if (syllables > 1 && !/^(narrow|simple|quiet|gentle)$/.test(adjective)) return null;
  if (adjective.endsWith('e')) return [`${adjective}r`, `${adjective}st`];
  const stem = /^(big|hot|fat|thin|wet|sad|slim|red|dim)$/.test(adjective) ? adjective + adjective.at(-1) : adjective;
  return [`${stem}er`, `${stem}est`];
}

const unit = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
export function numberWords(n: number): string {
  if (n < 20) return unit[n] as string;
  if (n < 100) return (tens[Math.floor(n / 10)] as string) + (n % 10 ? `-${unit[n % 10]}` : '');
  if (n < 1000) return `${unit[Math.floor(n / 100)]} hundred${n % 100 ? ` and ${numberWords(n % 100)}` : ''}`;
  const rest = n % 1000;
  return `${numberWords(Math.floor(n / 1000))} thousand${rest ? `${rest < 100 ? ' and' : ''} ${numberWords(rest)}` : ''}`;
}
