// Sentences about a noun phrase of the whole lexicon: the same and the other, this one and that one, mine, which one, the most of all, what is like what.
import type { Chance } from './chance.ts';
import { clause, type Time } from './clause.ts';
import { word as phraseOf } from './frames.ts';
import type { Adjective, NounClass } from './lexicon/types.ts';
import { english, french } from './morphology.ts';
import { agree, type Entity, gradesOf, named, np, relative, somebody, suiting, type Word } from './nominal.ts';
import { amount, fancy, one, quantified, several, spot } from './noun-slots.ts';
import { en, fr, group, join, order, type Phrase, same } from './phrase.ts';
import { end, type Pattern, type Sentence } from './statements.ts';

type Act = readonly [fr: string, en: string, stative?: true];
const acts: readonly (readonly [NounClass[], readonly Act[]])[] = [
  [['clothing'], [['acheter', 'buy'], ['porter', 'wear'], ['chercher', 'look for'], ['essayer', 'try on'], ['vendre', 'sell'], ['laver', 'wash'], ['vouloir', 'want', true]]],
  [['object', 'schoolThing', 'tool', 'toy'], [['acheter', 'buy'], ['perdre', 'lose'], ['trouver', 'find'], ['chercher', 'look for'], ['utiliser', 'use'], ['vendre', 'sell'], ['vouloir', 'want', true], ['garder', 'keep'], ['choisir', 'choose']]],
  [['readable'], [['lire', 'read'], ['acheter', 'buy'], ['finir', 'finish'], ['chercher', 'look for'], ['aimer', 'like', true]]], [['watchable'], [['voir', 'see'], ['adorer', 'love', true], ['aimer', 'like', true], ['préférer', 'prefer', true]]],
  [['person', 'profession'], [['connaître', 'know', true], ['inviter', 'invite'], ['rencontrer', 'meet'], ['attendre', 'wait for'], ['voir', 'see'], ['aider', 'help']]], [['building', 'place', 'shop'], [['visiter', 'visit'], ['connaître', 'know', true], ['voir', 'see'], ['chercher', 'look for'], ['dessiner', 'draw']]],
  [['furniture', 'vehicle'], [['acheter', 'buy'], ['vendre', 'sell'], ['laver', 'wash'], ['réparer', 'repair'], ['choisir', 'choose'], ['vouloir', 'want', true]]], [['animal', 'plant'], [['voir', 'see'], ['dessiner', 'draw'], ['adorer', 'love', true], ['photographier', 'photograph'], ['trouver', 'find']]],
];
const timeOf = (chance: Chance, stative?: true): Time => (stative ? chance.weighted([[5, 'present'], [1, 'imperfect']] as const) : chance.weighted([[4, 'past'], [3, 'present'], [2, 'going'], [1, 'future'], [1, 'would']] as const));
const did = (chance: Chance, [verb, said, stative]: Act, object: Phrase): Sentence => end(clause(somebody(chance), { fr: verb, en: said, stative: stative ?? false, after: object }, { time: timeOf(chance, stative) }));

