// Alignment inside a group of words that mean the same as a whole: words that are known to match are paired one to
// one, the rest with the rest (dans la cuisine / in the kitchen; un mal de tête / a headache).
import { adjectives } from './lexicon/adjectives.ts';
import { months, weekdays } from './lexicon/names.ts';
import { nouns } from './lexicon/nouns.ts';
import { english, french } from './morphology.ts';

const known = new Set<string>();
const add = (source: string, target: string): void => {
  for (const a of source.split(' ')) for (const b of target.split(' ')) known.add(`${a}\t${b}`);
};
for (const { fr, en } of [...nouns, ...adjectives, ...months, ...weekdays]) {
  if (/[ '-]/.test(fr) || en.includes(' ')) continue;
  add(fr, en);
  add(french.plural(fr), english.plural(en));
}
for (let n = 0; n <= 60; n++) if (!/ /.test(french.numberWords(n))) add(french.numberWords(n), english.numberWords(n));
const table = `le la les l' LE LA LES=the|à au aux=at to in on the|de du des d'=of from some about the|du=some|en=in by to|un une=a an one|dans=in into|sur=on|sous=under|avec=with|sans=without|pour=for to|chez=at to house|par=by a per|avant=before|après=after|pendant=during for|depuis=for since|entre=between|et=and plus|ou=or|mais=but|je j' moi=I me|me m' moi=me|tu toi te t' vous=you|il lui=he him it|elle=she her it|nous on=we us|ils elles eux=they them|ce cet cette ça c' cela=this that it|ces=these|mon ma mes=my|ton ta tes votre vos=your|son sa ses=his her|notre nos=our|leur leurs=their|est=is|sont=are|suis=am|es êtes sommes=are|a ont ai as avons avez=has have had|était=was|étaient=were|fait=is|très bien=very|bien=well|très=very|trop=too|assez=quite enough|plus=more|moins=to less minus|beaucoup=lot|peu=little few|tous tout toute toutes=all every|chaque=every each|prochain prochaine=next|dernier dernière=last|jour journée jours=day days|matin matinée=morning|soir soirée=evening night|nuit=night|midi=noon|minuit=midnight|après-midi=afternoon|semaine semaines=week weeks|mois=month months|an année ans années=year years|heure heures=o'clock hour hours|quart=quarter|demie demi=half|minutes=minutes|fois=times once twice|demain=tomorrow|hier=yesterday|aujourd'hui=today|maison=home house|école=school|travail=work|lit=bed|ville=town city|cent=hundred|mille=thousand|ne n' pas=not|jamais=never|qui=who|que qu' quoi=what that|quel quelle quels quelles=what which|où=where|quand=when|comment=how|pourquoi=why|combien=how much many|s'=please|vais=am going|va=is going|quand=when|petit=little small|jeune=young|ici=here|là=there|près=near|loin=far|gauche=left|droite=right|face=opposite|côté=next|devant=front|derrière=behind|bord=by|mer=sea|montagne=mountains|campagne=country|étage=floor|premier=first|vacances=holiday holidays|week-end=weekend|été=summer|hiver=winter|printemps=spring|automne=autumn|samedis=Saturday|dimanches=Sunday|lundis=Monday|matins=morning|soirs=evening|week-ends=weekend|froid=cold|chaud=hot|beau=nice|mauvais=bad|pleut=rains raining|neige=snows snowing snow|faim=hungry|soif=thirsty|peur=afraid|sommeil=sleepy|tête=head|temps=weather time|maintenant=now|moment=moment|toujours=always|souvent=often|amis=friends|prendre=take have|faire=make do|aller=go|bus=bus|train=train|parents=parents|grands-parents=grandparents|maman=mum|papa=dad|madame=madam Mrs|monsieur=sir Mr|euros=euros|ans=years|an=year|kilo=kilo|kilos=kilos|appelle=name called|appelles=name called|s' m' t'=is my your|bonjour=hello|merci=thank`;
for (const entry of table.split('|')) {
  const [source = '', target = ''] = entry.split('=');
  add(source, target);
}

/** Pairs of places inside a group, known matches first. */
export function refine(source: readonly string[], target: readonly string[]): [number, number][] {
  const free = new Set(target.keys());
  const result: [number, number][] = [];
  const left: number[] = [];
  for (const [i, raw] of source.entries()) {
    const word = raw.replace('’', "'").toLowerCase();
    let found = -1;
    for (const j of free) {
      const other = (target[j] as string).replace('’', "'");
      if (other.toLowerCase() === word || known.has(`${word}\t${other}`) || known.has(`${word}\t${other.toLowerCase()}`)) {
        found = j;
        break;
      }
    }
    if (found < 0) left.push(i);
    else {
      free.delete(found);
      result.push([i, found]);
      // au, aux, du: a preposition and an article
      if (/^(au|aux|du|des|l'|en)$/.test(word)) for (const j of free) if (j === found + 1 && (target[j] as string).toLowerCase() === 'the') { free.delete(j); result.push([i, j]); }
    }
  }
  const rest = [...free];
  if (left.length === 0) {
    const last = result.at(-1);
    // English words left over belong with the last French content word
    if (last) for (const j of rest) if (!/^(the|a|an|of|to|in|it|is|are|do|does)$/i.test(target[j] as string)) result.push([last[0], j]);
  } else for (const i of left) for (const j of rest) result.push([i, j]);
  return result;
}
