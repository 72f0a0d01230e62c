// The lexicon: everyday words of A1 textbooks, by what they are. Written by hand.
// An entry is french=english; marks after it: ~ uncountable, # plural in both, § French singular for an English
// plural (pantalon/trousers), % French plural for an English uncountable (cheveux/hair). `_` stands for a space.
import type { Gender } from './french.ts';

export type Noun = { fr: string; en: string; gender: Gender; mass: boolean; plural: boolean; enPlural: boolean; enMass: boolean; kinds: Set<string>; weight?: number };

const tables: Readonly<Record<string, readonly [masculine: string, feminine: string]>> = {
  person: [
    'homme=man garçon=boy enfant=child bébé=baby ami=friend copain=friend voisin=neighbour camarade=classmate invité=guest client=customer touriste=tourist étranger=stranger adolescent=teenager adulte=adult collègue=colleague patron=boss locataire=tenant passager=passenger roi=king prince=prince voleur=thief héros=hero jumeau=twin visiteur=visitor correspondant=pen_friend partenaire=partner joueur=player élève=pupil étudiant=student',
    'femme=woman fille=girl personne=person amie=friend copine=friend voisine=neighbour invitée=guest cliente=customer reine=queen princesse=princess étudiante=student dame=lady jeune_fille=young_girl camarade=classmate collègue=colleague',
  ],
  family: [
    'père=father frère=brother fils=son mari=husband oncle=uncle cousin=cousin grand-père=grandfather neveu=nephew petit-fils=grandson parent=parent papa=dad beau-père=father-in-law beau-frère=brother-in-law papi=grandpa petit_frère=little_brother grand_frère=big_brother',
    'mère=mother sœur=sister fille=daughter femme=wife tante=aunt cousine=cousin grand-mère=grandmother nièce=niece petite-fille=granddaughter maman=mum belle-mère=mother-in-law belle-sœur=sister-in-law mamie=grandma petite_sœur=little_sister grande_sœur=big_sister famille=family',
  ],
  job: [
    'médecin=doctor professeur=teacher boulanger=baker facteur=postman policier=police_officer pompier=firefighter serveur=waiter cuisinier=cook dentiste=dentist avocat=lawyer ingénieur=engineer journaliste=journalist musicien=musician acteur=actor chanteur=singer chauffeur=driver coiffeur=hairdresser vendeur=salesman infirmier=nurse agriculteur=farmer pilote=pilot secrétaire=secretary architecte=architect artiste=artist écrivain=writer photographe=photographer mécanicien=mechanic jardinier=gardener boucher=butcher pharmacien=pharmacist directeur=director peintre=painter plombier=plumber électricien=electrician vétérinaire=vet informaticien=computer_scientist soldat=soldier juge=judge scientifique=scientist footballeur=footballer comptable=accountant guide=guide fermier=farmer pêcheur=fisherman instituteur=primary_school_teacher danseur=dancer docteur=doctor libraire=bookseller pâtissier=pastry_chef',
    'infirmière=nurse serveuse=waitress actrice=actress chanteuse=singer coiffeuse=hairdresser vendeuse=saleswoman avocate=lawyer directrice=director boulangère=baker cuisinière=cook danseuse=dancer secrétaire=secretary journaliste=journalist dentiste=dentist architecte=architect institutrice=primary_school_teacher pharmacienne=pharmacist musicienne=musician professeure=teacher ingénieure=engineer',
  ],
  pet: ['chat=cat chien=dog lapin=rabbit hamster=hamster poisson_rouge=goldfish perroquet=parrot oiseau=bird chaton=kitten chiot=puppy cochon_d’Inde=guinea_pig', 'tortue=tortoise souris=mouse'],
  animal: [
    'cheval=horse mouton=sheep cochon=pig coq=rooster canard=duck lion=lion tigre=tiger éléphant=elephant singe=monkey ours=bear loup=wolf renard=fox serpent=snake crocodile=crocodile dauphin=dolphin papillon=butterfly pingouin=penguin rat=rat âne=donkey cerf=deer écureuil=squirrel hibou=owl crabe=crab requin=shark insecte=insect moustique=mosquito pigeon=pigeon aigle=eagle kangourou=kangaroo zèbre=zebra taureau=bull veau=calf agneau=lamb hérisson=hedgehog',
    'vache=cow poule=hen chèvre=goat girafe=giraffe grenouille=frog abeille=bee araignée=spider fourmi=ant baleine=whale mouche=fly oie=goose colombe=dove coccinelle=ladybird panthère=panther',
  ],
  food: [
    'pain=bread~ fromage=cheese~ beurre=butter~ riz=rice~ poulet=chicken~ poisson=fish~ jambon=ham~ bœuf=beef~ porc=pork~ sucre=sugar~ sel=salt~ poivre=pepper~ miel=honey~ chocolat=chocolate~ œuf=egg gâteau=cake sandwich=sandwich croissant=croissant biscuit=biscuit bonbon=sweet yaourt=yoghurt légume=vegetable fruit=fruit citron=lemon melon=melon ananas=pineapple raisin=grapes§ champignon=mushroom concombre=cucumber oignon=onion poireau=leek chou=cabbage petit_pois=pea haricot=bean haricot_vert=green_bean steak=steak saumon=salmon~ thon=tuna~ hamburger=hamburger abricot=apricot poivron=pepper avocat=avocado ail=garlic~ saucisson=sausage pain_au_chocolat=chocolate_croissant dessert=dessert couscous=couscous~ plat=dish kiwi=kiwi maïs=corn~ chou-fleur=cauliflower',
    'viande=meat~ soupe=soup~ salade=salad~ confiture=jam~ farine=flour~ crème=cream~ glace=ice_cream~ huile=oil~ moutarde=mustard~ pomme=apple poire=pear banane=banana orange=orange fraise=strawberry cerise=cherry pêche=peach tomate=tomato carotte=carrot pomme_de_terre=potato courgette=courgette saucisse=sausage tarte=tart pizza=pizza crêpe=pancake quiche=quiche baguette=baguette omelette=omelette framboise=raspberry prune=plum noix=walnut olive=olive tartine=slice_of_bread_and_butter aubergine=aubergine pastèque=watermelon mangue=mango dinde=turkey~ nourriture=food~ tarte_aux_pommes=apple_tart laitue=lettuce',
  ],
  plate: ['', 'frites=chips# pâtes=pasta% céréales=cereal% lentilles=lentils# crevettes=prawns# épinards=spinach%'],
  drink: ['café=coffee~ thé=tea~ lait=milk~ vin=wine~ jus=juice~ jus_d’orange=orange_juice~ jus_de_fruits=fruit_juice~ coca=coke~ cidre=cider~ chocolat_chaud=hot_chocolate~ sirop=syrup~', 'eau=water~ bière=beer~ limonade=lemonade~ tisane=herbal_tea~ eau_minérale=mineral_water~'],
  meal: ['petit-déjeuner=breakfast déjeuner=lunch dîner=dinner goûter=snack repas=meal pique-nique=picnic', ''],
  dish: ['verre=glass couteau=knife bol=bowl plateau=tray', 'assiette=plate fourchette=fork cuillère=spoon tasse=cup bouteille=bottle casserole=saucepan poêle=frying_pan serviette=napkin'],
  clothes: [
    'pantalon=trousers§ jean=jeans§ short=shorts§ pull=jumper manteau=coat chapeau=hat chemisier=blouse t-shirt=T-shirt blouson=jacket costume=suit maillot_de_bain=swimsuit pyjama=pyjamas§ foulard=scarf gant=glove imperméable=raincoat bonnet=woolly_hat vêtement=garment anorak=anorak',
    'chemise=shirt robe=dress jupe=skirt veste=jacket casquette=cap écharpe=scarf cravate=tie ceinture=belt chaussure=shoe botte=boot chaussette=sock basket=trainer sandale=sandal pantoufle=slipper',
  ],
  worn: ['', 'lunettes=glasses# lunettes_de_soleil=sunglasses# bijoux=jewellery% boucles_d’oreilles=earrings#'],
  body: [
    'bras=arm pied=foot doigt=finger nez=nose dos=back ventre=stomach genou=knee cou=neck œil=eye visage=face corps=body cœur=heart coude=elbow menton=chin',
    'tête=head main=hand jambe=leg oreille=ear bouche=mouth dent=tooth épaule=shoulder gorge=throat langue=tongue joue=cheek cheville=ankle peau=skin',
  ],
  furniture: ['lit=bed canapé=sofa fauteuil=armchair bureau=desk placard=cupboard tapis=carpet miroir=mirror frigo=fridge four=oven rideau=curtain meuble=piece_of_furniture tiroir=drawer évier=sink lave-vaisselle=dishwasher', 'table=table chaise=chair armoire=wardrobe étagère=shelf lampe=lamp télévision=television commode=chest_of_drawers machine_à_laver=washing_machine baignoire=bath bibliothèque=bookcase'],
  room: ['salon=living_room couloir=corridor garage=garage grenier=attic balcon=balcony jardin=garden appartement=flat sous-sol=basement', 'chambre=bedroom cuisine=kitchen salle_de_bains=bathroom salle_à_manger=dining_room cave=cellar terrasse=terrace entrée=hall pièce=room cour=yard maison=house'],
  part: ['mur=wall toit=roof sol=floor escalier=staircase plafond=ceiling étage=floor ascenseur=lift', 'porte=door fenêtre=window clé=key cheminée=fireplace serrure=lock'],
  place: [
    'parc=park musée=museum cinéma=cinema théâtre=theatre restaurant=restaurant hôtel=hotel hôpital=hospital marché=market supermarché=supermarket magasin=shop café=café stade=stadium aéroport=airport château=castle zoo=zoo port=port village=village centre-ville=town_centre quartier=neighbourhood pont=bridge bureau=office lycée=secondary_school collège=middle_school centre_commercial=shopping_centre commissariat=police_station camping=campsite cirque=circus jardin_public=public_garden gymnase=gym',
    'gare=station poste=post_office banque=bank pharmacie=pharmacy boulangerie=bakery boucherie=butcher’s librairie=bookshop bibliothèque=library piscine=swimming_pool plage=beach ville=town rue=street place=square église=church mairie=town_hall ferme=farm usine=factory université=university épicerie=grocer’s pâtisserie=cake_shop station_de_métro=underground_station patinoire=ice_rink discothèque=nightclub école=school boutique=shop',
  ],
  nature: [
    'arbre=tree soleil=sun ciel=sky lac=lake bois=wood désert=desert champ=field sable=sand~ feu=fire nuage=cloud arc-en-ciel=rainbow volcan=volcano océan=ocean chemin=path bord_de_la_mer=seaside',
    'fleur=flower rivière=river montagne=mountain mer=sea forêt=forest île=island lune=moon étoile=star pierre=stone feuille=leaf herbe=grass~ plante=plant campagne=countryside colline=hill rose=rose terre=earth vague=wave neige=snow~ pluie=rain~ tulipe=tulip',
  ],
  vehicle: ['train=train bus=bus avion=plane vélo=bicycle bateau=boat taxi=taxi métro=underground camion=truck tramway=tram scooter=scooter car=coach hélicoptère=helicopter tracteur=tractor', 'voiture=car moto=motorbike'],
  thing: [
    'sac=bag téléphone=phone ordinateur=computer portable=mobile_phone parapluie=umbrella cadeau=present appareil_photo=camera portefeuille=wallet passeport=passport billet=ticket ticket=ticket panier=basket carton=box réveil=alarm_clock ballon=ball jouet=toy savon=soap peigne=comb mouchoir=handkerchief journal=newspaper timbre=stamp collier=necklace sac_à_dos=backpack robot=robot plan=map outil=tool marteau=hammer vase=vase bijou=jewel anneau=ring tableau=painting dessin=drawing paquet=parcel seau=bucket drapeau=flag chargeur=charger écran=screen clavier=keyboard',
    'montre=watch valise=suitcase photo=photo carte=map carte_postale=postcard lettre=letter boîte=box poupée=doll brosse=brush brosse_à_dents=toothbrush serviette=towel bague=ring bougie=candle balle=ball guitare=guitar clef=key radio=radio tablette=tablet caméra=camera enveloppe=envelope couverture=blanket corde=rope échelle=ladder pile=battery poubelle=bin horloge=clock carte_d’identité=identity_card',
  ],
  school: [
    'livre=book cahier=exercise_book stylo=pen crayon=pencil cartable=schoolbag tableau=board exercice=exercise examen=exam dictionnaire=dictionary cours=lesson mot=word texte=text papier=paper~ classeur=folder emploi_du_temps=timetable projet=project manuel=textbook feutre=felt-tip_pen',
    'gomme=rubber règle=ruler trousse=pencil_case leçon=lesson classe=class question=question réponse=answer phrase=sentence page=page note=mark faute=mistake feuille=sheet_of_paper colle=glue~ histoire=story langue=language',
  ],
  schoolmany: ['devoirs=homework% ciseaux=scissors#', 'vacances=holidays# courses=shopping%'],
  readable: ['livre=book journal=newspaper magazine=magazine roman=novel message=message poème=poem article=article texte=text menu=menu courriel=e-mail e-mail=e-mail conte=tale', 'lettre=letter bande_dessinée=comic_book histoire=story carte_postale=postcard recette=recipe phrase=sentence'],
  watchable: ['film=film match=match spectacle=show concert=concert dessin_animé=cartoon documentaire=documentary reportage=report', 'émission=programme série=series pièce_de_théâtre=play vidéo=video'],
  listenable: ['disque=record', 'musique=music~ chanson=song radio=radio'],
  subject: ['français=French~ anglais=English~ espagnol=Spanish~ dessin=art~', 'histoire=history~ géographie=geography~ musique=music~ biologie=biology~ physique=physics~ chimie=chemistry~ informatique=computer_science~ littérature=literature~'],
  event: ['anniversaire=birthday mariage=wedding voyage=trip week-end=weekend rendez-vous=appointment jeu=game cadeau=present concours=competition Noël=Christmas~ festival=festival', 'fête=party réunion=meeting promenade=walk visite=visit excursion=excursion soirée=evening surprise=surprise'],
  time: ['jour=day matin=morning soir=evening mois=month an=year après-midi=afternoon moment=moment week-end=weekend', 'semaine=week année=year heure=hour minute=minute seconde=second nuit=night journée=day fois=time'],
  idea: ['problème=problem rêve=dream nom=name prénom=first_name âge=age numéro=number prix=price travail=work~ métier=job bruit=noise conseil=piece_of_advice secret=secret accident=accident projet=project temps=weather~ cadeau=present choix=choice code=code avenir=future', 'idée=idea adresse=address chance=luck~ vie=life couleur=colour taille=size erreur=mistake raison=reason solution=solution nouvelle=piece_of_news blague=joke aide=help~ date=date liste=list'],
};