const things: readonly NounClass[] = ['clothing', 'object', 'furniture', 'vehicle', 'building', 'shop', 'place', 'readable', 'watchable', 'room', 'tool', 'toy', 'animal'];
const own: readonly NounClass[] = ['clothing', 'object', 'furniture', 'vehicle', 'readable', 'tool', 'toy', 'room', 'schoolThing'];
const gradable = (chance: Chance, word: Word): Adjective | null => {
  for (let i = 0; i < 8; i++) {
    const found = suiting(chance, word, 'after be');
    if (found && !found.absolute && !found.colour && !found.invariable && !found.state && !found.en.includes(' ') && !/^(bon|mauvais|nouveau)$/.test(found.fr)) return found;
  }
  return null;
};
const grades = (found: Adjective): readonly [string, string] => gradesOf(found) ?? [`more ${found.en}`, `most ${found.en}`];
type Form = { gender: 'm' | 'f'; plural: boolean };
const pick = ({ gender, plural }: Form, forms: readonly [m: string, f: string, mp: string, fp: string]): string => forms[(gender === 'f' ? 1 : 0) + (plural ? 2 : 0)] as string;
const those = ['celui', 'celle', 'ceux', 'celles'] as const;
const ownOnes: readonly (readonly [readonly [string, string, string, string], string])[] = [
  [['LE mien', 'LA mienne', 'LES miens', 'LES miennes'], 'mine'], [['LE tien', 'LA tienne', 'LES tiens', 'LES tiennes'], 'yours'], [['LE sien', 'LA sienne', 'LES siens', 'LES siennes'], 'his'], [['LE sien', 'LA sienne', 'LES siens', 'LES siennes'], 'hers'],
  [['LE nôtre', 'LA nôtre', 'LES nôtres', 'LES nôtres'], 'ours'], [['LE vôtre', 'LA vôtre', 'LES vôtres', 'LES vôtres'], 'yours'], [['LE leur', 'LA leur', 'LES leurs', 'LES leurs'], 'theirs'],
];
/** celui de Paul / Paul's; la mienne / mine; celle-ci / this one; ceux qui sont en bas / the ones that are downstairs. */
function pointed(chance: Chance, form: Form, mark = true): Phrase {
  const that = pick(form, those);
  const ones = form.plural ? 'ones' : 'one';
  return chance.weighted<() => Phrase>([
    [3, () => { let owner = chance.is(0.5) ? named(chance, true) : relative(chance, { plural: false }); while (owner.plural) owner = named(chance, true); const last = owner.phrase.e.length - 1; return order([fr(that), fr('de'), owner.phrase], [{ f: [], e: owner.phrase.e.map((token, i) => (i === last ? { ...token, text: `${token.text}'s` } : token)) }]); }],
    [3, () => { const [forms, said] = chance.of(ownOnes); return group(pick(form, forms), said); }],
    [2.5, () => group(`${that}-ci`, form.plural ? 'these' : 'this one')], [2.5, () => group(`${that}-là`, form.plural ? 'those' : 'that one')],
    [1.5, () => join(group(that, `the ${ones}`), phraseOf(...chance.of([['de gauche', 'on the left'], ['de droite', 'on the right'], ['du milieu', 'in the middle'], ["d'en face", 'opposite'], ['d\'en bas', 'downstairs'], ['du fond', 'at the back']] as const)))],
    [mark ? 1.5 : 0, () => join(group(that, `the ${ones}`), group('qui', 'that'), group(form.plural ? 'sont' : 'est', form.plural ? 'are' : 'is'), spot(chance, true))],
    [1.2, () => join(group(that, `the ${ones}`), group('que', 'that'), phraseOf(...chance.of([['je voulais', 'I wanted'], ['tu cherches', 'you are looking for'], ['nous préférons', 'we prefer'], ['elle adore', 'she loves'], ['je préfère', 'I prefer'], ['vous cherchez', 'you are looking for']] as const)))],
    [1, () => group(pick(form, ["l'autre", "l'autre", 'LES autres', 'LES autres']), form.plural ? 'the others' : 'the other one')],
    [mark ? 1 : 0, () => group(pick(form, ['le même', 'la même', 'les mêmes', 'les mêmes']), form.plural ? 'the same ones' : 'the same one')],
    [0.8, () => group(pick(form, ['LE premier', 'LA première', 'LES premiers', 'LES premières']), form.plural ? 'the first ones' : 'the first one')],
    [0.8, () => group(pick(form, ['LE dernier', 'LA dernière', 'LES derniers', 'LES dernières']), form.plural ? 'the last ones' : 'the last one')],
  ])();
}
const comma = (): Phrase => same(',');
const be = (subject: Entity, after: Phrase, negative = false): Phrase => clause(subject, { fr: 'être', en: 'be', after }, { negation: negative ? 'pas' : null });

