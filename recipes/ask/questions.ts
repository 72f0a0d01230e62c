// Questions about a scene and their short true answers, in English and French. The answer is chosen first and evenly (yes or
// no, one to five, any of a kind's colours), then the question that has it: what a question says must not give its answer away.
import type { Chance } from '../fr-en/chance.ts';
import { type Place, type Weather, weathers } from '../scene/backdrop.ts';
import type { ColourName } from '../scene/colours.ts';
import type { Box } from '../scene/drawing.ts';
import type { Kind } from '../scene/kind.ts';
import { firstsOf, kindOf, type Relation, type Scene, type Thing, type Wish } from '../scene/scene.ts';
import { colourWord, definite, type Language, noun, numberWord, placePhrases, plain, sizeWord, indefinite } from '../scene/words.ts';
import { aloftBoxes, converse, placeBoxes, relationTo, type Said } from '../picture/captions.ts';

export const askedFor = ['what', 'where', 'how many', 'which colour', 'yes or no', 'who', 'weather', 'size'] as const;
/** What a question asks for. */
export type AskedFor = (typeof askedFor)[number];
export type Question = { readonly asks: AskedFor; readonly question: string; readonly answer: string; /** Of what the question is about; empty where it is not there. */ readonly about: readonly Box[] };

const the = (thing: Kind, plural: boolean, language: Language): string => {
  const word = noun(thing.name);
  const article = definite(word, plural, language);
  const name = language === 'en' ? (plural ? word.enPlural : word.en) : plural ? word.frPlural : word.fr;
  return article.endsWith("'") ? article + name : `${article} ${name}`;
};
const a = (thing: Kind, language: Language): string => {
  const word = noun(thing.name);
  return language === 'en' ? `${indefinite(word.en)} ${word.en}` : `${numberWord(1, 'fr', word.gender)} ${word.fr}`;
};
const some = (thing: Thing, language: Language): string => {
  const word = noun(thing.kind.name);
  return thing.boxes.length === 1 ? a(thing.kind, language) : `${numberWord(thing.boxes.length, language, word.gender)} ${language === 'en' ? word.enPlural : word.frPlural}`;
};
/** de le → du, de les → des, before a definite noun phrase. */
const contract = (phrase: string): string => phrase.replace(/\bde le /, 'du ').replace(/\bde les /, 'des ');
const relative = (said: Said, thing: Thing, language: Language): string => {
  const phrase = relationTo(said, thing, language);
  return language === 'en' ? `${phrase} ${the(thing.kind, thing.boxes.length > 1, 'en')}` : contract(`${phrase} ${the(thing.kind, thing.boxes.length > 1, 'fr')}`);
};
const yes = (truth: boolean, language: Language): string => (language === 'en' ? (truth ? 'yes' : 'no') : truth ? 'oui' : 'non');
const sentence = (text: string, language: Language): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${language === 'en' ? '?' : ' ?'}`;

/** Where, as a question says it: the room that is seen. */
const whereIs = (place: Place, language: Language): string => plain(placePhrases[place][language]).replace('in a room', 'in the room').replace('dans une pièce', 'dans la pièce');

type Seen = { chance: Chance; scene: Scene; language: Language };
type Asker = (seen: Seen) => Question | null;
const pair = ({ things, relation }: Scene): readonly [Thing, Thing, Relation] | null => (things.length === 2 && relation ? [things[0] as Thing, things[1] as Thing, relation] : null);
/** Things of a scene that "the cat" picks out alone. */
const single = (scene: Scene): readonly Thing[] => (scene.things.length === 2 && scene.things[0]?.kind === scene.things[1]?.kind ? [] : scene.things);

const what: Asker = ({ chance, scene, language }) => {
  const two = pair(scene);
  if (!two) {
    const [only] = scene.things as [Thing];
    if (only.kind.group === 'person') return null;
    const where = scene.backdrop.place ? ` ${whereIs(scene.backdrop.place, language)}` : language === 'en' ? ' in the picture' : " sur l'image";
    return { asks: 'what', question: sentence(language === 'en' ? `what is${where}` : `qu'est-ce qu'il y a${where}`, language), answer: some(only, language), about: only.boxes };
  }
  const [first, second, relation] = two;
  if (relation === 'holding') return { asks: 'what', question: sentence(language === 'en' ? `what is ${the(first.kind, false, 'en')} holding` : `que tient ${the(first.kind, false, 'fr')}`, language), answer: some(second, language), about: second.boxes };
  if (first.kind === second.kind) return null;
  const turned = converse[relation] !== undefined && chance.is(0.5);
  const [subject, object, said]: [Thing, Thing, Said] = turned ? [second, first, converse[relation] as Said] : [first, second, relation];
  if (subject.kind.group === 'person') return null;
  return { asks: 'what', question: sentence(language === 'en' ? `what is ${relative(said, object, 'en')}` : `qu'est-ce qu'il y a ${relative(said, object, 'fr')}`, language), answer: some(subject, language), about: subject.boxes };
};

const who: Asker = ({ chance, scene, language }) => {
  const two = pair(scene);
  if (!two) {
    const [only] = scene.things as [Thing];
    if (only.kind.group !== 'person' || only.boxes.length > 1) return null;
    const doing = only.pose === 'running' ? (language === 'en' ? 'running' : 'court') : null;
    const where = scene.backdrop.place ? whereIs(scene.backdrop.place, language) : language === 'en' ? 'in the picture' : "sur l'image";
    return { asks: 'who', question: sentence(language === 'en' ? `who is ${doing ?? where}` : `qui ${doing ?? `est ${where}`}`, language), answer: a(only.kind, language), about: only.boxes };
  }
  const [first, second, relation] = two;
  if (first.kind === second.kind || first.boxes.length > 1) return null;
  if (relation === 'holding') return { asks: 'who', question: sentence(language === 'en' ? `who is holding ${the(second.kind, false, 'en')}` : `qui tient ${the(second.kind, false, 'fr')}`, language), answer: a(first.kind, language), about: first.boxes };
  const turned = converse[relation] !== undefined && chance.is(0.5);
  const [subject, object, said]: [Thing, Thing, Said] = turned ? [second, first, converse[relation] as Said] : [first, second, relation];
  if (subject.kind.group !== 'person') return null;
  return { asks: 'who', question: sentence(language === 'en' ? `who is ${relative(said, object, 'en')}` : `qui est ${relative(said, object, 'fr')}`, language), answer: a(subject.kind, language), about: subject.boxes };
};

const where: Asker = ({ chance, scene, language }) => {
  const two = pair(scene);
  const ask = (thing: Thing): string => sentence(language === 'en' ? `where ${thing.boxes.length > 1 ? 'are' : 'is'} ${the(thing.kind, thing.boxes.length > 1, 'en')}` : `où ${thing.boxes.length > 1 ? 'sont' : 'est'} ${the(thing.kind, thing.boxes.length > 1, 'fr')}`, language);
  if (!two) {
    const [only] = scene.things as [Thing];
    if (!scene.backdrop.place) return null;
    return { asks: 'where', question: ask(only), answer: plain(placePhrases[scene.backdrop.place][language]), about: only.boxes };
  }
  const [first, second, relation] = two;
  if (relation === 'holding' || first.kind === second.kind) return null;
  const turned = converse[relation] !== undefined && chance.is(0.5);
  const [subject, object, said]: [Thing, Thing, Said] = turned ? [second, first, converse[relation] as Said] : [first, second, relation];
  return { asks: 'where', question: ask(subject), answer: relative(said, object, language), about: subject.boxes };
};

const howMany: Asker = ({ chance, scene, language }) => {
  const thing = chance.of(single(scene));
  if (!thing) return null;
  const word = noun(thing.kind.name);
  const question = language === 'en' ? `how many ${word.enPlural} are there` : `combien y a-t-il ${/^[aeiouyâéèêîôœh]/i.test(word.frPlural) && definite(word, false, 'fr') === "l'" ? "d'" : 'de '}${word.frPlural}`;
  return { asks: 'how many', question: sentence(question, language), answer: numberWord(thing.boxes.length, language, word.gender), about: thing.boxes };
};

const coloured = (scene: Scene): readonly Thing[] => single(scene).filter((one) => one.colour !== null);
const agreed = (thing: Thing, colour: ColourName, language: Language): string => colourWord(colour, language, { gender: noun(thing.kind.name).gender, plural: thing.boxes.length > 1, animal: thing.kind.group === 'animal' });
const whichColour: Asker = ({ chance, scene, language }) => {
  const thing = chance.of(coloured(scene));
  if (!thing) return null;
  const plural = thing.boxes.length > 1;
  const name = the(thing.kind, plural, language);
  if (thing.kind.group === 'person') {
    if (plural) return null;
    return { asks: 'which colour', question: sentence(language === 'en' ? `what colour are ${name}'s clothes` : contract(`de quelle couleur sont les vêtements de ${name}`), language), answer: colourWord(thing.colour as ColourName, language), about: thing.boxes };
  }
  return { asks: 'which colour', question: sentence(language === 'en' ? `what colour ${plural ? 'are' : 'is'} ${name}` : `de quelle couleur ${plural ? 'sont' : 'est'} ${name}`, language), answer: agreed(thing, thing.colour as ColourName, language), about: thing.boxes };
};

