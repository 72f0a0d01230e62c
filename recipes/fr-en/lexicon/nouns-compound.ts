// Compounds with à, de, en and an adjective: what a thing holds, is for, is made with (tarte aux pommes, verre à vin, salle d'attente, billet d'avion).
import type { Noun, NounClass } from './types.ts';

/** By class: French, gender, English and the feminine if there is one. */
const compounds: Readonly<Partial<Record<NounClass, string>>> = {
  food: `tarte aux fraises=f=strawberry tart; gâteau au yaourt=m=yoghurt cake; soupe à l'oignon=f=onion soup; soupe de poisson=f=fish soup; salade de tomates=f=tomato salad; salade de riz=f=rice salad; salade de pommes de terre=f=potato salad; omelette au fromage=f=cheese omelette; crêpe au sucre=f=sugar pancake; yaourt à la fraise=m=strawberry yoghurt; yaourt aux fruits=m=fruit yoghurt; pizza aux champignons=f=mushroom pizza; steak haché=m=minced steak; galette des rois=f=Twelfth Night cake; plateau de fromages=m=cheese board`,
  dish: `verre à vin=m=wine glass; verre à eau=m=water glass; tasse à café=f=coffee cup; tasse à thé=f=teacup; cuillère à café=f=teaspoon; couteau à pain=m=bread knife; assiette à dessert=f=dessert plate; assiette creuse=f=soup plate; panier à pain=m=bread basket; moule à gâteau=m=cake tin; plat à tarte=m=pie dish`,
  clothing: `robe de soirée=f=evening dress; veste de ski=f=ski jacket; combinaison de ski=f=ski suit; chaussure de sport=f=sports shoe; chaussure de ski=f=ski boot; chaussure de football=f=football boot; chaussure à talons=f=high-heeled shoe; chapeau de paille=m=straw hat; manteau de fourrure=m=fur coat`,
  room: `salle de lecture=f=reading room; salle de musique=f=music room; salle d'informatique=f=computer room; chambre d'enfant=f=child's bedroom`,
  object: `porte d'entrée=f=front door; billet de métro=m=underground ticket; ticket de bus=m=bus ticket; carte d'étudiant=f=student card; clé de voiture=f=car key; boîte à bijoux=f=jewellery box; boîte d'allumettes=f=box of matches; bouton de manteau=m=coat button; album photo=m=photo album; cadeau d'anniversaire=m=birthday present; cadeau de Noël=m=Christmas present; panier de fruits=m=fruit basket; sac de plage=m=beach bag; sac de voyage=m=travel bag; serviette de plage=f=beach towel; serviette de bain=f=bath towel; ballon de foot=m=football; ballon de basket=m=basketball; balle de tennis=f=tennis ball; raquette de tennis=f=tennis racket; machine à écrire=f=typewriter; bague de fiançailles=f=engagement ring; collier de perles=m=pearl necklace; montre de plongée=f=diving watch; montre de poche=f=pocket watch; clé de contact=f=ignition key`,
  plant: `arbre de Noël=m=Christmas tree`,
  furniture: `table de cuisine=f=kitchen table; table de jardin=f=garden table; chaise de bureau=f=office chair; chaise de jardin=f=garden chair; chaise haute=f=high chair`,
  readable: `livre de poche=m=paperback; livre d'histoire=m=history book; livre de recettes=m=recipe book; livre d'images=m=picture book; livre pour enfants=m=children's book; roman d'amour=m=love story`,
  watchable: `film policier=m=detective film; film d'amour=m=romantic film; film de guerre=m=war film; match de basket=m=basketball match; match de handball=m=handball match`,
  listenable: `émission de radio=f=radio programme`,
  event: `cours de piano=m=piano lesson; cours de natation=m=swimming lesson; cours de yoga=m=yoga class; cours de dessin=m=drawing class; cours de chant=m=singing lesson; leçon de guitare=f=guitar lesson; fête de famille=f=family party; repas de famille=m=family meal; repas de Noël=m=Christmas dinner; voyage d'affaires=m=business trip; voyage de noces=m=honeymoon; rendez-vous d'affaires=m=business meeting`,
  profession: `professeur de piano=m=piano teacher=professeure de piano; professeur de sport=m=PE teacher; professeur de danse=m=dance teacher=professeure de danse; maître d'école=m=schoolteacher=maîtresse d'école; agent de voyages=m=travel agent; gardien d'immeuble=m=caretaker=gardienne d'immeuble; chauffeur de camion=m=lorry driver`,
  person: `joueur de tennis=m=tennis player=joueuse de tennis; joueur de foot=m=football player=joueuse de foot; ami d'enfance=m=childhood friend=amie d'enfance; camarade d'école=m=schoolfriend; collègue de bureau=m=office colleague; voisin de table=m=table neighbour=voisine de table`,
  animal: `chien de garde=m=guard dog; chien de berger=m=sheepdog; chat de gouttière=m=alley cat; cheval de course=m=racehorse`,
  vehicle: `voiture de course=f=racing car; voiture de location=f=hire car; voiture de sport=f=sports car; vélo de course=m=racing bike; bateau à voile=m=sailing boat; bateau de pêche=m=fishing boat; train de nuit=m=night train; train de marchandises=m=goods train`,
  place: `terrain de tennis=m=tennis court; terrain de rugby=m=rugby pitch; terrain de jeux=m=playground; place de parking=f=parking space; piste de danse=f=dance floor; piste d'atterrissage=f=runway; rue piétonne=f=pedestrian street; aire de repos=f=rest area; passage souterrain=m=underpass`,
  building: `école de musique=f=music school; école de conduite=f=driving school; école de ski=f=ski school; maison de vacances=f=holiday home; maison de quartier=f=community centre; immeuble de bureaux=m=office block; station de radio=f=radio station`,
  shop: `magasin de musique=m=music shop; magasin de meubles=m=furniture shop; magasin de vélos=m=bike shop; magasin d'antiquités=m=antique shop; boutique de souvenirs=f=souvenir shop`,
};
export const compoundNouns: readonly Noun[] = Object.entries(compounds).flatMap(([kind, text]) => text.split('; ').map((entry): Noun => {
  const [fr = '', gender = '', en = '', feminine] = entry.split('=');
  const [first, second = '', third] = fr.split(' ');
  const qualified = third === undefined && !/^d'/.test(second) && /(é|euse|asse|aute|ant|ier|aire|ique|onne|ain|ière)$/.test(second);
  return { fr, gender: gender === 'f' ? 'f' : 'm', en, classes: [kind as NounClass], ...(qualified ? { frPlural: `${first}s ${second}s` } : {}), ...(feminine ? { feminine: { fr: feminine } } : {}) };
}));