function parse(entry: string, gender: Gender, kind: string): Noun {
  const [fr, rest] = entry.replace(/_/g, ' ').replace(/’/g, "'").split('=') as [string, string];
  const en = rest.replace(/[~#§%]$/, '');
  const mark = rest.slice(en.length);
  return { fr, en, gender, mass: mark === '~', plural: mark === '#' || mark === '%', enPlural: mark === '§' || mark === '#', enMass: mark === '%', kinds: new Set([kind]) };
}

/** Nouns by kind. */
export const nouns: Record<string, readonly Noun[]> = Object.fromEntries(
  Object.entries(tables).map(([kind, [masculine, feminine]]) => [
    kind,
    [...masculine.split(' ').filter(Boolean).map((entry) => parse(entry, 'm', kind)), ...feminine.split(' ').filter(Boolean).map((entry) => parse(entry, 'f', kind))],
  ]),
);

/** Adjectives by what they describe: fr=en; + stands before the noun. */
export const adjectives: Record<string, readonly { fr: string; en: string; before: boolean }[]> = Object.fromEntries(
  Object.entries({
    colour: 'rouge=red bleu=blue vert=green jaune=yellow noir=black blanc=white gris=grey rose=pink violet=purple marron=brown orange=orange',
    person: '+petit=small +grand=tall +jeune=young +vieux=old +beau=handsome +joli=pretty +gentil=kind sympa=nice intelligent=intelligent drôle=funny timide=shy sérieux=serious paresseux=lazy travailleur=hard-working courageux=brave généreux=generous poli=polite patient=patient bavard=talkative calme=calm mince=slim gros=fat fort=strong blond=blond brun=dark-haired roux=red-haired riche=rich pauvre=poor célèbre=famous sportif=sporty curieux=curious méchant=mean sympathique=nice optimiste=optimistic amusant=funny agréable=pleasant honnête=honest sage=well-behaved élégant=elegant créatif=creative',
    state: 'fatigué=tired content=happy malade=ill triste=sad heureux=happy occupé=busy prêt=ready inquiet=worried fâché=angry en_colère=angry surpris=surprised déçu=disappointed stressé=stressed seul=alone assis=seated désolé=sorry libre=free sûr=sure marié=married célibataire=single fier=proud nerveux=nervous jaloux=jealous absent=absent présent=present perdu=lost en_retard=late en_avance=early à_l’heure=on_time en_vacances=on_holiday de_bonne_humeur=in_a_good_mood amoureux=in_love',
    thing: '+petit=small +grand=big +nouveau=new +vieux=old +beau=beautiful +joli=pretty +bon=good +mauvais=bad cher=expensive moderne=modern propre=clean sale=dirty utile=useful cassé=broken lourd=heavy léger=light rond=round carré=square vide=empty plein=full pratique=practical neuf=new rapide=fast long=long simple=simple parfait=perfect magnifique=magnificent étrange=strange ancien=old important=important différent=different ouvert=open fermé=closed solide=solid énorme=huge minuscule=tiny préféré=favourite',
    place: '+petit=small +grand=big +beau=beautiful +joli=pretty +vieux=old calme=quiet bruyant=noisy moderne=modern propre=clean sale=dirty célèbre=famous ouvert=open fermé=closed loin=far agréable=pleasant vide=empty dangereux=dangerous confortable=comfortable sombre=dark clair=bright spacieux=spacious touristique=touristy',
    food: '+bon=good délicieux=delicious chaud=hot froid=cold sucré=sweet salé=salty frais=fresh épicé=spicy mûr=ripe cuit=cooked cru=raw excellent=excellent',
    abstract: '+bon=good +mauvais=bad +grand=big +petit=small intéressant=interesting difficile=difficult facile=easy important=important ennuyeux=boring amusant=funny possible=possible impossible=impossible vrai=true faux=false compliqué=complicated long=long court=short génial=great super=great simple=simple',
    animal: '+petit=small +gros=big +grand=big +beau=beautiful +vieux=old dangereux=dangerous rapide=fast mignon=cute gentil=gentle méchant=vicious sauvage=wild lent=slow drôle=funny intelligent=intelligent',
    clothes: '+petit=small +grand=big +nouveau=new +vieux=old +beau=beautiful +joli=pretty chaud=warm élégant=elegant cher=expensive propre=clean sale=dirty long=long court=short confortable=comfortable large=loose serré=tight',
    body: 'long=long court=short +grand=big +petit=small +joli=pretty froid=cold',
  }).map(([kind, text]) => [kind, text.split(' ').map((entry) => {
    const [fr, en] = entry.replace(/^\+/, '').replace(/_/g, ' ').replace(/’/g, "'").split('=') as [string, string];
    return { fr, en, before: entry.startsWith('+') };
  })]),
);

/** Names said alike in both languages, by gender. */
export const names: Readonly<Record<Gender, readonly string[]>> = {
  m: 'Paul Pierre Marc Luc Thomas Nicolas Julien Antoine Hugo Léo Louis Jules Lucas Arthur Gabriel Adam Raphaël Nathan Théo Maxime Alexandre Simon David Daniel Michel Jean Jacques François Philippe Olivier Sébastien Vincent Mathieu Karim Ahmed Mohamed Omar Ali Samir Youssef John Peter Tom Jack Harry James Robert William Carlos Miguel Pablo Marco Luca Giovanni Hans Karl Yuki Wei Ravi Kofi Mamadou Ivan Dimitri Benoît Clément Rémi Bruno Henri André Victor Léon Mehdi Samuel Noah Ethan'.split(' '),
  f: 'Marie Julie Sophie Claire Camille Léa Emma Chloé Manon Sarah Laura Alice Juliette Louise Inès Anna Eva Zoé Jeanne Lucie Charlotte Pauline Mathilde Élise Hélène Isabelle Nathalie Catherine Sylvie Nadia Fatima Aïcha Leïla Samira Amina Lucy Kate Mary Emily Jane Linda Susan Maria Carmen Sofia Elena Giulia Ingrid Yoko Mei Priya Awa Olga Natacha Céline Amélie Margaux Clara Lola Nina Rose Agathe Agnès Anne Valérie Virginie Émilie Yasmine Olivia Jade'.split(' '),
};
export const familyNames = 'Martin Bernard Dubois Durand Petit Leroy Moreau Simon Laurent Michel Garcia Roux Fournier Girard Bonnet Dupont Lambert Rousseau Vincent Muller Lefèvre Faure Mercier Blanc Guérin Boyer Garnier Chevalier Perrin Robin Morel Henry Nguyen Diallo Benali Traoré Smith Johnson Brown Taylor Wilson Rossi Silva Lopez Schmidt Kowalski Tanaka Wang'.split(' ');

export const cities: readonly (readonly [string, string])[] = 'Paris Lyon Marseille Nice Bordeaux Lille Toulouse Nantes Strasbourg Rennes Grenoble Dijon Cannes Tours Rouen Berlin Madrid New_York Tokyo Boston Chicago Dublin Oxford Montréal=Montreal Québec=Quebec Londres=London Bruxelles=Brussels Genève=Geneva Rome Barcelone=Barcelona Lisbonne=Lisbon Vienne=Vienna Venise=Venice Moscou=Moscow Athènes=Athens Le_Caire=Cairo Alger=Algiers Tunis Dakar Casablanca Varsovie=Warsaw Prague Amsterdam Édimbourg=Edinburgh Pékin=Beijing Milan Naples Florence Munich Hambourg=Hamburg Copenhague=Copenhagen Oslo Stockholm Manchester Los_Angeles Sydney Mexico=Mexico_City Montpellier Avignon Annecy'
  .split(' ')
  .filter((entry) => !entry.startsWith('Le_'))
  .map((entry) => entry.replace(/_/g, ' ').split('='))
  .map(([fr, en]) => [fr as string, en ?? (fr as string)]);

/** Gender f, m or p (plural); nationality fr and en; language where there is one. */
export const countries: readonly { fr: string; en: string; gender: 'm' | 'f' | 'p'; people: string; enPeople: string; language: string; enLanguage: string }[] =
  `France|France|f|français|French|français|French
Angleterre|England|f|anglais|English|anglais|English
Espagne|Spain|f|espagnol|Spanish|espagnol|Spanish
Italie|Italy|f|italien|Italian|italien|Italian
Allemagne|Germany|f|allemand|German|allemand|German
Belgique|Belgium|f|belge|Belgian||
Suisse|Switzerland|f|suisse|Swiss||
Chine|China|f|chinois|Chinese|chinois|Chinese
Russie|Russia|f|russe|Russian|russe|Russian
Grèce|Greece|f|grec|Greek|grec|Greek
Pologne|Poland|f|polonais|Polish|polonais|Polish
Algérie|Algeria|f|algérien|Algerian|arabe|Arabic
Tunisie|Tunisia|f|tunisien|Tunisian|arabe|Arabic
Turquie|Turkey|f|turc|Turkish|turc|Turkish
Inde|India|f|indien|Indian|hindi|Hindi
Irlande|Ireland|f|irlandais|Irish||
Écosse|Scotland|f|écossais|Scottish||
Suède|Sweden|f|suédois|Swedish|suédois|Swedish
Norvège|Norway|f|norvégien|Norwegian||
Australie|Australia|f|australien|Australian||
Autriche|Austria|f|autrichien|Austrian||
Corée|Korea|f|coréen|Korean|coréen|Korean
Argentine|Argentina|f|argentin|Argentinian||
Égypte|Egypt|f|égyptien|Egyptian||
Hollande|Holland|f|hollandais|Dutch|néerlandais|Dutch
Roumanie|Romania|f|roumain|Romanian||
Portugal|Portugal|m|portugais|Portuguese|portugais|Portuguese
Japon|Japan|m|japonais|Japanese|japonais|Japanese
Canada|Canada|m|canadien|Canadian||
Brésil|Brazil|m|brésilien|Brazilian||
Maroc|Morocco|m|marocain|Moroccan|arabe|Arabic
Mexique|Mexico|m|mexicain|Mexican||
Sénégal|Senegal|m|sénégalais|Senegalese||
Danemark|Denmark|m|danois|Danish||
Vietnam|Vietnam|m|vietnamien|Vietnamese||
Liban|Lebanon|m|libanais|Lebanese||
États-Unis|the United States|p|américain|American|anglais|English
Pays-Bas|the Netherlands|p|néerlandais|Dutch|néerlandais|Dutch`
    .split('\n')
    .map((line) => {
      const [fr, en, gender, people, enPeople, language, enLanguage] = line.split('|') as [string, string, 'm' | 'f' | 'p', string, string, string, string];
      return { fr, en, gender, people, enPeople, language, enLanguage };
    });

export const months = 'janvier=January février=February mars=March avril=April mai=May juin=June juillet=July août=August septembre=September octobre=October novembre=November décembre=December'.split(' ').map((entry) => entry.split('=') as [string, string]);
export const weekdays = 'lundi=Monday mardi=Tuesday mercredi=Wednesday jeudi=Thursday vendredi=Friday samedi=Saturday dimanche=Sunday'.split(' ').map((entry) => entry.split('=') as [string, string]);