/** Is it left or right of, on or under? Either of the two is asked with even chance, whichever is so. */
const isRelated: Asker = ({ chance, scene, language }) => {
  const two = pair(scene);
  if (!two || two[0].kind === two[1].kind) return null;
  const [first, second, relation] = two;
  const turned = relation === 'left of' && chance.is(0.5);
  const [subject, object]: [Thing, Thing] = turned ? [second, first] : [first, second];
  const real: Said = turned ? 'right of' : relation;
  const truth = chance.is(0.5);
  const unreal = ({ 'left of': 'right of', 'right of': 'left of', on: 'under', under: 'on' } as Partial<Record<Said, Said>>)[real];
  if (!unreal) return null;
  const plural = subject.boxes.length > 1;
  const name = the(subject.kind, plural, language);
  const place = relative(truth ? real : unreal, object, language);
  return { asks: 'yes or no', question: sentence(language === 'en' ? `${plural ? 'are' : 'is'} ${name} ${place}` : `est-ce que ${name} ${plural ? 'sont' : 'est'} ${place}`, language), answer: yes(truth, language), about: subject.boxes };
};
/** Kinds that are as often on the second as under it. */
const vertical = (['table', 'chair'] as const).map((name) => [kindOf(name), firstsOf(name, 'on', 'under')] as const);
const isColoured: Asker = ({ chance, scene, language }) => {
  const thing = chance.of(coloured(scene).filter((one) => one.kind.group !== 'person'));
  if (!thing) return null;
  const truth = chance.is(0.5);
  const colour = truth ? (thing.colour as ColourName) : chance.of(thing.kind.colours.filter((one) => one !== thing.colour));
  const plural = thing.boxes.length > 1;
  const name = the(thing.kind, plural, language);
  return { asks: 'yes or no', question: sentence(language === 'en' ? `${plural ? 'are' : 'is'} ${name} ${colour}` : `est-ce que ${name} ${plural ? 'sont' : 'est'} ${agreed(thing, colour, 'fr')}`, language), answer: yes(truth, language), about: thing.boxes };
};
/** `elsewhere`: a thing of another scene, so that what is asked about is no likelier to be there than not. */
const isThere =
  (elsewhere: Kind | null): Asker =>
  ({ chance, scene, language }) => {
    const here = chance.of(scene.things);
    const kind = elsewhere ?? here.kind;
    if (elsewhere && (scene.things.some((thing) => thing.kind === elsewhere) || scene.backdrop.hints.includes(elsewhere.name))) return null;
    const word = noun(kind.name);
    const question = language === 'en' ? `is there ${a(kind, 'en')} in the picture` : `est-ce qu'il y a ${numberWord(1, 'fr', word.gender)} ${word.fr} sur l'image`;
    return { asks: 'yes or no', question: sentence(question, language), answer: yes(elsewhere === null, language), about: elsewhere ? [] : here.boxes };
  };
