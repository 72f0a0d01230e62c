// What the lexicon of the fr-en recipe says of a word: enough to inflect it in both languages and to
// choose it where a person would. Regular forms are left to ../morphology.ts; only exceptions are written.

/** Where a noun belongs. A noun has one or more; a verb's frame asks for them. */
export type NounClass =
  | 'person' // friend, child, neighbour
  | 'family' // mother, uncle (used with possessives: ma mère)
  | 'profession' // doctor, teacher (il est médecin / he is a doctor)
  | 'animal'
  | 'pet' // animals kept at home
  | 'food' // eaten
  | 'drink'
  | 'meal' // breakfast, dinner
  | 'dish' // kitchenware: plate, glass, spoon
  | 'clothing'
  | 'bodyPart' // se laver les mains, avoir mal à la tête
  | 'furniture'
  | 'room'
  | 'building' // house, school, hospital: also places one goes to
  | 'place' // park, beach, market, city, street
  | 'vehicle'
  | 'object' // things one has, loses, looks for, buys: key, phone, bag
  | 'toy'
  | 'tool'
  | 'readable' // book, letter, newspaper
  | 'watchable' // film, match, programme
  | 'listenable' // music, song, radio
  | 'schoolThing' // pen, notebook, ruler
  | 'subject' // mathematics, history: things studied
  | 'sport' // jouer au football / to play football
  | 'instrument' // jouer du piano / to play the piano
  | 'game' // jouer aux cartes / to play cards
  | 'hobby'
  | 'nature' // tree, flower, river, mountain, sun
  | 'plant'
  | 'weather' // rain, snow, wind
  | 'time' // day, week, year, morning
  | 'event' // party, wedding, concert, birthday, holiday
  | 'shop' // bakery, pharmacy: places that sell
  | 'money' // price, ticket, bill
  | 'material' // wood, glass
  | 'illness' // cold, fever, flu
  | 'abstract'; // idea, question, problem, answer

export type Noun = {
  fr: string;
  gender: 'm' | 'f';
  en: string;
  classes: readonly NounClass[];
  /** French plural when not regular (s; -al/-aux, -eau/-eaux, -s/-x/-z unchanged are regular). */
  frPlural?: string;
  /** English plural when not regular (s, es, ies, are regular). */
  enPlural?: string;
  /** Uncountable: partitive du/de la in French; no article or "some" in English (bread, water, music). */
  mass?: true;
  /** Used only in the plural in French (les vacances, les lunettes) and/or English. */
  pluralOnly?: true;
  /** Plural in French, singular uncountable in English (les cheveux / hair; les devoirs / homework): en is the mass word. */
  frPluralEnMass?: true;
  /** Singular in French, plural in English (un pantalon / trousers; une pair is not said). */
  enPluralOnly?: true;
  /** No elision before it (le haricot, la hache): h aspiré, or onze, huit, yaourt. */
  noElision?: true;
  /** The feminine (or masculine) counterpart of a person or animal: étudiant/étudiante. Written once, on the masculine. */
  feminine?: { fr: string; en?: string };
  /** Places: how one is there. Default 'dans' for rooms, 'à' (au/à la/à l') for buildings and shops. */
  frAt?: 'à' | 'dans' | 'en' | 'sur' | 'sous' | 'chez';
  /** Places: English preposition of being there (default 'in' for rooms, 'at' for buildings and shops) and with or without article. */
  enAt?: 'in' | 'at' | 'on';
  /** English takes no article for the institution: at school, to school, at home, to work, in bed. */
  enBare?: true;
  /** A person can see it drawn as a picture. */
  drawable?: true;
  /** How often to choose it: 3 very common, 2 (default), 1 rare. */
  weight?: 1 | 2 | 3;
};

/** What may fill a place in a verb's frame. `people` is any person, family, profession, name or pronoun for people. */
export type Filler = 'people' | 'anything' | 'animate' | NounClass;

