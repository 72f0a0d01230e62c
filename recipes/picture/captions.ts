// Captions of scenes in English and French: what is there, its colour, how many, how one stands to the other, where, what weather.
import type { Chance } from '../fr-en/chance.ts';
import type { Box } from '../scene/drawing.ts';
import { frame, type Relation, type Scene, type Thing } from '../scene/scene.ts';
import { aloftOf, beforeArticle, colourWord, indefinite, type Language, type Named, noun, numberWord, placePhrases, sizeWord, weatherPhrases, Writer } from '../scene/words.ts';

/** The prompts that choose a caption's language. */
export const prompts: Readonly<Record<Language, string>> = { en: 'in english:', fr: 'en français :' };

export type Said = Relation | 'right of' | 'behind';
/** A relation as words; French de is elided before un and une. */
export const relationPhrases: Readonly<Record<Said, Readonly<Record<Language, string>>>> = {
  'left of': { en: 'to the left of', fr: 'à gauche de' },
  'right of': { en: 'to the right of', fr: 'à droite de' },
  on: { en: 'on', fr: 'sur' },
  under: { en: 'under', fr: 'sous' },
  above: { en: 'above', fr: 'au-dessus de' },
  'in front of': { en: 'in front of', fr: 'devant' },
  behind: { en: 'behind', fr: 'derrière' },
  holding: { en: 'holding', fr: 'tient' },
};
/** The words of a relation to a thing: one is in an armchair, on everything else. */
export function relationTo(said: Said, object: Thing, language: Language): string {
  if (said === 'on' && object.kind.name === 'armchair') return language === 'en' ? 'in' : 'dans';
  return relationPhrases[said][language];
}
export const converse: Readonly<Partial<Record<Relation, Said>>> = { 'left of': 'right of', 'in front of': 'behind' };
export const flies = (thing: Thing): boolean => /^(bird|plane|kite|butterfly|bee|rocket)$/.test(thing.kind.name);

/** A thing as a noun phrase: two small black cats; a man in red. */
export function describe(writer: Writer, thing: Thing, language: Language, sized: boolean): void {
  const word = noun(thing.kind.name);
  const plural = thing.boxes.length > 1;
  const agreement = { gender: word.gender, plural, animal: thing.kind.group === 'animal' };
  const person = thing.kind.group === 'person';
  const size = sized && thing.size ? sizeWord(thing.size, language, agreement) : '';
  const colour = thing.colour === null || person ? '' : colourWord(thing.colour, language, agreement);
  if (language === 'en') {
    const name = plural ? word.enPlural : word.en;
    const first = size || colour || name;
    writer.add(plural ? numberWord(thing.boxes.length, 'en', 'm') : indefinite(first)).add(size).add(colour);
    writer.noun(name, 'thing', thing.boxes);
    if (person && thing.colour) writer.add(`in ${thing.colour}`);
  } else {
    writer.add(numberWord(thing.boxes.length, 'fr', word.gender)).add(size);
    writer.noun(plural ? word.frPlural : word.fr, 'thing', thing.boxes).add(colour);
    if (person && thing.colour) writer.add(`en ${colourWord(thing.colour, 'fr')}`);
  }
}

/** Be, or what the pose says: running, sitting, flying. */
function verb(thing: Thing, language: Language, flying: boolean): string {
  const plural = thing.boxes.length > 1;
  if (flying) return language === 'en' ? `${plural ? 'are' : 'is'} flying` : plural ? 'volent' : 'vole';
  if (thing.kind.group === 'person' && thing.pose === 'running') return language === 'en' ? `${plural ? 'are' : 'is'} running` : plural ? 'courent' : 'court';
  if (thing.kind.group === 'person' && thing.pose === 'sitting') {
    const agreed = `assis${noun(thing.kind.name).gender === 'f' ? 'e' : ''}${plural && noun(thing.kind.name).gender === 'f' ? 's' : ''}`;
    return language === 'en' ? `${plural ? 'are' : 'is'} sitting` : `${plural ? 'sont' : 'est'} ${agreed}`;
  }
  return language === 'en' ? (plural ? 'are' : 'is') : plural ? 'sont' : 'est';
}

/** Where the ground of a scene is, or all of it. */
export function placeBoxes({ backdrop: { place, horizon } }: Scene): readonly Box[] {
  if (place === 'room' || place === 'water' || place === 'sky' || place === 'forest' || place === 'mountains' || place === 'street') return [[0, 0, frame, frame]];
  return [[0, Math.max(0, horizon - 18), frame, frame]];
}
export const aloftBoxes = (scene: Scene, word: string): readonly Box[] => scene.backdrop.aloft.filter((one) => one.kind === aloftOf[word]).map((one) => one.box);

/** One caption of a scene. */
export function caption(chance: Chance, scene: Scene, language: Language): { text: string; named: readonly Named[] } {
  const writer = new Writer();
  const { place, weather } = scene.backdrop;
  const [first, second] = scene.things as [Thing, Thing?];
  const where = (): void => {
    if (place) writer.phrase(placePhrases[place][language], 'place', () => placeBoxes(scene));
  };
  const there = (thing: Thing): void => {
    if (language === 'fr') writer.add('il y a');
    else writer.add(thing.boxes.length > 1 ? 'there are' : 'there is');
  };
  if (!second) {
    if (place === null || (chance.is(0.4) && first.pose !== 'running')) {
      there(first);
      describe(writer, first, language, true);
    } else {
      describe(writer, first, language, true);
      writer.add(verb(first, language, place === 'sky' && flies(first)));
    }
    where();
  } else {
    const relation = scene.relation as Relation;
    const turned = converse[relation] !== undefined && chance.is(0.4);
    const [subject, object, said]: [Thing, Thing, Said] = turned ? [second, first, converse[relation] as Said] : [first, second, relation];
    const sized = relation === 'left of';
    const moving = subject.kind.group === 'person' && (subject.pose === 'running' || subject.pose === 'sitting');
    const phrase = beforeArticle(relationTo(said, object, language), object.boxes.length === 1 ? language : 'en');
    if (relation === 'holding') {
      describe(writer, subject, language, false);
      writer.add(language === 'en' ? 'is holding' : 'tient');
    } else {
      if (!moving && chance.is(0.35)) {
        there(subject);
        describe(writer, subject, language, sized);
      } else {
        describe(writer, subject, language, sized);
        writer.add(verb(subject, language, relation === 'above' && flies(subject)));
      }
      writer.add(phrase);
    }
    describe(writer, object, language, sized);
    if (place !== 'lake' && chance.is(0.35)) where();
  }
  writer.add('.');
  if (weather) {
    writer.phrase(chance.of(weatherPhrases[weather][language]), 'sky', (word) => aloftBoxes(scene, word)).add('.');
  }
  const { text, named } = writer.finish();
  return { text, named };
}