const said: Readonly<Record<Weather, readonly [en: string, fr: string, asked: string]>> = {
  rain: ['it is raining', 'il pleut', 'is it raining'],
  snow: ['it is snowing', 'il neige', 'is it snowing'],
  sun: ['it is sunny', 'il y a du soleil', 'is it sunny'],
  clouds: ['it is cloudy', 'il y a des nuages', 'is it cloudy'],
  night: ['it is night', 'il fait nuit', 'is it night'],
};
const weatherBoxes = (scene: Scene): readonly Box[] => {
  const { weather } = scene.backdrop;
  const inSky = weather === 'sun' || weather === 'clouds' || weather === 'night' ? aloftBoxes(scene, { sun: 'sun', clouds: 'clouds', night: 'moon' }[weather]) : [];
  return inSky.length > 0 ? inSky : placeBoxes(scene);
};
const isWeather =
  (asked: Weather): Asker =>
  ({ scene, language }) => ({ asks: 'yes or no', question: sentence(language === 'en' ? said[asked][2] : `est-ce qu'${said[asked][1]}`, language), answer: yes(scene.backdrop.weather === asked, language), about: weatherBoxes(scene) });
/** What each weather is plainly not: rain and snow may come from clouds too, and a cloud may pass the sun. */
const plainlyNot: Readonly<Record<Weather, readonly (Weather | null)[]>> = { rain: ['snow', 'sun', 'clouds', 'night', null], snow: ['rain', 'sun', 'clouds', 'night', null], sun: ['rain', 'snow', 'night', 'clouds'], clouds: ['night', null, null], night: ['rain', 'snow', 'sun', 'clouds', null] };
const weatherIs: Asker = ({ scene, language }) => {
  const { weather } = scene.backdrop;
  if (weather === null || weather === 'night') return null;
  return { asks: 'weather', question: language === 'en' ? 'What is the weather like?' : 'Quel temps fait-il ?', answer: said[weather][language === 'en' ? 0 : 1], about: weatherBoxes(scene) };
};
const howBig: Asker = ({ chance, scene, language }) => {
  const thing = chance.of(scene.things.filter((one) => one.size !== null));
  if (!thing?.size) return null;
  const agreement = { gender: noun(thing.kind.name).gender, plural: thing.boxes.length > 1 };
  const name = the(thing.kind, agreement.plural, language);
  const question = language === 'en' ? `${agreement.plural ? 'are' : 'is'} ${name} big or small` : `est-ce que ${name} ${agreement.plural ? 'sont' : 'est'} ${sizeWord('big', 'fr', agreement)} ou ${sizeWord('small', 'fr', agreement)}`;
  return { asks: 'size', question: sentence(question, language), answer: sizeWord(thing.size, language, agreement), about: thing.boxes };
};