export type Verb = {
  /** Infinitive without the reflexive pronoun: laver for se laver. */
  fr: string;
  reflexive?: true;
  auxiliary?: 'être'; // default avoir; reflexives always être
  /** The reflexive pronoun is an indirect object, the participle stays as it is: elle s'est lavé les mains. */
  unagreed?: true;
  /** English base form, with particle if any: get up, look for, listen to. The first word is inflected; one's and oneself become the subject's. */
  en: string;
  enPast?: string; // of the first word, when irregular: got
  enParticiple?: string; // when different from enPast: gone
  enIng?: string; // when not regular
  /** Stative in English: no progressive (know, like, want, have): imparfait becomes the simple past. */
  stative?: true;
  subject?: readonly Filler[]; // default ['people']
  /** Direct object in French: classes that may fill it. Absent: intransitive. */
  object?: readonly Filler[];
  /** An object is usually said (prendre) or may be left out (manger, lire). */
  objectOptional?: true;
  /** How the object is said when it is a class in general: 'definite' le/the, 'indefinite' un/a, 'partitive' du/some or bare, 'possessive' son/his, 'bodyPart' les mains / his hands. Default: any that fits. */
  determiners?: readonly ('definite' | 'indefinite' | 'partitive' | 'possessive' | 'demonstrative' | 'bodyPart' | 'number')[];
  /** French indirect object with à (parler à, téléphoner à, ressembler à) or de (avoir besoin de, se souvenir de): pronoun lui/leur/y/en. */
  frPreposition?: 'à' | 'de';
  /** A person to whom, besides the object: donner qch à qn / to give sb sth. enTo: the English preposition ('to', 'for'). */
  recipient?: { enTo: 'to' | 'for' | 'from' };
  /** A following infinitive: '' (aimer nager), 'à' (commencer à), 'de' (essayer de). English: 'to', 'ing' (enjoy swimming). */
  infinitive?: { fr: '' | 'à' | 'de'; en: 'to' | 'ing' | 'bare' };
  /** Takes a place where (habiter) or to which (aller), with the English preposition to put before it ('' for enter). */
  place?: 'at' | 'to' | 'from';
  /** Adverbs or phrases that go well with it, French and English. */
  with?: readonly (readonly [string, string])[];
  weight?: 1 | 2 | 3;
};

export type Adjective = {
  fr: string; // masculine singular
  feminine?: string; // when not regular (e, -eux/-euse, -f/-ve, -er/-ère, -en/-enne, -el/-elle, unchanged after e are regular)
  plural?: string; // masculine plural when not regular
  beforeVowel?: string; // bel, nouvel, vieil
  before?: true; // stands before the noun (petit, grand, beau, …)
  invariable?: true; // marron, orange
  en: string;
  /** What it may describe. */
  of: readonly Filler[];
  /** Comparative in English with more/most rather than -er/-est; irregular pair if any. */
  enMore?: true;
  enComparative?: readonly [string, string]; // better, best
  frComparative?: string; // meilleur
  /** A passing state: "être" in imparfait and présent are natural (tired, ill); not used before a noun. */
  state?: true;
  colour?: true;
  /** No comparative (colours, nationalities, married). */
  absolute?: true;
  weight?: 1 | 2 | 3;
};

/** An adverb or adverbial phrase and where it may go. */
export type Adverb = {
  fr: string;
  en: string;
  kind: 'frequency' | 'manner' | 'degree' | 'place' | 'past' | 'present' | 'future' | 'anytime';
  /** Classes of verbs it suits are left to the grammar; these are examples of what not to say with it. */
  weight?: 1 | 2 | 3;
};

/** A whole utterance, said as it is; aligned word groups as [French words, English words] in French order. */
export type SetPhrase = {
  /** Groups: joined by the grammar (elision and contraction are already written). A null side has no counterpart. */
  groups: readonly (readonly [string, string])[];
  end: '.' | '!' | '?';
  /** English groups in another order: indexes of groups in English order; default the same. */
  enOrder?: readonly number[];
  weight?: 1 | 2 | 3;
};

export type Name = { fr: string; en: string; gender: 'm' | 'f' };
export type City = { fr: string; en: string; noElision?: true };
export type Country = {
  fr: string;
  en: string;
  gender: 'm' | 'f';
  plural?: true;
  enArticle?: true; // the United States
  nationality?: { fr: string; feminine?: string; en: string };
  language?: { fr: string; en: string };
};