/** Any of the constructions. */
export const nounPhrases: Pattern = (chance) => {
  const plural = chance.is(0.25);
  const word = plural ? several(chance, chance.of(things)) : one(chance, chance.of(things));
  return chance.weighted<() => Sentence>([
    [5, () => { const [classes, verbs] = chance.of(acts); return did(chance, chance.of(verbs), quantified(chance, chance.of(classes)).phrase); }],
    [3, () => { const who = quantified(chance, chance.of([...things, 'person', 'profession', 'animal'] as const)); const quality = suiting(chance, who.word, 'after be'); return quality ? end(clause(who, { fr: 'être', en: 'be', after: join(chance.is(0.25) && !quality.absolute ? group('très', 'very') : null, group(agree(quality.fr, who), quality.en)) }, { time: chance.weighted([[5, 'present'], [2, 'imperfect']] as const), negation: chance.is(0.1) && !/^(peu|tous|toutes|chaque)/.test(who.phrase.f[0]?.text ?? '') ? 'pas' : null })) : nounPhrases(chance); }],
    [1.5, () => end(be(quantified(chance, chance.of(['building', 'shop', 'person', 'vehicle', 'animal', 'furniture'] as const)), spot(chance, true)))],
    [3, () => { const what = fancy(chance, 'clothes'); return did(chance, chance.of([['acheter', 'buy'], ['porter', 'wear'], ['mettre', 'put on'], ['chercher', 'look for'], ['vouloir', 'want', true]] as const), np(chance, what, chance.of(['indefinite', 'indefinite', 'possessive', 'demonstrative', 'definite'] as const), { plural: chance.is(0.15) && !what.enPluralOnly }).phrase); }],
    [2, () => { const what = fancy(chance, 'thing'); return did(chance, chance.of([['acheter', 'buy'], ['trouver', 'find'], ['choisir', 'choose'], ['dessiner', 'draw'], ['vendre', 'sell']] as const), np(chance, what, chance.of(['indefinite', 'indefinite', 'possessive', 'demonstrative', 'definite'] as const), { plural: chance.is(0.15) }).phrase); }],
    [1.5, () => did(chance, chance.of([['acheter', 'buy'], ['apporter', 'bring'], ['prendre', 'take'], ['vouloir', 'want', true]] as const), amount(chance, true).phrase)],
    // ma robe est plus jolie que celle de Léa
    [4, () => {
      const found = gradable(chance, word);
      if (!found) return nounPhrases(chance);
      const subject = np(chance, word, chance.of(['demonstrative', 'demonstrative', 'definite'] as const), { plural });
      const form = agree(found.fr, subject);
      const kind = chance.weighted([[4, 'plus'], [2, 'moins'], [2, 'aussi']] as const);
      const degree = kind === 'plus' && chance.is(0.2) ? group('beaucoup', 'much') : kind === 'plus' && chance.is(0.15) ? group('un peu', 'a little') : null;
      const graded = kind === 'plus' ? group(`plus ${form}`, grades(found)[0]) : join(group(kind, kind === 'moins' ? 'less' : 'as'), group(form, found.en));
      return end(be(subject, join(degree, graded, group('que', kind === 'aussi' ? 'as' : 'than'), pointed(chance, subject, false)), kind === 'aussi' && chance.is(0.25)));
    }],
    // ce sac n'est pas à moi, le mien est rouge
    [2.5, () => {
      const mine = one(chance, chance.of(own));
      const quality = suiting(chance, mine, 'after be');
      if (!quality) return nounPhrases(chance);
      const subject = np(chance, mine, 'demonstrative');
      const [forms, said] = chance.of(ownOnes);
      const [to, whose] = chance.of([['à moi', 'mine'], ['à toi', 'yours'], ['à elle', 'hers'], ['à lui', 'his'], ['à nous', 'ours'], ['à eux', 'theirs']] as const);
      return end(join(be(subject, group(to, whose), true), comma(), group(pick({ gender: mine.gender, plural: false }, forms), said), group('est', 'is'), group(agree(quality.fr, { gender: mine.gender, plural: false }), quality.en)));
    }],
    // je préfère cette robe à celle de Léa; I prefer
    [2, () => { const what = np(chance, word, 'demonstrative', { plural }); return end(clause(somebody(chance), { fr: 'préférer', en: 'prefer', stative: true, after: join(what.phrase, group('à', 'to'), pointed(chance, { gender: word.gender, plural: what.plural }, false)) }, {})); }],
    // ce n'est pas ma voiture, c'est celle de mon père
    [2.5, () => { const what = np(chance, one(chance, chance.of(own)), 'possessive'); return end(join(group('ce', 'it'), fr('ne'), group('est', 'is'), group('pas', 'not'), what.phrase, comma(), group('ce', 'it'), group('est', 'is'), pointed(chance, what))); }],
    // quelle robe préfères-tu, celle-ci ou celle-là ? lequel de ces pulls veux-tu ?
    [2.5, () => {
      const form: Form = { gender: word.gender, plural: plural || Boolean(word.pluralOnly) };
      const ask = (): Phrase => phraseOf(...chance.of([['préfères-tu', 'do you prefer'], ['préférez-vous', 'do you prefer'], ['veux-tu', 'do you want'], ['voulez-vous', 'do you want'], ['est-ce que tu veux', 'do you want'], ['est-ce que vous préférez', 'do you prefer'], ['cherchez-vous', 'are you looking for']] as const));
      if (chance.is(0.5)) {
        const many = np(chance, several(chance, chance.of(things)), 'demonstrative', { plural: true });
        return end(join(group(many.gender === 'f' ? 'laquelle' : 'lequel', 'which'), group('de', 'of'), many.phrase, ask()), '?');
      }
      const what = np(chance, word, 'which', { plural });
      return end(join(what.phrase, ask(), comma(), group(`${pick(form, those)}-ci`, what.enPerson === 'they' ? 'these' : 'this one'), group('ou', 'or'), group(`${pick(form, those)}-là`, what.enPerson === 'they' ? 'those' : 'that one')), '?');
    }],
    // c'est la robe la plus chère du magasin; c'est l'une des plus belles villes du monde
    [3.5, () => {
      const single = one(chance, chance.of(things));
      const found = gradable(chance, single);
      if (!found) return nounPhrases(chance);
      const scope = phraseOf(...chance.of([['de LE magasin', 'in the shop'], ['de LE monde', 'in the world'], ['de LA ville', 'in the town'], ['de LE pays', 'in the country'], ['de LA région', 'in the region'], ['de LE quartier', 'in the neighbourhood'], ['de LE village', 'in the village'], ['de notre rue', 'in our street'], ['de LA école', 'in the school'], ['de ma vie', 'of my life'], ['de tous', 'of all'], ['de LA année', 'of the year'], ['de LE musée', 'in the museum']] as const));
      const the = single.gender === 'f' ? 'LA' : 'LE';
      const least = chance.is(0.2);
      const lead = join(group('ce', 'it'), chance.is(0.75) ? group('est', 'is') : group('était', 'was'));
      if (!least && chance.is(0.3)) {
        const many = np(chance, single, 'zero', { plural: true });
        const quality = group(`plus ${agree(found.fr, { gender: single.gender, plural: true })}`, grades(found)[1]);
        return end(join(lead, group(single.gender === 'f' ? 'une' : 'un', 'one'), group('de LES', 'of the'), found.before ? join(quality, many.phrase) : order([many.phrase, fr('les'), quality], [quality, many.phrase]), scope));
      }
      const quality = group(`${least ? 'moins' : 'plus'} ${agree(found.fr, { gender: single.gender, plural: false })}`, least ? `least ${found.en}` : grades(found)[1]);
      const name = group(single.fr, single.en);
      return end(join(lead, found.before && !least ? join(group(the, 'the'), quality, name) : order([fr(the), name, fr(the), quality], [en('the'), quality, name]), scope));
    }],
    // ma chambre est de la même couleur que la tienne; ce pull a la même couleur
    [1.2, () => { const subject = np(chance, one(chance, chance.of(['clothing', 'object', 'furniture', 'vehicle', 'tool'] as const)), chance.of(['demonstrative', 'definite'] as const)); return end(be(subject, join(group('de la même', 'the same'), phraseOf(...chance.of([['couleur', 'colour'], ['taille', 'size'], ['forme', 'shape'], ['marque', 'make']] as const)), group('que', 'as'), pointed(chance, subject, false)))); }],
    // c'est une robe que ma mère m'a donnée; un ami à moi
    [1.5, () => { const friend = one(chance, chance.of(['person', 'profession'] as const)); return end(join(group('ce', friend.gender === 'f' ? 'she' : 'he'), group('est', 'is'), group(friend.gender === 'f' ? 'une' : 'un', english.indefinite(friend.en)), group(friend.fr, friend.en), phraseOf(...chance.of([['de mon âge', 'my age'], ['de ma classe', 'in my class'], ['de mon quartier', 'from my neighbourhood'], ['de mon village', 'from my village'], ['que je connais bien', 'I know well'], ['dont je t\'ai parlé', 'I told you about'], ['avec qui je travaille', 'I work with'], ['chez qui j\'ai habité', 'I lived with'], ['à qui je téléphone souvent', 'I often phone'], ['en qui j\'ai confiance', 'I trust']] as const)))); }],
    // elle a une sœur de dix ans; un immeuble de dix étages
    [1.2, () => { const n = chance.whole(2, 30); const [what, said, unit, unitEn] = chance.of([['un immeuble', 'building', 'étages', 'storey'], ['un appartement', 'flat', 'pièces', 'room'], ['un voyage', 'trip', 'jours', 'day'], ['une promenade', 'walk', 'minutes', 'minute'], ['un livre', 'book', 'pages', 'page'], ['un mur', 'wall', 'mètres', 'metre'], ['un billet', 'note', 'euros', 'euro'], ['un enfant', 'child', 'ans', 'year'], ['une fille', 'girl', 'ans', 'year'], ['un film', 'film', 'minutes', 'minute'], ['un bébé', 'baby', 'mois', 'month'], ['une équipe', 'team', 'joueurs', 'player'], ['un menu', 'menu', 'euros', 'euro'], ['un chien', 'dog', 'kilos', 'kilo']] as const); const number = english.numberWords(n); const article = what.startsWith('une') ? 'une' : 'un'; const tail = unit === 'ans' || unit === 'mois' ? `${unitEn}-old` : unitEn; return measured(article, english.indefinite(number), what.slice(article.length + 1), said, french.numberWords(n), `${number}-${tail}`, unit); }],
  ])();
};
/** un immeuble de dix étages / a ten-storey building */
function measured(article: string, a: string, what: string, said: string, count: string, measure: string, unit: string): Sentence {
  const head = group(what, said);
  const size = group(`${count} ${unit}`, measure);
  return end(join(group('ce', 'it'), group('est', 'is'), group(article, a), order([head, fr('de'), size], [size, head])));
}
