// French word forms: conjugation, agreement, elision and contraction.

/** Six persons of the present; participle; future stem; further stems where they are not regular. */
type Irregular = { present: string; participle: string; future: string; imperative?: string };

const irregular: Readonly<Record<string, Irregular>> = Object.fromEntries(
  `être suis es est sommes êtes sont été ser
avoir ai as a avons avez ont eu aur
aller vais vas va allons allez vont allé ir
faire fais fais fait faisons faites font fait fer
venir viens viens vient venons venez viennent venu viendr
tenir tiens tiens tient tenons tenez tiennent tenu tiendr
pouvoir peux peux peut pouvons pouvez peuvent pu pourr
vouloir veux veux veut voulons voulez veulent voulu voudr
devoir dois dois doit devons devez doivent dû devr
savoir sais sais sait savons savez savent su saur
voir vois vois voit voyons voyez voient vu verr
dire dis dis dit disons dites disent dit dir
lire lis lis lit lisons lisez lisent lu lir
écrire écris écris écrit écrivons écrivez écrivent écrit écrir
prendre prends prends prend prenons prenez prennent pris prendr
mettre mets mets met mettons mettez mettent mis mettr
partir pars pars part partons partez partent parti partir
sortir sors sors sort sortons sortez sortent sorti sortir
dormir dors dors dort dormons dormez dorment dormi dormir
sentir sens sens sent sentons sentez sentent senti sentir
servir sers sers sert servons servez servent servi servir
courir cours cours court courons courez courent couru courr
ouvrir ouvre ouvres ouvre ouvrons ouvrez ouvrent ouvert ouvrir
souffrir souffre souffres souffre souffrons souffrez souffrent souffert souffrir
offrir offre offres offre offrons offrez offrent offert offrir
boire bois bois boit buvons buvez boivent bu boir
recevoir reçois reçois reçoit recevons recevez reçoivent reçu recevr
croire crois crois croit croyons croyez croient cru croir
mourir meurs meurs meurt mourons mourez meurent mort mourr
naître nais nais naît naissons naissez naissent né naîtr
vivre vis vis vit vivons vivez vivent vécu vivr
suivre suis suis suit suivons suivez suivent suivi suivr
rire ris ris rit rions riez rient ri rir
conduire conduis conduis conduit conduisons conduisez conduisent conduit conduir
connaître connais connais connaît connaissons connaissez connaissent connu connaîtr
plaire plais plais plaît plaisons plaisez plaisent plu plair
envoyer envoie envoies envoie envoyons envoyez envoient envoyé enverr
asseoir assieds assieds assied asseyons asseyez asseyent assis assiér
battre bats bats bat battons battez battent battu battr
peindre peins peins peint peignons peignez peignent peint peindr
éteindre éteins éteins éteint éteignons éteignez éteignent éteint éteindr
cueillir cueille cueilles cueille cueillons cueillez cueillent cueilli cueiller
construire construis construis construit construisons construisez construisent construit construir
traduire traduis traduis traduit traduisons traduisez traduisent traduit traduir
produire produis produis produit produisons produisez produisent produit produir
cuire cuis cuis cuit cuisons cuisez cuisent cuit cuir
détruire détruis détruis détruit détruisons détruisez détruisent détruit détruir
mentir mens mens ment mentons mentez mentent menti mentir
apercevoir aperçois aperçois aperçoit apercevons apercevez aperçoivent aperçu apercevr
joindre joins joins joint joignons joignez joignent joint joindr
craindre crains crains craint craignons craignez craignent craint craindr
plaindre plains plains plaint plaignons plaignez plaignent plaint plaindr
réduire réduis réduis réduit réduisons réduisez réduisent réduit réduir
interdire interdis interdis interdit interdisons interdisez interdisent interdit interdir
convaincre convaincs convaincs convainc convainquons convainquez convainquent convaincu convaincr
accueillir accueille accueilles accueille accueillons accueillez accueillent accueilli accueiller
paraître parais parais paraît paraissons paraissez paraissent paru paraîtr
inscrire inscris inscris inscrit inscrivons inscrivez inscrivent inscrit inscrir
coudre couds couds coud cousons cousez cousent cousu coudr
résoudre résous résous résout résolvons résolvez résolvent résolu résoudr
bouillir bous bous bout bouillons bouillez bouillent bouilli bouillir
fuir fuis fuis fuit fuyons fuyez fuient fui fuir
taire tais tais tait taisons taisez taisent tu tair
prévoir prévois prévois prévoit prévoyons prévoyez prévoient prévu prévoir
atteindre atteins atteins atteint atteignons atteignez atteignent atteint atteindr
décevoir déçois déçois déçoit décevons décevez déçoivent déçu décevr
valoir vaux vaux vaut valons valez valent valu vaudr
suffire suffis suffis suffit suffisons suffisez suffisent suffi suffir
conclure conclus conclus conclut concluons concluez concluent conclu conclur
introduire introduis introduis introduit introduisons introduisez introduisent introduit introduir
nuire nuis nuis nuit nuisons nuisez nuisent nui nuir
luire luis luis luit luisons luisez luisent lui luir
vaincre vaincs vaincs vainc vainquons vainquez vainquent vaincu vaincr
acquérir acquiers acquiers acquiert acquérons acquérez acquièrent acquis acquerr
haïr hais hais hait haïssons haïssez haïssent haï haïr
vêtir vêts vêts vêt vêtons vêtez vêtent vêtu vêtir
distraire distrais distrais distrait distrayons distrayez distraient distrait distrair
prédire prédis prédis prédit prédisons prédisez prédisent prédit prédir
émouvoir émeus émeus émeut émouvons émouvez émeuvent ému émouvr
croître croîs croîs croît croissons croissez croissent crû croîtr`
    .split('\n')
    .map((line) => {
      const parts = line.split(' ');
      return [parts[0], { present: parts.slice(1, 7).join(' '), participle: parts[7], future: parts[8] }];
    }),
);