/** How often each is asked, and what the scene must be like for every answer to be as likely. */
const askers: readonly (readonly [weight: number, plan: (chance: Chance, make: (wish: Wish) => Scene) => { wish: Wish; ask: Asker }])[] = [
  [16, () => ({ wish: {}, ask: what })],
  [8, () => ({ wish: {}, ask: who })],
  [14, () => ({ wish: {}, ask: where })],
  [16, (chance) => ({ wish: { count: chance.whole(1, 5) }, ask: howMany })],
  [16, () => ({ wish: {}, ask: whichColour })],
  [4, () => ({ wish: { relation: 'left of' }, ask: isRelated })],
  [
    4,
    (chance) => {
      const [second, firsts] = chance.of(vertical);
      return { wish: { relation: chance.of(['on', 'under'] as const), first: chance.of(firsts), second }, ask: isRelated };
    },
  ],
  [8, () => ({ wish: {}, ask: isColoured })],
  [8, (chance, make) => ({ wish: {}, ask: isThere(chance.is(0.5) ? null : chance.of(make({}).things).kind) })],
  [
    4,
    (chance) => {
      const asked = chance.of(weathers);
      return { wish: { weather: chance.is(0.5) ? asked : chance.of(plainlyNot[asked]) }, ask: isWeather(asked) };
    },
  ],
  [7, (chance) => ({ wish: { weather: chance.of(weathers.filter((one) => one !== 'night')) }, ask: weatherIs })],
  [4, () => ({ wish: { count: 1 }, ask: howBig })],
];

/** A question to a scene that `make` draws as it is wished. */
export function question(chance: Chance, language: Language, make: (wish: Wish) => Scene): { scene: Scene; question: Question } {
  const { wish, ask } = chance.weighted(askers)(chance, make);
  for (;;) {
    const scene = make(wish);
    const asked = ask({ chance, scene, language });
    if (asked) return { scene, question: asked };
  }
}

/** Whether an answer is the true one, case, marks and spaces aside. */
export const sameAnswer = (answer: string, truth: string): boolean => {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return plain(answer) === plain(truth);
};

/**
 * Another question to a scene that is already drawn, where one of those tried can be asked of it; not those in `known`.
 * @param other draws a scene that is only looked at for what is not in this one
 */
export function oneMore(chance: Chance, language: Language, scene: Scene, known: ReadonlySet<string>, other: () => Scene): Question | null {
  for (let tries = 0; tries < 16; tries++) {
    const asked = chance.weighted(askers)(chance, other).ask({ chance, scene, language });
    if (!asked || known.has(asked.question)) continue;
    // most things are alone: asked of any scene, how many would be one nearly always
    if (asked.asks === 'how many' && asked.about.length === 1 && chance.is(0.8)) continue;
    return asked;
  }
  return null;
}
