// Denials, and adverbs between auxiliary and participle.
import { clause, type Time } from '../clause.ts';
import { pastTime, withObject } from '../frames.ts';
import type { NounClass } from '../lexicon/types.ts';
import { type Det, type Entity, noun, np, ownerOf, somebody } from '../nominal.ts';
import { group, join, pairsOf } from '../phrase.ts';
import { end, type Pattern, type Sentence } from '../statements.ts';
import { accClitic, target } from './participants.ts';
import { act, after, any } from './predicates.ts';

// Denials

const nobodyVerbs = pairsOf('venir=come;répondre=answer;téléphoner=phone;rire=laugh;parler=speak;comprendre la question=understand the question;connaître la réponse=know the answer;aimer ce film=like this film;vouloir partir=want to leave;aller à la fête=go to the party;savoir la vérité=know the truth;bouger=move;dormir=sleep;travailler le dimanche=work on Sundays;habiter dans cette maison=live in this house;entrer dans la chambre=go into the bedroom;arriver à l\'heure=arrive on time;remarquer la différence=notice the difference;dire bonjour=say hello;faire la vaisselle=do the dishes');
const nothings = pairsOf('changer=change;marcher=work;arriver=happen;bouger=move;manquer=be missing;intéresser les élèves=interest the pupils;être facile=be easy;être prêt=be ready;coûter cher=cost a lot;être gratuit=be free;se passer=happen;être impossible=be impossible;être parfait=be perfect;disparaître=disappear;être cassé=be broken');
const aucun: readonly (readonly [string, string, readonly NounClass[]])[] = [['voir', 'see', ['animal', 'person', 'vehicle', 'watchable']], ['avoir', 'have', ['family', 'object', 'schoolThing', 'pet', 'abstract']], ['connaître', 'know', ['person', 'profession', 'building', 'place', 'game']], ['acheter', 'buy', ['clothing', 'food', 'object']], ['trouver', 'find', ['object', 'shop', 'clothing']], ['recevoir', 'receive', ['readable']], ['lire', 'read', ['readable']], ['manger', 'eat', ['food']], ['oublier', 'forget', ['object']]];
export const denying: Pattern = (chance) => {
  const subject = somebody(chance);
  const time = chance.weighted([[4, 'present'], [5, 'past'], [1.2, 'future'], [0.8, 'pluperfect']] as const);
  return chance.weighted<() => Sentence>([
    [4, () => {
      const [french, said] = chance.of(nobodyVerbs);
      const who: Entity = { phrase: group('personne', 'nobody'), gender: 'm', plural: false, person: 2, human: true, enPerson: 'he', pronoun: false };
      const stative = /^(connaître|aimer|vouloir|savoir|habiter)/.test(french);
      const to = chance.is(0.3) ? target(chance, who) : null;
      if (to) { const [v, e] = chance.of(pairsOf('aider=help;voir=see;écouter=listen to;attendre=wait for;comprendre=understand;inviter=invite;croire=believe;regarder=look at;reconnaître=recognise;connaître=know')); return end(clause(who, { fr: v, en: e, clitic: accClitic(to) }, { time: /^(croire|connaître)$/.test(v) && time !== 'present' ? 'imperfect' : time, negation: 'ne' })); }
      const [verb = '', ...rest] = french.split(' ');
      const [e = '', ...more] = said.split(' ');
      return end(clause(who, { fr: verb, en: e, etre: /^(venir|aller|entrer|arriver)$/.test(verb), after: group(rest.join(' '), more.join(' ')) }, { time: stative && time !== 'present' ? 'imperfect' : time, negation: 'ne' }));
    }],
    [2.5, () => {
      const [french, said] = chance.of(nothings);
      const what: Entity = { phrase: group('rien', 'nothing'), gender: 'm', plural: false, person: 2, human: false, enPerson: 'it', pronoun: false };
      const self = french.startsWith('se ');
      const [verb = '', ...rest] = french.replace(/^se /, '').split(' ');
      const [e = '', ...more] = said.split(' ');
      return end(clause(what, { fr: verb, en: e, reflexive: self, etre: verb === 'arriver', after: group(rest.join(' '), more.join(' ')) }, { time: /^(être|manquer|coûter)/.test(french) && time === 'past' ? 'imperfect' : time, negation: 'ne' }));
    }],
    [4, () => {
      const [verb, said, classes] = chance.of(aucun);
      let word = noun(chance, ...classes);
      while (word.mass || word.pluralOnly || word.frPluralEnMass) word = noun(chance, ...classes);
      const single_ = np(chance, word, 'zero', { plural: false });
      const many = np(chance, word, 'zero', { plural: true });
      const none = group(word.gender === 'f' ? 'aucune' : 'aucun', 'any');
      const keys = single_.phrase.f[0]?.keys ?? [];
      return end(clause(subject, { fr: verb, en: said, after: join(none, { f: single_.phrase.f, e: many.phrase.e.map((token) => ({ ...token, keys })) }) }, { time: /^(avoir|connaître)$/.test(verb) && time === 'past' ? 'imperfect' : time, negation: 'aucun' }));
    }],
    [3, () => {
      const [verb, said, classes] = chance.of([['aimer', 'like', ['food', 'drink', 'sport']], ['manger', 'eat', ['food']], ['connaître', 'know', ['family']], ['avoir', 'have', ['object', 'pet', 'family']], ['voir', 'see', ['family', 'animal']], ['acheter', 'buy', ['food', 'clothing']], ['vouloir', 'want', ['food', 'drink']]] as readonly (readonly [string, string, readonly NounClass[]])[]);
      const det: Det = verb === 'aimer' ? 'generic' : verb === 'manger' || verb === 'avoir' || verb === 'vouloir' || verb === 'acheter' ? 'zero' : classes[0] === 'family' ? 'possessive' : 'definite';
      const plural = chance.is(0.3) || verb === 'avoir';
      const item = (): Entity => { const word = noun(chance, ...classes); return np(chance, word, det, { plural: det === 'zero' ? !word.mass : plural, owner: ownerOf(subject) }); };
      const [a, b] = [item(), item()];
      if (a.phrase.f.at(-1)?.text === b.phrase.f.at(-1)?.text) return denying(chance);
      return end(clause(subject, { fr: verb, en: said, after: join(group('ni', 'neither'), a.phrase, group('ni', 'nor'), b.phrase) }, { time: /^(avoir|aimer|connaître|vouloir)$/.test(verb) && time !== 'present' ? 'imperfect' : time, negation: 'ne' }));
    }],
    [2.5, () => { const doing = act(chance, subject, true); const either = group('non plus', 'either'); return end(clause(subject, doing, { time, negation: 'pas', tail: either })); }],
    [2.5, () => { const doing = act(chance, subject, true); return end(clause(subject, doing, { time: 'past', negation: 'pas encore' })); }],
    [3, () => { const doing = act(chance, subject, true); return end(clause(subject, doing, { time: chance.of(['present', 'past', 'future'] as const), negation: 'jamais' })); }],
    [3, () => { const doing = act(chance, subject, true); return end(clause(subject, doing, { time: chance.of(['present', 'present', 'future'] as const), negation: 'plus' })); }],
    [2, () => { const doing = withObject(chance, subject); return doing.clitic || doing.reflexive || doing.stative ? denying(chance) : end(clause(subject, doing, { time: chance.of(['present', 'past'] as const), negation: 'que' })); }],
    [2, () => { const [verb, said] = chance.of(pairsOf('voir=see;rencontrer=meet;inviter=invite;entendre=hear;reconnaître=recognise;appeler=call;attendre=wait for;écouter=listen to')); return end(clause(subject, { fr: verb, en: said }, { time, negation: 'personne', tail: time === 'past' && chance.is(0.4) ? any(chance, pairsOf('à la fête=at the party;dans la rue=in the street;hier=yesterday;ce matin=this morning')) : null })); }],
    [2, () => { const [verb, said] = chance.of(pairsOf('dire=say;faire=do;manger=eat;voir=see;acheter=buy;comprendre=understand;trouver=find;oublier=forget;entendre=hear;perdre=lose;boire=drink;apprendre=learn;changer=change;préparer=prepare;décider=decide;payer=pay')); return end(clause(subject, { fr: verb, en: said }, { time: time === 'present' && /^(payer|décider)$/.test(verb) ? 'past' : time, negation: 'rien', tail: time === 'past' && chance.is(0.4) ? any(chance, pairsOf('hier=yesterday;ce matin=this morning;depuis hier=since yesterday;aujourd\'hui=today').filter(([f]) => !/depuis/.test(f))) : null })); }],
  ])();
};