/** Verbs conjugated like one above: the longest ending that is irregular, after a prefix. */
const families = 'revenir:venir devenir:venir souvenir:venir prévenir:venir soutenir:tenir retenir:tenir maintenir:tenir appartenir:tenir obtenir:tenir appartenir:tenir apprendre:prendre comprendre:prendre surprendre:prendre reprendre:prendre permettre:mettre promettre:mettre remettre:mettre repartir:partir endormir:dormir ressentir:sentir couvrir:ouvrir découvrir:ouvrir revoir:voir relire:lire décrire:écrire sourire:rire reconnaître:connaître disparaître:paraître apparaître:paraître recoudre:coudre enfuir:fuir repeindre:peindre poursuivre:suivre admettre:mettre transmettre:mettre convenir:venir entretenir:tenir resservir:servir refaire:faire survivre:vivre combattre:battre renvoyer:envoyer parcourir:courir contenir:tenir intervenir:venir parvenir:venir rejoindre:joindre élire:lire ressortir:sortir desservir:servir rendormir:dormir redire:dire défaire:faire satisfaire:faire déplaire:plaire revivre:vivre accourir:courir secourir:courir recueillir:cueillir reconstruire:construire reproduire:produire détenir:tenir consentir:sentir démentir:mentir rouvrir:ouvrir recouvrir:ouvrir commettre:mettre soumettre:mettre compromettre:mettre omettre:mettre décrire:écrire réinscrire:inscrire rasseoir:asseoir'.split(' ');
for (const entry of families) {
  const [verb, model] = entry.split(':') as [string, string];
  const known = irregular[model];
  const prefix = verb.slice(0, verb.length - model.length);
  if (!known || irregular[verb] || !verb.endsWith(model)) continue;
  const restem = (form: string): string => prefix + form;
  (irregular as Record<string, Irregular>)[verb] = {
    present: known.present.split(' ').map(restem).join(' '),
    participle: restem(known.participle),
    future: restem(known.future),
  };
}

const vowel = /^[aeiouyâàäéèêëîïôöùûüœæAEIOUYÂÀÄÉÈÊËÎÏÔÖÙÛÜŒÆ]/;
const aspirated = /^(haricot|héros|haut|honte|huit|hockey|hamster|hibou|homard|hors|handball|hamburger|hasard|hérisson|holland|hongr|hall|hanche|hutte|hotte|housse|hublot|hurl|onze|oui|ouistiti|yaourt|yoga|yeti|yacht|y[aeou])/i;

const learntAspirated = new Set<string>();
export const learnAspirated = (word: string): void => {
  learntAspirated.add(word);
};

/** Whether the word before is elided: l'eau, l'homme; but le haricot. */
export const elides = (word: string): boolean => (vowel.test(word) || /^h/i.test(word)) && !aspirated.test(word) && !learntAspirated.has(word);

export type Person = 0 | 1 | 2 | 3 | 4 | 5;
export type Tense = 'present' | 'imparfait' | 'futur' | 'conditionnel' | 'subjonctif';

const accentE = (stem: string): string => stem.replace(/[eé]([^aeiouéè]+u?)$/, 'è$1');

function erPresent(verb: string): string[] {
  const stem = verb.slice(0, -2);
  let strong = stem;
  if (/(appel|épel|renouvel|jet)$/.test(stem)) strong = stem + stem.at(-1);
  else if (/[oua]y$/.test(stem)) strong = stem.replace(/y$/, 'i');
  else if (/(e[^aeiouéèyx]|é([^aeiouéèyx]|[^aeiouéè][lr]|ch|gn|gu))$/.test(stem)) strong = accentE(stem);
  const nous = /g$/.test(stem) ? `${stem}e` : /c$/.test(stem) ? `${stem.slice(0, -1)}ç` : stem;
  return [`${strong}e`, `${strong}es`, `${strong}e`, `${nous}ons`, `${stem}ez`, `${strong}ent`];
}

/** The six forms of the present. */
export function present(verb: string): string[] {
  const known = irregular[verb];
  if (known) return known.present.split(' ');
  if (verb.endsWith('er')) return erPresent(verb);
  if (verb.endsWith('ir')) {
    const stem = verb.slice(0, -2);
    return ['is', 'is', 'it', 'issons', 'issez', 'issent'].map((end) => stem + end);
  }
  const stem = verb.slice(0, -2);
  return ['s', 's', stem.endsWith('d') || stem.endsWith('t') ? '' : 't', 'ons', 'ez', 'ent'].map((end) => stem + end);
}

/** Past participle, masculine singular. */
export function participle(verb: string): string {
  const known = irregular[verb];
  if (known) return known.participle;
  if (verb.endsWith('er')) return `${verb.slice(0, -2)}é`;
  return verb.endsWith('ir') ? `${verb.slice(0, -2)}i` : `${verb.slice(0, -2)}u`;
}

const subjunctives: Readonly<Record<string, string>> = {
  être: 'sois sois soit soyons soyez soient', avoir: 'aie aies ait ayons ayez aient', aller: 'aille ailles aille allions alliez aillent', faire: 'fasse fasses fasse fassions fassiez fassent', refaire: 'refasse refasses refasse refassions refassiez refassent',
  pouvoir: 'puisse puisses puisse puissions puissiez puissent', savoir: 'sache saches sache sachions sachiez sachent', vouloir: 'veuille veuilles veuille voulions vouliez veuillent',
};
/** The present participle after en: en mangeant. */
export const gerund = (verb: string): string => ({ être: 'étant', avoir: 'ayant', savoir: 'sachant' })[verb] ?? `${(present(verb)[3] as string).slice(0, -3)}ant`;

export function conjugate(verb: string, tense: Tense, person: Person): string {
  if (tense === 'present') return present(verb)[person] as string;
  if (tense === 'subjonctif') {
    const known = subjunctives[verb];
    if (known) return known.split(' ')[person] as string;
    if (person === 3 || person === 4) return conjugate(verb, 'imparfait', person);
    return (present(verb)[5] as string).slice(0, -3) + (['e', 'es', 'e', '', '', 'ent'][person] as string);
  }
  const imperfect = ['ais', 'ais', 'ait', 'ions', 'iez', 'aient'];
  if (tense === 'imparfait') {
    const stem = verb === 'être' ? 'ét' : (present(verb)[3] as string).slice(0, -3);
    const end = imperfect[person] as string;
    // mangeons → mangeais but mangions; commençons → commençais but commencions
    if (end.startsWith('i')) return stem.replace(/ge$/, 'g').replace(/ç$/, 'c') + end;
    return stem + end;
  }
  const end = (tense === 'futur' ? ['ai', 'as', 'a', 'ons', 'ez', 'ont'] : imperfect)[person] as string;
  const known = irregular[verb];
  if (known) return known.future + end;
  if (verb.endsWith('er')) {
    const [first] = erPresent(verb) as [string];
    // the strong stem stays but for é: préférer → préférerai
    const stem = /[èé]/.test(verb.slice(-5, -2)) ? verb : `${first}r`;
    return stem + end;
  }
  return (verb.endsWith('re') ? verb.slice(0, -1) : verb) + end;
}

/** Imperative for tu, nous, vous (persons 1, 3, 4). */
export function imperative(verb: string, person: 1 | 3 | 4): string {
  const special: Readonly<Record<string, string>> = { être: 'sois soyons soyez', avoir: 'aie ayons ayez', savoir: 'sache sachons sachez' };
  const index = person === 1 ? 0 : person - 2;
  const known = special[verb];
  if (known) return known.split(' ')[index] as string;
  const form = present(verb)[person] as string;
  return person === 1 && (verb.endsWith('er') || /(ouvrir|offrir|souffrir|couvrir|cueillir)$/.test(verb)) ? form.replace(/s$/, '') : form;
}

export type Gender = 'm' | 'f';

/** Plural of a noun or adjective. */
const nounPlurals = new Map<string, string>();
/** Adds a plural that the rules do not give. */
export const learnPlural = (word: string, form: string): void => {
  nounPlurals.set(word, form);
};

export function plural(word: string): string {
  const known = nounPlurals.get(word);
  if (known) return known;
  if (/[sxz]$/.test(word)) return word;
  if (/(eau|eu)$/.test(word) && !/(bleu|pneu)$/.test(word)) return `${word}x`;
  if (/al$/.test(word) && !/(bal|festival|carnaval|final|fatal|naval)$/.test(word)) return `${word.slice(0, -2)}aux`;
  if (/^(bijou|caillou|chou|genou|hibou|joujou|pou)$/.test(word)) return `${word}x`;
  return `${word}s`;
}