// Adverbs between auxiliary and participle

export const between: Pattern = (chance) => {
  const subject = somebody(chance);
  const time: Time = chance.weighted([[6, 'past'], [1.5, 'pluperfect']] as const);
  const [fr_, en_, where] = chance.of([['enfin', 'finally', 'before'], ['déjà', 'already', 'perfect'], ['toujours', 'always', 'perfect'], ['vraiment', 'really', 'before'], ['souvent', 'often', 'perfect'], ['vite', 'quickly', 'after'], ['aussi', 'also', 'before'], ['même', 'even', 'before'], ['peut-être', 'perhaps', 'first'], ['encore', 'again', 'after'], ['vite', 'quickly', 'after'], ['aussi', 'also', 'before'], ['rapidement', 'quickly', 'after'], ['déjà', 'already', 'perfect'], ['enfin', 'finally', 'before'], ['soudain', 'suddenly', 'before'], ['beaucoup', 'a lot', 'plain'], ['trop', 'too much', 'plain'], ['bien', 'well', 'plain'], ['mal', 'badly', 'plain'], ['très bien', 'very well', 'plain'], ['assez', 'enough', 'plain'], ['peu', 'little', 'plain'], ['mieux', 'better', 'plain']] as const);
  if (where === 'plain') {
    const [verb, said] = chance.of(/^(beaucoup|trop|assez|peu)$/.test(fr_) ? pairsOf('manger=eat;dormir=sleep;travailler=work;boire=drink;parler=talk;lire=read;courir=run;voyager=travel;pleurer=cry;marcher=walk;étudier=study;attendre=wait;jouer=play;danser=dance;dépenser=spend;rire=laugh') : pairsOf('manger=eat;dormir=sleep;travailler=work;chanter=sing;danser=dance;jouer=play;nager=swim;cuisiner=cook;écrire=write;répondre=answer'));
    const wait = /^(attendre|pleurer|courir|marcher)$/.test(verb) && fr_ === 'peu';
    if (wait) return between(chance);
    return end(clause(subject, { fr: verb, en: said }, { time, negation: /^(bien|assez|beaucoup)$/.test(fr_) && time === 'past' && chance.is(0.3) ? 'pas' : null, ...after(fr_, en_), ...(time === 'past' && chance.is(0.4) ? ((made, when) => ({ frequency: made.frequency ?? null, tail: join(made.tail, when) }))(after(fr_, en_), pastTime(chance)) : {}) }));
  }
  const doing = act(chance, subject);
  if (where === 'after') return end(clause(subject, doing, { time, ...after(fr_, en_) }));
  if (where === 'first') { const made = group(fr_, en_); const rest = clause(subject, doing, { time, frequency: { f: made.f, e: [] } }); return end({ f: rest.f, e: [...made.e, ...rest.e] }); }
  return end(clause(subject, doing, { time, ...(where === 'perfect' && time === 'past' ? { said: 'perfect' as const } : {}), frequency: group(fr_, en_) }));
};