const feminines: Record<string, string> = {
  beau: 'belle', nouveau: 'nouvelle', vieux: 'vieille', blanc: 'blanche', franc: 'franche', sec: 'sèche', doux: 'douce', roux: 'rousse', faux: 'fausse',
  gros: 'grosse', bas: 'basse', gras: 'grasse', épais: 'épaisse', gentil: 'gentille', long: 'longue', frais: 'fraîche', public: 'publique', grec: 'grecque',
  turc: 'turque', favori: 'favorite', fou: 'folle', mou: 'molle', bon: 'bonne', mignon: 'mignonne', breton: 'bretonne', complet: 'complète', inquiet: 'inquiète',
  secret: 'secrète', discret: 'discrète', concret: 'concrète', prêt: 'prête', violet: 'violette', muet: 'muette', nul: 'nulle', pareil: 'pareille', paysan: 'paysanne',
  andalou: 'andalouse', marron: 'marron', orange: 'orange', chic: 'chic', sympa: 'sympa', super: 'super', menteur: 'menteuse', travailleur: 'travailleuse', meilleur: 'meilleure',
  supérieur: 'supérieure', extérieur: 'extérieure', intérieur: 'intérieure', cassé: 'cassée',
};

/** Feminine singular of an adjective. */
export function feminine(word: string): string {
  const known = feminines[word];
  if (known) return known;
  if (word.endsWith('e')) return word;
  if (/er$/.test(word)) return `${word.slice(0, -2)}ère`;
  if (/x$/.test(word)) return `${word.slice(0, -1)}se`;
  if (/f$/.test(word)) return `${word.slice(0, -1)}ve`;
  if (/(en|el|eil|on|et)$/.test(word)) return `${word}${word.at(-1)}e`;
  if (/teur$/.test(word)) return `${word.slice(0, -4)}trice`;
  if (/eur$/.test(word)) return `${word.slice(0, -1)}se`;
  return `${word}e`;
}

const pluralForms = new Map<string, string>();
/** Forms that do not follow from the masculine singular. */
export function learnForms(adjective: string, feminineForm: string | undefined, pluralForm: string | undefined): void {
  if (feminineForm) feminines[adjective] = feminineForm;
  if (pluralForm) pluralForms.set(adjective, pluralForm);
}

const invariable = new Set(['marron', 'orange', 'chic', 'super', 'bien', 'sympa']);

/** An adjective in the form that agrees. `beforeNoun`: the word that follows, for bel, nouvel, vieil. */
export function agree(adjective: string, gender: Gender, isPlural: boolean, following?: string): string {
  if (adjective === 'sympa') return isPlural ? 'sympas' : adjective;
  if (invariable.has(adjective)) return adjective;
  if (!isPlural && gender === 'm' && following !== undefined && elides(following)) {
    const special: Readonly<Record<string, string>> = { beau: 'bel', nouveau: 'nouvel', vieux: 'vieil' };
    if (special[adjective]) return special[adjective] as string;
  }
  const singular = gender === 'f' ? feminine(adjective) : adjective;
  if (isPlural && gender === 'm' && pluralForms.has(adjective)) return pluralForms.get(adjective) as string;
  if (isPlural && singular === adjective && pluralForms.get(adjective) === adjective) return adjective;
  return isPlural ? plural(singular) : singular;
}

const unit = 'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(' ');
const tens = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'soixante', 'quatre-vingt', 'quatre-vingt'];

/** A number in words, 0 to 9999. */
export function numberWords(n: number): string {
  if (n < 20) return unit[n] as string;
  if (n < 100) {
    const ten = Math.floor(n / 10);
    const rest = ten === 7 || ten === 9 ? n - (ten - 1) * 10 : n % 10;
    const base = tens[ten] as string;
    if (rest === 0) return ten === 8 ? 'quatre-vingts' : base;
    const joined = (rest === 1 || rest === 11) && ten < 8 ? ' et ' : '-';
    return base + joined + (unit[rest] as string);
  }
  if (n < 1000) {
    const hundreds = Math.floor(n / 100);
    const rest = n % 100;
    const head = hundreds === 1 ? 'cent' : `${unit[hundreds]} cent${rest === 0 ? 's' : ''}`;
    return rest === 0 ? head : `${head} ${numberWords(rest)}`;
  }
  const thousands = Math.floor(n / 1000);
  const rest = n % 1000;
  const head = thousands === 1 ? 'mille' : `${numberWords(thousands)} mille`;
  return rest === 0 ? head : `${head} ${numberWords(rest)}`;
}
