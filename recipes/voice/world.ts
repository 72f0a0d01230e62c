// The words of the world that the voice model hears: those of a first textbook, as the sentences' generator had them when the model was
// trained. The generator knows more by now; sentences with other words are left out until a model is trained on them.
import { words } from '../fr-en/generate.ts';

const french = `
0h 11h 12h 12h14 13h 14h 15h 16h 17h 18h 19h 1er 1h 20h 20h30 21h 21h15 22h 23h 23h53 2h 3h 4h 5h 6h 6h45 7h 7h30 8h 8h15 9h a a-t-elle a-t-il abdou abeille abeilles abidjan aboie abricot
abricots absent absente absentes absents absolument accent accepte acceptent accepter acceptera acceptez accepté accident accompagne accompagner accompagné accord accordéon accordéons
achetaient achetais achetait acheter achetez achetez-la achetez-le achetez-vous achetions achetons acheté achetée achetées achetés achète achète-le achète-les achètent achètera achèterai
achèterait achèteras achèterez achèterons achèteront achètes acide acides acteur acteurs actif actifs action active actives actrice actrices actualités adam addition additions adolescent
adolescente adolescentes adolescents adopte adopter adopté adorable adoraient adorais adorait adore adorent adorer adorera adores adorez adoriez adorions adorons adresse adresses adulte
adultes affaires affiche affiches affreuse affreux afrique agence agences agenda agendas agneau agneaux agnès agrafeuse agrafeuses agriculteur agriculteurs agricultrice agricultrices
agréable agréables ah ahmed ai aidaient aidais aidait aide aide-moi aident aider aidera aiderai aideras aiderez aiderons aideront aides aidez aidez-moi aidez-nous aidiez aidions aidons aidé
aie aigle aigles aiguille ail aimable aimables aimaient aimais aimait aime aiment aimer aimera aimerai aimeraient aimerais aimerais-tu aimerait aimeriez aimeriez-vous aimerions aimeront
aimes aimes-tu aimez aimez-vous aimiez aimions aimons air aires aix-en-provence ajouter akira alain album albums alcool alessandro alex alexandre alger algérie algérien ali alice allaient
allais allait allemagne allemand allemande allemands aller aller-retour allergie allergies allergique allers allers-retours allez allez-vous allez-y alliez allions allons allons-nous
allons-y allumait allume allument allumer allumette allumez allumons allumé allé allée allées allés allô alors alpes alphabet alsace amadou amande amandes ambassade ambulance ambulances amer
ami amicalement amie amiens amies amina aminata amis amitié amoureuse amoureuses amoureux ampoule ampoules amsterdam amusais amusait amusant amusante amuse amuse-toi amusent amuser amuses
amusez amusez-vous amusons amusé amusée amusés amy amélie américain américaine américains an ana ananas anaïs ancien ancienne ancêtre ancêtres andrew andré angeles angers angine anglais
anglaise anglaises angleterre animal animateur animateurs animatrice animaux animé animée animés anita ankara anna anne anne-marie anne-sophie annecy annie anniversaire anniversaires annonce
annonces année anorak anoraks ans antananarivo antoine antonio anvers août aperçoit aperçu appareil appareils appartement appartements appel appeler appelez appelez-vous appelle appelle-moi
appelle-t-il appellent appellera appelles appelles-tu appelons appelé appelés application applications apportais apportait apporte apportent apporter apportera apporterai apporteras
apporterez apporteront apportes apportez apportez-le-nous apportons apporté apportée apportés apprenaient apprenais apprenait apprend apprendra apprendrai apprendras apprendre apprendrez
apprendrons apprendront apprends apprends-tu apprenez apprenez-vous appreniez apprennent apprenons appris appétit après après-demain après-midi apéritif apéritifs aquarium aquariums arabe
arabie araignée araignées arbre arbres arc arc-en-ciel architecte architectes architecture arcs-en-ciel argent argentin argentine arjun arles armoire armoires arnaud arrivaient arrivais
arrivait arrive arrivent arriver arrivera arriverai arriveras arriverez arriverons arriveront arrives arrives-tu arrivez arrivez-vous arrivons arrivé arrivée arrivées arrivés arrondissement
arrosait arrose arrosent arroser arroses arrosez arrosons arrosé arrêt arrête arrête-toi arrêtent arrêter arrêtera arrêtes arrêtez arrêtons arrêts arrêté arrêtée art arthur artichaut
artichauts article articles artifice artiste artistes arts as as-tu ascenseur ascenseurs ashley asie asperge aspirateur aspirateurs aspirine asseoir asseyent asseyez asseyez-vous assez
assied assieds assieds-toi assiette assiettes assis assise assises asthme astrid astronaute astronautes atelier athlétisme athènes atlantique attend attendaient attendais attendait attendent
attendez attendez-moi attendez-vous attendiez attendions attendons attendra attendrai attendras attendre attendrez attendrons attendront attends attends-moi attends-tu attendu attente
attention attentivement attractions attrape attrapent attraper attrapez attrapé au auberge auberges aubergine aubergines aubert aucun aucune aujourd'hui aura aurai auras aurez aurons auront
aurélie aussi australie australiens autant auteur auteure auteures auteurs autobus automne autoroute autour autre autrefois autres autriche autrichien autrichienne autruche autruches aux
avaient avais avait avance avant avant-hier avec avenir aventure aventures avenue avez avez-vous aviez avignon avion avions avis avocat avocate avocates avocats avoir avons avons-nous avril
awa axel ayez azur aéroport aéroports aîné aînée aînées aïcha bac bacon badminton bagages bagdad bague bagues baguette baguettes baigne baigner baignoire baignoires bain bains bal balade
balai balançoire balançoires balcon balcons baleine baleines balle balles ballet ballets ballon ballons bamako banane bananes banc bancaire bancaires bancs bande bandes bangkok banlieue
banque banques banquier banquiers banquière baptiste baptême bar barbecue barbecues barbier barcelone barque barques bars bas baseball basile basilic basket basket-ball baskets basse basses
bastien bastille bateau bateaux batterie bavard bavarde bavarder bavardes bavardez bavards bayonne bd beau beau-frère beau-père beaucoup beaux beaux-frères beaux-parents beaux-pères beige
beiges bel belge belges belgique belgrade belle belle-mère belle-sœur belles belles-mères belles-sœurs ben benali benoît berlin bernard berne bertrand besançon besoin betteraves beurre
beyrouth bianca bianchi biarritz bibliothèque bibliothèques bibliothécaire bibliothécaires biche biches bicyclette bicyclettes bien bientôt bienvenue bifteck biftecks big bijouterie
bijouteries bijoutier bijoutière bijoux bilal billard bille billes billet billets binta bio biologie biscuit biscuits bisous bizarre bizarres bière bières blague blagues blanc blanchard
blanche blanches blancs blesse blesser blessure blessures blessé blessée blessées blessés bleu bleue bleues bleus bloc-notes blocs-notes blond blonde blondes blonds blouson blousons bogota
boira boirai boiras boire boirez boirons boiront bois boisson boissons boit boivent bol bologne bols bombay bon bonbon bonbons bonheur bonjour bonne bonnes bonnet bonnets bons bonsoir bord
bordeaux boris boston botte bottes boubacar bouche boucher boucherie boucheries bouchers bouchère bouchères boucle boucles bouge bougie bougies bouilloire bouilloires boulanger boulangerie
boulangeries boulangers boulangère boulangères boulevard bouquet bouquets bourgeois bout bouteille bouteilles boutique boutiques bouton boxe boyer boîte boîtes bracelet bracelets branche
bras bravo brest bretagne bricolage bricole bricoler brighton brigitte brille brillent brioche briquet bristol britannique britanniques brochure brochures brocoli bronzer bronzé brossaient
brossais brossait brosse brosse-toi brossent brosser brossera brosserai brosseras brosserez brosseront brosses brossez brossons brossé brossée brossées brossés brouillard brown bruges bruit
bruits brun brunet bruno bruns bruxelles bruyant bruyante bruyantes bruyants brésil brésilien brésilienne bu bucarest budapest buenos bulgare bulgarie bulletin bulletins bureau bureaux bus
buvaient buvais buvait buvez buviez buvons bâle bâtiment bâtiments bébé bébés bénin béninois béninoise bénévole bénévoles bête bêtes bœuf c' cabane cabanes cabine cabines cabinet cabinets
cacahuète cacahuètes cache cache-cache cacher caches cachet cachez caché cadeau cadeaux cadre cadres caen cafetière cafetières café cafés cage cages cahier cahiers caisse caisses caissier
caissiers caissière calais calculatrice calculatrices calendrier calendriers calme calmement calmes camarade camarades cambridge camembert cameroun camerounais camille camion camionnette
camionnettes camions campagne campe camper campez camping campé caméra canada canadien canadiens canapé canapés canard canards canari canaris cannes cantine cantines capitaine capitaines
capitale capitales car caractère caractères carafe carafes caramel caravane caravanes carcassonne cardiff caresse caresser caressez caressé carlos carmen carnaval carnavals carnet carnets
caroline caron carotte carottes carrefour carré carrée cars cartable cartables carte cartes cartons cas casablanca cascade caserne casier casiers casque casques casquette casquettes cassait
casse cassent casser casserole casseroles casses cassez cassis cassons cassé cassée cassées cassés cat catherine cathédrale cathédrales cave caves ce ceinture ceintures cela celle-ci
celle-là celui-ci celui-là cent centime centrale centre centre-ville centres centres-villes cents cerf cerf-volant cerfs cerfs-volants cerise cerises certainement ces cet cette chaise
chaises chaleur chambre chambres chameau chameaux chamonix champ champagne champignon champignons champion championne championnes champions champs champs-élysées chance change changeons
changer changes changez changé chanson chansons chant chantaient chantais chantait chantal chante chantent chanter chantera chanterai chanteras chanterez chanteront chantes chanteur
chanteurs chanteuse chanteuses chantez chantiez chantions chantons chanté chapeau chapeaux chapitre chapitres chaque charcuterie charcuteries chargeur chargeurs chariot chariots charles
charlotte charmant charmante charmantes charmants chartres chasse chat chaton chatons chats chatte chattes chaud chaude chaudes chauds chauffage chauffeur chauffeurs chauffeuse chaussette
chaussettes chausson chaussons chaussure chaussures chauve chaîne chaînes chef cheffe cheffes chefs chemin chemins cheminée cheminées chemise chemises chemisier chemisiers chen cher
cherchaient cherchais cherchait cherche cherche-les cherchent chercher cherchera chercherai chercheras chercherez chercherons chercheront cherches cherches-tu chercheur chercheurs chercheuse
chercheuses cherchez cherchez-la cherchez-vous cherchiez cherchions cherchons cherché cherchée chers cheval chevalier chevaux cheveux chewing-gum chez chiara chicago chien chienne chiennes
chiens chili chilien chilienne chimie chine chinois chiot chiots chips chirurgien chirurgienne chirurgiennes chirurgiens chloé chocolat chocolats choisi choisie choisir choisis choisis-le
choisis-tu choisissait choisissent choisissez choisissez-la choisissez-vous choisissons choisit choix chorale chorales chose choses chou chou-fleur choucroute choux choux-fleurs chris
christiane christine christophe châtains château châteaux chèque chèques chère chères chèvre chèvres chêne chênes cidre ciel cieux cigarette cigarettes cimetière cinq cinquante
cinquante-cinq cinquante-deux cinquante-huit cinquante-neuf cinquante-quatre cinquante-sept cinquante-six cinquante-trois cinquième cinéma cinémas circulation cirque cirques ciseaux cissé
citoyen citoyenne citoyennes citoyens citron citrons citrouille citrouilles clair claire claires clairs clara clarinette classe classes classeur classeurs classique clavier claviers
clermont-ferrand client cliente clientes clients climatisation clinique cliniques cloche cloches clou clown clowns club clubs clé clément clémentine clémentines clés clôture coca coccinelle
coccinelles cochon cochons cocktail cocktails coco code cohen coiffeur coiffeurs coiffeuse coiffeuses coiffure coin colin colis colisée collant collants colle collection collectionne
collectionnent collectionner collectionné collections coller collier colliers colline collines collons collège collèges collègue collègues collé colmar colocataire colocataires cologne
colombie colonie colorie colorier coloriez colorié colère com combien commande commandent commander commandes commandez commandons commandé comme commence commencent commencer commencera
commenceras commenceront commences commences-tu commencez commencé comment commençait commençons commercial commerciaux commerçant commerçante commerçantes commerçants commissariat
commissariats commode commodes commun complet compliment compliqué compliquée complétez composte composter composté comprenaient comprenais comprenait comprend comprendra comprendrai
comprendras comprendre comprendrez comprendrons comprendront comprends comprends-tu comprenez comprenez-vous compreniez comprenions comprennent comprenons comprimé comprimés compris
comptable comptables compte compter comptes comptez compté comédie comédien comédienne comédiennes comédiens comédies concert concerts concierge concierges concombre concombres concours
conducteur conducteurs conductrice conductrices conduira conduirai conduiras conduire conduirez conduirons conduiront conduis conduisaient conduisais conduisait conduisent conduisez
conduisiez conduisions conduisons conduit conduite conduits confiture confortable confortables conférence congo congolais congé congélateur congélateurs connais connais-tu connaissaient
connaissais connaissait connaissent connaissez connaissez-vous connaissiez connaissions connaissons connaît connaîtra connaîtrai connaîtrait connaîtras connaître connaîtront connu connue
connus conseil conseils conservatoire conservatoires consignes construire construis construisent construisez construisons construit conte content contente contentes contents contes continue
continuent continuer continues continuez continué contrat contrats contrôle contrôles contrôleur contrôleurs contrôleuse contrôleuses conversation copain copains copenhague copine copines
coq coqs corbeau corbeaux corde cordes correct correctement correcteur correspondant correspondante correspondantes correspondants corrigé corse corée coréen coréens costa costume costumes
cou couchage couchaient couchais couchait couche couchent coucher couchera coucherai coucheras coucherez coucheront couches couches-tu couchez couchez-vous couchons couchons-nous couché
couchée couchées couchés couette couleur couleurs couloir couloirs coup coupe coupent couper coupes coupez couple couples coupons coupé cour courage courageuse courageuses courageux
couraient courais courait couramment courent coureur coureurs coureuse coureuses courez courgette courgettes couriez courions courir couronne couronnes courons courra courrai courras
courriel courriels courrier courront cours course courses court courte courtes courts couru couscous cousin cousine cousines cousins coussin couteau couteaux couture couturier couturiers
couturière couvercle couvercles couvert couverture couvertures coûtaient coûtait coûte coûtent coûté crabe crabes cracovie craie cravate cravates crayon crayons crevette crevettes criais
criait crie crient crier criez crié croate croatie crocodile crocodiles croient crois croissant croissants croisés croit croque-monsieur croyez croyons cru crue crus crèche crème créatif
créatifs créative créatives crédit crêpe crêpes cube cubes cueille cueilles cueilli cueillir cuillère cuillères cuir cuire cuisinait cuisine cuisinent cuisiner cuisinera cuisines cuisinez
cuisinier cuisiniers cuisinière cuisinières cuisinons cuisiné cuit cuite culotte culottes culture cultures curieuse curieuses curieux curry currys cv cyclisme cycliste cyclistes cygne cygnes
câble cécile cédric céleri célibataire célibataires céline célèbre célèbres céréales cérémonie côte côtelette côtelettes côtes côté côtés cœur d' da dakar damas dame dames damien danemark
danger dangereuse dangereuses dangereux daniel danielle danois dans dansaient dansais dansait danse dansent danser dansera danserai danseras danserez danserons danseront danses danseur
danseurs danseuse danseuses dansez dansions dansons dansé date datte dattes dauphin dauphins david davies de debout degrés dehors delhi delphine demain demande demandent demander demandes
demandez demandons demandé demi demi-frère demi-frères demi-heure demi-sœur demi-sœurs demie denis denise dentifrice dentiste dentistes dents depuis dernier dernière derrière des descend
descendait descendent descendez descendons descendre descends descendu descendue descendus dessert desserts dessin dessinateur dessinateurs dessinatrice dessine dessinent dessiner dessinera
dessines dessinez dessinons dessins dessiné dessinée dessinées dessus deux deuxième devaient devais devait devant devenir devenu devenue devez devez-vous deviens devient deviez devions
devoirs devons devra devrai devraient devrais devrait devras devrez devriez devrions devront diallo dialogue dialogues diamant diamants dictionnaire dictionnaires dictée didier diego dieu
difficile difficiles différence différent différente différentes différents dijon dimanche dimanches dimitri dinde dinosaure dinosaures diop diplôme diplômes dira dirai dire direct directeur
directeurs directrice directrices direz dis dis-le-moi dis-leur dis-lui dis-moi dis-nous dis-tu disaient disais disait discothèque discothèques discussion discute discuter discutez discuté
disent disneyland disons dispute disputer disputes disputé disque disques distributeur dit dit-on dites dites-lui dites-moi dites-nous dites-vous divorcé divorcée divorcées divorcés dix
dix-huit dix-neuf dix-sept dixième docteur docteure docteures docteurs document documentaire documentaires documents doigt dois dois-tu doit doit-il doivent dollar dollars dominique dommage
donc donnaient donnais donnait donne donne-la-moi donne-le-moi donne-moi donnent donner donnera donnerai donneras donnerez donnerons donneront donnes donnez donnez-les-moi donnez-moi donniez
donnions donnons donné donnée donnés dont dormaient dormais dormait dorment dormez dormez-vous dormi dormiez dormions dormir dormira dormirai dormiras dormirez dormiront dormons dors dors-tu
dort doré dorée dorées dos dossier dossiers douane double doubles douce doucement douces douche douche-toi douchent doucher douches douchez douchez-vous douchons douché douchée douchés
douvres doux douzaine douze douzième dragon drap drapeau drapeaux draps dresde droit droite droits drôle drôles du dubaï dublin dubois dufour dumas dumont dupont dupuis dur duraient durait
durand dure durent duval dylan dé débarrasse débarrassent débarrasser débarrasses débarrassez débarrassé début débutant débutante débutantes débutants décembre déchets décide décident
décider décidera décides décidez décidons décidé décision défense déguisement déguisements déjeunaient déjeunais déjeunait déjeune déjeunent déjeuner déjeunera déjeunerai déjeuneras
déjeunerez déjeunerons déjeuneront déjeuners déjeunes déjeunes-tu déjeunez déjeunez-vous déjeuniez déjeunions déjeunons déjeuné déjà délicieuse délicieuses délicieux déménage déménager
déménagez déménagé départ département dépend dépense dépensent dépenser dépensez dépensé dépliant dépliants dépêchais dépêchait dépêche dépêche-toi dépêchent dépêcher dépêches dépêchez
dépêchez-vous dépêchons dépêché dépêchée dépêchées dépêchés dés désagréable désagréables désert déserts déshabille déshabiller désirez désirez-vous désolé désolée désolées désolés désordre
détective détectives détestaient détestais détestait déteste détestent détester détestera détesteront détestes détestez détestiez détestons déçu déçue déçues déçus dînaient dînais dînait
dîne dînent dîner dînera dînerai dîneras dînerez dînerons dîneront dîners dînes dînes-tu dînez dîniez dînions dînons dîné e-mail e-mails eau edward effet eiffel elena elizabeth elle elles
embouteillage embouteillages embrasse embrassent embrasser embrasses embrassez embrassons embrassé emily emma emploi emplois employé employée employées employés emprunte emprunter empruntez
emprunté en enchanté enchantée encore encyclopédie encyclopédies endorment endormi endormir endormis endors endort endroit enfance enfant enfants enlever enlevez enlevons enlevé enlève
enlèvent enlèvera ennemi ennemie ennemies ennemis ennuie ennuyer ennuyeuse ennuyeuses ennuyeux enrhumé enseignant enseignante enseignantes enseigne enseignent enseignes enseignez enseignons
ensemble ensoleillé ensoleillée ensoleillées ensoleillés ensuite entend entendaient entendais entendait entendent entendez entendons entendra entendrai entendre entends entendu enterrement
entrais entrait entraîne entraînement entraîner entraîneur entraîneurs entraîneuse entraîné entre entrent entreprise entreprises entrer entres entretien entrez entrons entré entrée entrées
entrés enveloppe enverra enverrai enverras enverrez enverrons enverront envie environnement environnements envoie envoie-moi envoient envoies envoyaient envoyais envoyait envoyer envoyez
envoyez-leur envoyions envoyons envoyé envoyée envoyés enzo erik erreur erreurs es es-tu escalade escalier escaliers escargot escargots escrime espace espagne espagnol espagnole espagnoles
espagnols espion espionne espionnes espions espèces espère espèrent espères espéraient espérait espérez espérons essaie essaient essaiera essaierai essaieront essaies essayer essayez
essayons essayé essence est est-ce est-elle est-il est-on et eu euro europe européenne euros eux eva evans examen examens excellent excellente excellentes excellents excursion excursions
excuse excuse-moi excusez-moi exemple exercice exercices explications explique expliquent expliquer expliquera expliquerai expliquerez expliqueront expliques expliquez expliquons expliqué
expliquée expliqués explorateur explorateurs exploratrice exploratrices exposition expositions exposé expérience expériences extraordinaire extraordinaires fabien fabienne fabre fac face
facile faciles facteur factrice factrices facture factures faible faibles faim faire fais fais-tu faisaient faisais faisait faisant faisiez faisions faisons faisons-nous fait fait-elle
fait-il faites faites-vous famille familles fantastique fantastiques fantôme fantômes farida farine fatigant fatigante fatigué fatiguée fatiguées fatigués fatima fatou faudra faure fausse
faut faut-il faute fautes fauteuil fauteuils faux felix femme femmes fenêtre fenêtres fer fera ferai feras ferez fermaient fermais fermait ferme ferment fermer fermera fermerai fermeras
fermeront fermes fermeture fermetures fermez fermier fermiers fermiez fermions fermière fermières fermons fermé fermée fermées fermés fernandez ferons feront ferrari ferry ferrys fers
festival feu feuille feuilles feuilleton feuilletons feutre feutres feux fiancé fiancée fiancées fiancés fiche fichier fichiers fidèle fidèles fidélité fier fiers figue figues fil filet
filets fille filles film films fils fin fine fini finie finir finira finirai finirez finis finissent finissez finissons finit finlandais finlandaises finlande finnois fins fischer fière
fières fièvre fleur fleuriste fleuristes fleurs fleuve florence florian flûte flûtes fois fonctionne fonctionnent fonctionner fonctionnera fonctionné foncé fond fondue font font-elles
font-ils fontaine fontaines foot football footballeur footballeurs footballeuse forme formidable formidables formulaire formulaires fort forte fortes forts forêt forêts foulard foulards
foule foules four fourchette fourchettes fourmi fourmis fournier fours fr fragile fragiles frais fraise fraises framboise framboises france francesca francfort francisco franck français
française françaises françois françoise fraîche fraîches free frigo frigos frisés frites froid froide froides froids fromage frontière frontières fruit fruits frère frères frédéric fumer
fumez fumé fusée fusées futur fâcher fâché fâchée fâchées fâchés fès fée fées félicitations félicite féliciter félicité félix férié fériés février fête fêtent fêter fêtes fêtez fêtons fêté
gabriel gabrielle gagnais gagnait gagnant gagnante gagnantes gagnants gagne gagnent gagner gagnera gagnes gagnez gagnons gagné gaillard galles gallois galloise gand gant gants garage garages
garagiste garagistes garcia gard garde gardent garder gardez gardien gardienne gardiennes gardiens gardons gardé gare garer gares garnier garonne garçon garçons gauche gaufre gaufres
gauthier gautier gendarme gendarmes geneviève genou gens gentil gentille gentilles gentils genève george georges gilet gilets gilles giovanni girafe girafes girard giraud giulia glace glaces
glacé glacée glasgow glaçon glaçons gmail golf gomme gommes gorge gorille gorilles gourde gourdes gouvernement goûter goûters grace graine graines grammaire grammes grand grand-mère
grand-père grande grande-bretagne grandes grandi grandir grandit grands grands-mères grands-parents grands-pères grasse gratin gratins gratte-ciel gratuit gratuite gratuites gratuits grave
grec green grenade grenier greniers grenoble grenouille grenouilles greta grille-pain grippe gris grise grises gros grosse grosses grossi grossis grossit grotte groupe groupes grèce grève
grégoire guerre guichet guichets guide guides guillaume guitare guitares guitariste guitaristes gustave guéri guérin guérir guêpe guêpes gym gymnase gymnases gymnastique gâteau gâteaux gèle
géant géante géantes géants génial géniale géniales géniaux général général-leclerc généralement généreuse généreuses généreux géographie gérard gênes h habillais habillait habille
habille-toi habillent habiller habillera habilles habillez habillez-vous habillons habillé habillée habillés habitaient habitais habitait habitant habitante habitantes habitants habite
habite-t-elle habite-t-il habitent habitent-ils habiter habitera habiterai habiteras habiterez habiterons habiteront habites habites-tu habitez habitez-vous habitiez habitions habitons
habitude habité hache haddad hambourg hamburger hamburgers hamster hamsters handball hanoï hans haricot haricots harpe harry hassan haut haut-parleur haut-parleurs haute heidi helen helsinki
henri henry herbe heure heures heureuse heureuses heureux hibou hiboux hier hindi hippopotame hippopotames hiroshi histoire histoires hiver hockey hollandais hollandaise hollande homard
homards homme hommes honfleur hong hongrie hongrois honnête honnêtes honte horaire horaires horloge horloges horreur horrible horribles hors-d hortense hugo huile huit huitième huître
huîtres hâte hélicoptère hélicoptères hélène hérisson hérissons héros héroïne héroïnes hôpital hôpitaux hôtel hôtels hôtesse ibrahim ici identifiant identité idée idées igor il ils image
images immense immeuble immeubles impasse impatient impatiente impatientes impatients imperméable imperméables impoli impolie impolies impolis important importante importantes importants
impossible imprimante imprimantes impôts incendie inconnu inconnue inconnues inconnus inde indien indienne indonésie indonésien indonésienne infirmier infirmiers infirmière infirmières
informaticien informaticienne informaticiennes informaticiens informations informatique ingrid ingrédient ingrédients ingénieur ingénieure ingénieures ingénieurs inquiet inquiets inquiète
inquiètes inquiéter inquiétez insecte insectes instituteur instituteurs institutrice institutrices instructions instrument instruments intelligent intelligente intelligentes intelligents
interdit interdite internet interprète interprètes interview intime intimes intéressant intéressante intéressantes intéressants intérieur inutile inutiles invitaient invitais invitait
invitation invitations invite invitent inviter invitera inviterai inviteras inviterez inviterons inviteront invites invitez invitons invité invitée invitées invités inès ira irai irak
irakien iran iranien iranienne iraniens iras irez irez-vous irina irlandais irlandaise irlandaises irlande irons iront irène isabel isabelle islandais islandaise islande istanbul italie
italien italienne italiennes italiens ivan ivanov ivoire ivoirien j' jack jacqueline jacques jade jalouse jalouses jaloux jamais jambe jambes jambon james jane janeiro janvier japon japonais
jardin jardinage jardine jardiner jardinier jardiniers jardinière jardinières jardinons jardins jaune jaunes javier jazz je jean jean-claude jean-luc jean-marc jean-michel jean-paul
jean-pierre jeanne jeans jennifer jessica jeter jette jettent jeté jeu jeudi jeune jeunes jeunesse jeux jogging joggings john johnson joie joli jolie jolies jolis joly jonas jones joseph
josé joséphine jouaient jouais jouait jouant joue jouent jouer jouera jouerai joueras jouerez jouerons joueront joues joues-tu jouet jouets joueur joueurs joueuse joueuses jouez jouiez
jouions jouons jour journal journaliste journalistes journaux journée journées jours joué joyeuse joyeuses joyeux joão juan judo juge juges juillet juin jules julie julien juliette jumeau
jumeaux jumelle jumelles jungle jungles jupe jupes jus jusqu' juste justine jérusalem jérôme kangourou kangourous karaté karim karine kate katia kebab kebabs kenji kenya ketchup kevin
khadija khan kiev kilo kilomètres kilos kim kinshasa kiosque kiosques kiwi kiwis klaus koala koalas kofi kong kowalski kyoto kényan kényane kényanes kévin l' la laboratoire laboratoires lac
lacroix lagos laid laide laides laids laine laissaient laissais laissait laisse laisse-moi laissent laisser laissera laisserai laisseras laisserez laisserons laisseront laisses laissez
laissons laissé lait laitue laitues lambert lampe lampes lance lancent lancer lancez lancé langue langues lançons lapin lapins laquelle large larges lars las latin laura laure laurence
laurent lausanne lavabo lavabos lavaient lavais lavait lave lave-toi lave-vaisselle lavent laver lavera laverai laveras laverez laverie laveries laverons laveront laves lavez lavez-vous
laviez lavions lavons lavé lavée lavées lavés le leclerc leclercq lecteur lecteurs lectrice lectrices lecture lefebvre lefèvre legrand lemaire lemoine lent lente lentement lentille lents
lequel leroux leroy les lessive lettre lettres leur leurs levaient levais levait lever levez levez-vous levons levé levée levées levés leçon leçons leïla li liban libanais libanaise liberté
libraire libraires librairie librairies libre libres licorne licornes lieu ligne lille lily lima limoges limonade lin lina linda linge linh lion lionel lionne lionnes lions liquide lira
lirai liras lire lirez liront lis lis-le lis-tu lisaient lisais lisait lisbonne lise lisent lisez lisiez lisions lisons liste listes lit litre litres lits littérature liverpool livre livres
liège lièvre lièvres locataire locataires logiciel loin loire loisir loisirs lola londres long longs longtemps longue longues lopez los loto louait loue louent louer loues louez louis louise
louons loup loups lourd lourde lourdes lourds louve louves louvre loué loyer loyers loïc lu luc luca lucas lucie lucy lucía lue lues lui luis lumière lundi lundis lune lunettes lus
luxembourg luxembourgeois luxembourgeoise luxembourgeoises lycée lycéen lycéenne lycéennes lycéens lycées lyon là là-bas lève lève-toi lèvent lèvera lèverai lèveras lèverons lèveront lèves
lèves-tu lèvres léa léger légers légume légumes légère légères léo léon léopard léopards lézards m m' ma macaron macarons machine machines madame madeleine mademoiselle madrid magasin
magasins magazine magazines magicien magicienne magiciennes magiciens magnifique magnifiques mai maigre maigres maigri maigrir mail maillot maillots mails main mains maintenant maire maires
mairie mairies mais maison maison-blanche maisons mal malade malades maladies malaga malheureuse malheureuses malheureux mali malik malika mamadou maman mamans mamie mamies manche manches
manchester mandarine mandarines mange mange-t-elle mangeaient mangeais mangeait mangent mangeons manger mangera mangerai mangeras mangeras-tu mangerez mangerez-vous mangerons mangeront
manges manges-en manges-tu mangez mangez-vous mangions mangue mangues mangé mangée mangées mangés manifestation mannequin mannequins manon manque manquent manques manquez manqué manteau
manteaux manuel manuels maquillage marc marcel marchaient marchais marchait marchand marchande marchandes marchands marche marchent marcher marchera marcherai marcheras marcherez marcherons
marcheront marches marchez marchons marché marchés marco mardi margaux marguerite marguerites mari maria mariage mariages mariam marie marie-christine marie-claire marie-louise marient
marier maries mariez marin marine marins mario marion marionnette marionnettes maris marié mariée mariées mariés mark marmite marmites maroc marocain marque marque-page marque-pages marraine
marraines marrakech marron mars marseille marteau martin martine martinez mary masque masques masson match matchs matelas maternelle mathieu mathilde mathis maths mathématiques matin matins
matinée matière matteo matthieu mauvais mauvaise mauvaises maux max maxime mayonnaise maçon maçonne maçons maître maîtres maîtresse maïs me mehdi mei meilleur meilleure meilleures meilleurs
melbourne melon melons membre membres mensonge ment mentir menu menuisier menuisière menus mer merci mercier mercredi mers merveilleuse merveilleux mes message messages messieurs mesure met
mets mets-tu mettaient mettais mettait mettent mettez mettez-le mettez-les mettiez mettions mettons mettra mettrai mettras mettre mettrez mettrons mettront metz meubles meunier meurent meurt
mexicains mexico mexique meyer mia miami michel michèle micro-ondes microbe midi miel mienne mieux mignon mignonne mignons miguel mike milan milieu mille mince minces minh ministre minuit
minuscule minuscules minute minutes minérale miroir miroirs mis mise mises mme moche moches mode moderne modernes modèle mohamed moi moineau moineaux moins mois mois-ci moitié moment mon
monaco monde mondes monique monnaie monsieur monstre monstres mont mont-saint-michel montagne montagnes montaient montais monte montent monter montera montes montez montmartre montons
montpellier montre montre-le-lui montre-moi montrent montrer montrera montrerai montreras montrerez montreront montres montrez montrons montré montréal montrée montrés monté montée montées
montés monument monuments morceau morceaux moreau morel morgane morin mort morte morts moscou mosquée mot moteur moteurs moto motos mots mouche mouches mouchoir mouchoirs mouette mouettes
mouillé mouillée moule moules moulin mourir moussa mousse moustique moustiques moutarde mouton moutons muguet mulhouse muller multicolore multicolores munich mur muraille muriel murs
musicien musicienne musiciennes musiciens musique musée musées myrtilles mère mères mètre mètres mécanicien mécanicienne mécaniciennes mécaniciens méchant méchante méchantes méchants
médaille médailles médecin médecine médecins médiathèque médiathèques médicament médicaments méditerranée méduse méduses mélanger mélanie mémoire ménage métal méthode métier métro métros
météo météos même mêmes mûre müller n' nabil nadia nadine nage nageaient nageais nageait nagent nageons nager nagera nagerai nageras nagerez nagerons nageront nages nageur nageurs nageuse
nageuses nagez nagiez nagé nairobi naissance naissances nancy nantes naoko naples nappe nappes natacha natation nathalie nathan nationale nationalité nature naturel navire navires ne neige
neigeait neiger neigera neigé nerveuse nerveuses nerveux nettoie nettoient nettoiera nettoieras nettoies nettoyer nettoyez nettoyons nettoyé neuf neufs neuve neuves neuvième neveu neveux new
nez nguyen ni nice nicolas nicole nid niger nigeria nigérian nigérians nigérien nigériens nil nina niveau nièce nièces noah noir noire noires noirs noisette noisettes noix nom nombre noms
non nord normal normale normalement normandie norvège norvégien norvégienne nos notre notre-dame nounou nounous nour nourri nourrir nourrira nourris nourrissent nourrissez nourrissons
nourrit nourriture nous nouveau nouveaux nouvel nouvelle nouvelle-zélande nouvelles novak novembre noémie noël nuage nuages nuit nuits numéro numéros né née néerlandais néerlandaise nées nés
nîmes nôtre objet objets obéi obéir obéissez obéit occupe occuper occupez occupez-vous occupé occupée occupées occupés octobre océan océane océans odeur odile offert office offices offraient
offrais offrait offre offrent offres offrez offrez-leur offrez-lui offriez offrions offrir offrira offrirai offriras offrirez offrirons offriront offrons oh oie oies oignon oignons oiseau
oiseaux olga olive oliver olives olivia olivier olympiques omar ombre omelette omelettes on oncle oncles ongles ont ont-elles ont-ils onze onzième opinion opticien opticienne opticiennes
opticiens optimiste optimistes opéra opéras opération opérations or orage orages orange oranges orchestre orchestres ordinateur ordinateurs ordonnance ordonnances oreille oreiller oreillers
oreilles organisait organise organisent organiser organises organisez organisé orléans orsay orthographe osaka oscar oslo ottawa ou oubliait oublie oublient oublier oubliera oublierai
oublies oubliez oublions oublié ouest ouf oui ours ourse ourses ousmane outil ouvert ouverte ouvertes ouverts ouvraient ouvrais ouvrait ouvre ouvre-boîte ouvrent ouvres ouvrez ouvrier
ouvriers ouvriez ouvrir ouvrira ouvrirai ouvriras ouvrirez ouvrirons ouvriront ouvrière ouvrières ouvrons oxford où pablo page pages paie paient paiera paierai paieras paierez paierons
paieront paies paille pailles pain pains paix pakistan pakistanais palais palmier palmiers pamplemousse pamplemousses panda pandas panier paniers panne panneau panneaux pansement pansements
pantalon pantalons panthère panthères panthéon pantoufle pantoufles paola paolo paon paons papa papas papeterie papeteries papi papier papiers papillon papillons papis paquet paquets par
paragraphe parapluie parapluies parc parce parcs pardon pareille parent parents paresseuse paresseuses paresseux parfait parfaite parfaitement parfaits parfois parfum paris park parking
parkings parlaient parlais parlait parle parle-t-elle parle-t-il parlent parlent-elles parlent-ils parler parlera parlerai parleras parlerez parlerons parleront parles parles-tu parlez
parlez-vous parliez parlions parlons parlons-nous parlé parrain parrains pars part partage partagent partager partagé partaient partais partait parte partenaire partenaires partent partez
parti partie parties partiez partions partir partira partirai partiras partirez partirons partiront partis partons partout pas passage passager passagers passagère passagères passaient
passais passait passe passe-moi passe-temps passent passeport passeports passer passera passerai passerez passerons passeront passes passez passiez passion passionnant passionnante
passionnantes passionnants passions passons passé passés pasteur pastèque pastèques patience patient patiente patientes patients patinage patine patiner patinoire patinoires patins patiné
patricia patrick patron patronne patronnes patrons patte pau paul pauline paulo pause pauvre pauvres payaient payais payait payer payez payiez payions payons pays pays-bas paysage paysan
paysanne paysannes paysans payé pedro peigne peignes peignez peignoir peignoirs peindre peins peint peintre peintres peinture pelle pelouse peluche peluches pendant pense pensent penser
pensera penses penses-tu pensez pensons pensé perceuse perd perdaient perdait perdent perdez perdons perdra perdre perds perdu perdue perdues perdus perez permis permission perpignan perrin
perroquet perroquets perruche perruches perruque persan persil personnage personnages personne personnes pesez pesons peter petit petit-déjeuner petit-fils petite petite-fille petites
petites-filles petits petits-enfants petits-fils petra peu peur peut peut-il peut-être peuvent peuvent-ils peux peux-tu pharmacie pharmacien pharmacienne pharmaciennes pharmaciens pharmacies
philadelphie philippe philippin philippines philosophie phoque phoques photo photographe photographes photographie photos phrase phrases physique pianiste pianistes piano pianos picard
pichet pied pieds pierre pierre-yves pierres pieuvre pieuvres pigeon pigeons pilar pile pilote pilotes pilule pilules pinceau pinceaux ping-pong pingouin pingouins pique-nique pique-niques
piqûre piqûres pirate pirates pire pis piscine piscines pise pizza pizzas pièce pièces piéton piétonne piétonnes piétons placard placards place places plafond plage plages plaisent plaisir
plan plans plante plantent planter plantes plantez plantons planté planète planètes plastique plat plateau plateaux plats plaît plein pleine pleins pleurais pleurait pleure pleurent pleurer
pleurera pleures pleures-tu pleurez pleuré pleut pleuvait pleuvoir pleuvra plombier plombiers plombière plombières plongée plu pluie plume plumes plus plusieurs pluvieux plâtre plâtres pneu
pneus poche poches podcast podcasts poids pointure poire poireau poireaux poires pois poisson poissonnerie poissonneries poissons poitiers poivre poivron poivrons poli police policier
policiers policière policières polie polies poliment polis politique politiques pollution pologne polonais pomme pommes pommier pommiers pompidou pompier pompiers pompière pompières pond
poney poneys pont ponts pop-corn populaire porc port portable portables portaient portais portait porte porte-clés porte-monnaie portefeuille portent porter portera porterai porteras
porterez porterons porteront portes portez portez-vous portiez porto portons ports portugais portugaise portugaises portugal porté portée portés posais posait pose posent poser posera poses
posez posons possible postal postale postales poste postes posé poubelle poubelles poule poules poulet poupée poupées pour pourboire pourquoi pourra pourrai pourraient pourrais pourrais-je
pourrais-tu pourrait pourras pourrez pourriez pourriez-vous pourrions pourront pousse poussent pousser poussez poussin poussins poussière poussé pouvaient pouvais pouvait pouvez pouvez-vous
pouviez pouvions pouvons poème poèmes poète poètes poésie poêle poêles prague pratique pratiquer pratiques premier première prenaient prenais prenait prend prendra prendrai prendras prendre
prendrez prendrons prendront prends prends-en prends-la prends-le prends-tu prenez preniez prenions prennent prenons presque pressé pressée pressées pressés prie primaire primaires prince
princes princesse princesses principal principaux printemps pris prise prises prison prisons prix priya problème problèmes prochain prochaine proche proches prof professeur professeure
professeures professeurs profession professions profonde profs programme programmes programmeur programmeurs programmeuse programmeuses progrès projet promenade promenades promenaient
promenais promenait promener promenez promenez-vous promeniez promenons promené promenée promenées promenés promotion promotions promène promène-toi promènent promènera promènerai promèneras
promènerez promèneront promènes prononce propre propres propriétaire propriétaires provence prudemment prudent prudente prudents prune prunes près préfère préfèrent préfères préfères-tu
préféraient préférais préférait préférer préférera préférez préférez-vous préfériez préférions préférons préféré préférée prénom préparaient préparais préparait prépare préparent préparer
préparera préparerai prépareras préparerez préparerons prépareront prépares prépares-tu préparez préparez-vous prépariez préparons préparé préparée préparées préparés présent présente
présenter présentes présents présenté président présidente présidentes présidents prêt prête prête-le-moi prêtent prêter prêtera prêterai prêteras prêterez prêterons prêteront prêtes prêtez
prêtons prêts prêté prêtée prêtés psychologie psychologue psychologues public publicité publicités publics puis puis-je pull pulls purée puzzle puzzles pyjama pyjamas pyrénées pâques pâte
pâtes pâtisserie pâtisseries pâtissier pâtissiers pâtissière pâtissières pâté père pères pèse pèsent pèses pékin pérou pétanque pêche pêcher pêches pêcheur pêcheurs pêché qu' quai qualité
quand quarante quarante-cinq quarante-deux quarante-huit quarante-neuf quarante-quatre quarante-sept quarante-six quarante-trois quart quartier quatorze quatorzième quatre quatre-vingt-cinq
quatre-vingt-deux quatre-vingt-dix quatre-vingt-dix-huit quatre-vingt-dix-neuf quatre-vingt-dix-sept quatre-vingt-douze quatre-vingt-huit quatre-vingt-neuf quatre-vingt-onze
quatre-vingt-quatorze quatre-vingt-quatre quatre-vingt-quinze quatre-vingt-seize quatre-vingt-sept quatre-vingt-six quatre-vingt-treize quatre-vingt-trois quatre-vingt-un quatre-vingts
quatrième que quel quelle quelles quelqu' quelque quelquefois quelques quels quentin question questions queue queues qui quiche quiches quinze quinzième quitte quittent quitter quittes
quittez quittons quitté quoi québec québécois québécoise rabat rachel rachid raclette racontaient racontais racontait raconte raconte-lui racontent raconter racontera raconterai raconteras
raconterez raconterons raconteront racontes racontez racontez-nous racontons raconté radiateur radio radios radis raides raisins raison raj randonnée randonnées range range-la rangeaient
rangeais rangeait rangent rangeons ranger rangera rangerai rangeras rangerez rangerons rangeront ranges rangez rangez-la rangions rangé rangée rap raphaël rapide rapidement rapides rappeler
rapport rapports raquette raquettes rarement raser rasoir rat ratait ratatouille rate ratent rater rates rats raté rebecca recette recettes recevais recevait recevez recevoir recevons refuse
refusent refuser refusé regardaient regardais regardait regarde regarde-moi regardent regarder regardera regarderai regarderas regarderez regarderons regarderont regardes regardez
regardez-vous regardiez regardions regardons regardé regardée regardées regardés reims reine reines religions remarque remarquer remarqué remercie remercient remercier remerciez remercié
rempli remplir remplis remplissait remplissent remplissez remplissons remplit renard renards renaud rencontraient rencontrais rencontrait rencontre rencontrent rencontrer rencontrera
rencontrerai rencontreras rencontrerez rencontrerons rencontreront rencontres rencontrez rencontriez rencontrons rencontré rencontrée rencontrés rend rendent rendez rendez-vous rendons
rendre rends rendu rennes renseignements rentraient rentrais rentrait rentre rentrent rentrer rentrera rentrerai rentreras rentrerez rentreront rentres rentres-tu rentrez rentrez-vous
rentriez rentrons rentré rentrée rentrées rentrés rené repas repasse repasser repasses repassez repassé reportage reportages repos reposaient reposais reposait repose repose-toi reposent
reposer reposera reposerai reposeras reposerez reposerons reposeront reposes reposez reposez-vous reposiez reposons reposons-nous reposé reposée reposées reposés reprendre requin requins
respect respire respirer responsable responsables ressemblais ressemblait ressemble ressemblent ressembler ressembles ressemblons restaient restais restait restaurant restaurants reste
restent rester restera resterai resteras resterez resterons resteront restes restes-tu restez restiez restons resté restée restées restés retard retards retourne retournent retourner
retournera retournerai retourneras retournerez retourneront retournes retournez retournons retourné retournée retournées retournés retraite retraité retraitée retraitées retraités retrouve
retrouvent retrouver retrouvera retrouves retrouvez retrouvons retrouvé retrouvés revenaient revenais revenait revenez revenir revenons revenu revenue revenus reviendra reviennent reviens
revient revoir revue revues rez-de-chaussée reçois reçoit reçoivent reçu rhin rhinocéros rhume rhumes rhône ri riait richard riche riches rideau rideaux rien rient riez rio rions rire ris
rit rivière rivières riz robe robert roberto robes robin robinet robinets robot robots roche rock roger roi rois rokia rolland romain roman romane romans rome rond rond-point ronde ronds
rosa rose roses rossi rotterdam roue rouen roues rouge rouges roulant roulants roule roulent rouler roulera roulez roulé roumain roumaine roumains roumanie rousse rousseau roussel rousses
route routière roux roy royaume-uni rue rues rugby russe russie russo râteau règle règles réalisateur réalisateurs réalisatrice réception réceptionniste réceptionnistes récréation
récréations rédaction rédactions réduction réductions réfléchi réfléchir réfléchis réfléchissez réfléchit réfrigérateur réfrigérateurs régime région réglez régulièrement rémi répare réparent
réparer répares réparez réparons réparé répond répondaient répondais répondait répondent répondeur répondez répondiez répondons répondra répondrai répondras répondre répondrons répondront
réponds répondu réponse république répète répètent répètes répéter répétez répétez-vous répété réservaient réservais réservait réservation réserve réservent réserver réservera réserverai
réserveras réserverez réserveront réserves réservez réserviez réservons réservé résultats résumé résumés rétablissement réunion réunions réussi réussir réussira réussis réussissent
réussissons réussit réveil réveillaient réveillais réveillait réveille réveille-moi réveille-toi réveillent réveiller réveillera réveillerai réveilleras réveillerez réveillerons réveilleront
réveilles réveilles-tu réveillez réveillez-moi réveillez-vous réveilliez réveillons réveillons-nous réveillé réveillée réveillées réveillés réveils révise réviser révisez révisé rêve rêvent
rêver rêves rêvez rêvé rôti rôtis s' sa sabine sable sac sacré-cœur sacs sage sages sahara sain saine saines sains saint-malo saint-pétersbourg saint-tropez saint-étienne sais sais-tu saison
sait sakura salade salades saladier saladiers salaire salaires sale sales salle salles sally salma salon salons salue saluent saluer salues saluez salut salzbourg salé salée sam samedi
samedis samir samira samuel san sanchez sandale sandales sandrine sandwich sandwichs sanglier sangliers sanjay sans santiago santé saoudien saoudienne saoudite sapin sapins sarah sardine
sardines sato sauce sauces saucisse saucisses saucisson sauf saumon sautait saute sautent sauter sautez sautons sauté sauvage savaient savais savait savent savent-ils savez savez-vous savoir
savon savons saxophone saxophones schmidt schmitt schneider scie sciences scientifique scientifiques scolaire scolaires scooter scooters scotch scrabble sculpture sculptures scène scènes se
seau sec secrets secrétaire secrétaires secrétariat seine seize seizième sel semaine semaines semoule sens sent sentait sentent senti sentir sept septembre septième sera serai seras serbe
serbie serez serge sergueï serons seront serpent serpents serrure serrures serré sers sert servent serveur serveurs serveuse serveuses servez servez-vous servi serviette serviettes servir
ses seul seule seulement seules seuls shampooing shanghai shopping short shorts si sicile sien sienne signe signer silence silva simon simone simple simples singapour singe singes singh
sirop site sites situation situations six sixième siège sièges skate ski skiait skie skient skier skiera skiez skis skié slip slips smartphone smartphones smith sms société sociétés sofia
soif soigne-toi soignez-vous soir soirs soirée soirées sois soixante soixante-cinq soixante-deux soixante-dix soixante-dix-huit soixante-dix-neuf soixante-dix-sept soixante-douze
soixante-huit soixante-neuf soixante-quatorze soixante-quatre soixante-quinze soixante-seize soixante-sept soixante-six soixante-treize soixante-trois sol solaire soldat soldate soldates
soldats soldes soleil soleils solide solides sols solution solène sombre sombres sommeil sommes sommes-nous son sonne sonnerie sonnette sonné sons sont sont-elles sont-ils sophie sorcière
sorcières sors sort sortaient sortais sortait sortent sortez sorti sortie sorties sortir sortira sortirai sortiras sortirons sortiront sortis sortons souffler soufflé souhaite souhaits soupe
souri souriait souriant sourient souriez sourions sourire souris sourit sous sous-sol sous-sols sous-vêtements soutien-gorge soutiens-gorge souvenait souvenez souvenir souvent souviennent
souviens souvient soyez spaghettis spectacle spectacles spectateur spectateurs spectatrice spectatrices splendide splendides sport sportif sportifs sportive sportives spécialité spécialités
stade stades stage stages stagiaire star stars station station-service stationner stations stations-service statue statues steak steaks stefan steve stockholm strasbourg stressé stressée
stressées stressés strict studio studios stupide stupides stylo stylos stéphane stéphanie su succès sucre sucré sucrée sucrées sucrés sud suffit suis suisse suisses suit suite suivante
suivent suivez suivi suivons suivre super superbe superbes supermarché supermarchés sur surf surfe surfer surfé surpris surprise surprises survêtement survêtements susan sushi suzanne suzuki
suède suédois sven svetlana sydney sylvain sylvie sympa sympas sympathique sympathiques syrie syrien syriens são sèche-cheveux sébastien séchoir sécurité séjour sénégal sénégalais séoul
série séries sérieuse sérieuses sérieux séville sévère sévères sûr sûre sûres sûrs sœur sœurs t' t-shirt t-shirts ta tabac table tableau tableaux tables tablette tablettes tablier tabliers
tabouret tache taille taille-crayon taille-crayons tailleur tailleurs tajine tambour tamise tanaka tanger tant tante tantes tapis tard tarek tarte tartes tartine tartines tasse tasses
taureau taureaux taxi taxis taylor tchèque tchèques te technologie tee-shirt tel-aviv temple temples temps température températures tenez tennis tente tentes teresa termine terminent
terminer terminus terminé terrain terrains terrasse terrasses terre terrible terribles tes test texte textes texto textos tgv thaï thaïlandais thaïlandaise thaïlande thibault thierry thomas
thon thé théière théières théo thérèse théâtre théâtres ticket tickets tien tienne tiens tigre tigres tigresse tigresses tilleuls tim timbre timbres timide timides tire tire-bouchon
tire-bouchons tirent tirer tirez tiroir tiroirs tirons tiré tisane tisanes titre tiède toast toasts toboggan toboggans togo togolais toi toilette toilettes toit toits tokyo tom tomate
tomates tombait tombant tombe tombent tomber tombera tombes tombé tombée tombées tombés ton tondre tonnerre toronto tort tortue tortues touche touchent toucher touchez touchons touché
toujours toulon toulouse tour tourisme touriste touristes touristique tournaient tournait tourne tournent tourner tournesol tournesols tournevis tournez tournoi tournons tourné tours tous
tousse tousser toussé tout toute toutes toux tracteur tracteurs traditionnel traditionnelle traditionnelles traditionnels traducteur traducteurs traduction traductions traductrice
traductrices traduire traduis traduisez traduit train trains trajet trajets tram trams tramway tramways tran tranche tranches tranquille tranquilles transports traoré travail travaillaient
travaillais travaillait travaille travaillent travailler travaillera travaillerai travailleras travaillerez travaillerons travailleront travailles travailles-tu travailleur travailleurs
travailleuse travailleuses travaillez travaillez-vous travailliez travaillions travaillons travaillons-nous travaillé traverse traversent traverser traverses traversez traversons traversé
treize treizième trente trente-cinq trente-deux trente-huit trente-neuf trente-quatre trente-sept trente-six trente-trois tribunal tribunaux triomphe tristan triste tristes trois troisième
trompe tromper trompette trompé trop trottinette trottinettes trottoir trou trousse trousses trouvaient trouvait trouve trouvent trouver trouvera trouverait trouveras trouverez trouveront
trouves trouvez trouvons trouvé trouvée trouvées trouvés truc trucs truite truites très trésor tu tulipe tulipes tunis tunisie tunisien turc turin turquie typique typiques téhéran télé
télécharge téléchargent télécharger téléchargé télécommande télécommandes téléphonaient téléphonais téléphonait téléphone téléphone-moi téléphonent téléphoner téléphonera téléphonerai
téléphoneras téléphonerez téléphonerons téléphoneront téléphones téléphonez téléphoniez téléphonique téléphonons téléphoné télés télévision télévisions télévisé tête tôt ukraine ukrainien un
une uniforme uniformes union unique université universités urgence usb usine utile utiles utilisait utilise utilisent utiliser utilises utilisez utilisons utilisé va va-t va-t-elle va-t-il
vacances vaccin vache vaches vague vais vaisselle valence valentin valentine valiles valise valises vallée vallées valérie vancouver vanille varsovie vas vas-tu vas-y vase vases vaut veau
vedette vedettes vegas venaient venais venait vend vendaient vendais vendait vendent vendeur vendeurs vendeuse vendeuses vendez vendiez vendions vendons vendra vendrai vendre vendredi
vendrez vendrons vendront vends vendu venez venez-vous venezuela venir venise venons vent ventilateur ventre vents venu venue venues venus verbe verra verrai verras verre verres verrez
verrons verront vers versailles vert verte vertes verts veste vestes vestiaire vestiaires veulent veulent-elles veulent-ils veut veut-elle veux veux-tu viande victime victimes victoire
victor victor-hugo victoria vidal vide vident vider vides videz vidé vidéo vidéos vie vieil vieille vieilles viendra viendrai viendrait viendras viendrez viendront vienne viennent
viennoiserie viennoiseries viens viens-tu vient vietnam vietnamien vietnamiennes vieux vieux-port villa village villages villas ville villes vin vinaigre vincent vingt vingt-cinq vingt-deux
vingt-huit vingt-neuf vingt-quatre vingt-sept vingt-six vingt-trois violet violets violette violettes violon violoncelle virginie virus vis visa visage visas visitaient visitais visitait
visite visitent visiter visitera visiterai visiteras visiterez visiterons visiteront visites visiteur visiteurs visiteuse visiteuses visitez visitiez visitions visitons visité visitée vit
vite vitesse vitrine vitrines vivaient vivais vivait vive vivent vivez vivez-vous viviez vivions vivons vivra vivrai vivre vocabulaire voici voie voient voile voilier voiliers voilà voir
vois vois-tu voisin voisine voisines voisins voit voiture voitures voix vol volant volcan vole volent volet voleur voleurs voleuse voleuses volley volley-ball vols vont vont-elles vont-ils
vos vosges votre voudraient voudrais voudrais-tu voudrait voudras voudriez voudriez-vous voudrions voulaient voulais voulait voulez voulez-vous vouliez vouliez-vous voulions vouloir voulons
voulons-nous vous voyage voyageaient voyageait voyagent voyageons voyager voyages voyages-tu voyageur voyageurs voyageuse voyageuses voyagez voyagez-vous voyagé voyaient voyais voyait voyez
voyez-vous voyiez voyions voyons vrai vraiment vu vue vues vus vécu vélo vélos vénézuélien vénézuélienne vérité vérone véronique vétérinaire vétérinaires vêtement vêtements vôtre walker wang
washington weber week-end week-ends wei white wifi william williams wilson wright xavier y yahoo yann yannick yaoundé yaourt yaourts yasmine yeux yoga york youssef yuki yves yvette zhang
zineb zoo zoé zurich zut zèbre zèbres zéro à âge âgé âgée âgées âgés âne ânes ça écharpe écharpes échecs échelle éclair éclairs école écoles écolier écoliers écolière écolières économie
écossais écossaise écossaises écosse écoutaient écoutais écoutait écoute écoutent écouter écoutera écouterai écouterait écouteras écouterez écouterons écouteront écoutes écoutes-tu écouteurs
écoutez écoutez-la écoutez-les écoutez-moi écoutez-vous écoutiez écoutions écoutons écoutons-nous écouté écoutée écran écrans écrira écrirai écriras écrire écrirez écrirons écriront écris
écris-leur écris-moi écris-tu écrit écrivaient écrivain écrivaine écrivaines écrivains écrivais écrivait écrivent écrivez écrivez-leur écrivez-lui écrivez-moi écriviez écrivons écrivons-lui
écureuil écureuils édimbourg éducation égal église églises égoïste égoïstes égypte égyptien égyptienne élection électricien électricienne électriciennes électriciens électricité électrique
électriques électronique électroniques élisabeth élise élodie élève élèves élégant élégante élégantes élégants éléphant éléphants émile émilie émission émissions énervé énervée énervées
énervés énorme énormes épais épaisse épaisses épeler épelle épelé épice épicerie épiceries épices épicier épiciers épicière épicières épicé épicée épinards épisode épisodes éponge éponges
époque épouse épouser épouses épousé époux équipe équipement équipes équitation éric étage étages étagère étagères étaient étais étais-tu était étang états-unis éteignais éteignent éteignez
éteignons éteindra éteindre éteins éteint étend étendre étendu étienne étiez étiez-vous étions étoile étoiles étrange étranger étrangers étranges étrangère étrangères étroite étroites études
étudiaient étudiais étudiait étudiant étudiante étudiantes étudiants étudie étudient étudier étudiera étudierai étudieras étudierez étudierons étudieront étudies étudies-tu étudiez
étudiez-les étudiez-vous étudions étudié été étés éva évier êtes êtes-vous être île îles œuf œufs œuvre
`;

const english = `
's a abdou abidjan able about abroad absent absolutely accent accept accepted accident accordion accordions account accountant accountants accounts ache action active actor actors actress
actresses adam add address addresses adopt adopted adopts adorable adult adults adventure adventures advert advertisement advertisements adverts advice afraid africa african after afternoon
afternoons agencies agency agnès ago agree agreed agrees ahead ahmed air aires airport airports aix-en-provence akira alain alarm album albums alcohol alessandro alex alexandre algeria
algerian algiers ali alice alive all allergic allergies allergy allowed allée almond almonds almost alone along alphabet alps already alsace always am amadou ambulance ambulances american
amiens amina aminata amsterdam amusement amy amélie an ana anaïs ancestor ancestors and andrew andré angeles anger angers angry animal animals anita ankara anna anne anne-marie anne-sophie
annecy annie annoyed anorak anoraks another answer answered answering answers ant antananarivo antoine antonio ants antwerp any anyone anything apartment apartments aperitif aperitifs app
apple apples appointment appointments apps apricot apricots april apron aprons aquarium aquariums arabia arabic arbre arc architect architects architecture are area argentina argentinian
argue argued argues arguing argument arguments arjun arles arm armchair armchairs army arnaud around arrival arrivals arrive arrived arrives arriving art arthur artichoke artichokes article
articles artist artists arts as ashamed ashley asia ask asked asking asks asleep asparagus aspirin assistant assistants asthma astrid astronaut astronauts at ate athens athlete athletes
athletics atlantic attendant attic attics aubergine aubergines aubert audience audiences august aunt aunts aurélie australia australian austria austrian author authors autumn avenue avignon
aviv avocado avocados awa away awful axe axel aïcha babies baby baccalaureate back backache backpack backpacks bacon bad badly badminton bag baghdad bags baguette baguettes baker bakeries
bakers bakery balconies balcony bald ball ballet ballets balls bamako banana bananas bangkok bank banker bankers banks baptiste bar barbecue barbecues barbier barcelona barking barks
barracks bars baseball basel basement basements basil basile basket basketball baskets bastien bastille bath bathroom bathrooms baths batter battery bayonne be beach beaches bean beans bear
bears beautiful became because become becomes becoming bed bedroom bedrooms beds bedside bee beef been beer beers bees beetroots before began begin beginner beginners beginning begins behind
beige beijing being beirut belgian belgium belgrade believe believed bell bells belt belts ben benali bench benches benin beninese benoît berlin bern bernard bertrand besançon best better
between bianca bianchi biarritz bicycle bicycles bientôt big bigger biggest bike bikes bilal bill billiards bills bin binoculars bins binta biology bird birds birth birthday birthdays births
biscuit biscuits bit bitter black blackboard blackboards blackcurrant blanc blanchard blanket blankets bless blew block blocks blond blouse blouses blow blowing blue blueberries boar board
boars boat boats bogota bologna bonjour bonnet book booked booking bookmark bookmarks books bookseller booksellers bookshop bookshops boot boots bordeaux border borders bored boring boris
born borrow borrowed boss bosses boston both bottle bottles boubacar bought boules boulevard bouquet bouquets bourgeois bowl bowls box boxes boxing boy boyer boyfriend boyfriends boys bra
bracelet bracelets branch brand bras brave braver bravest brazil brazilian bread break breakdown breakfast breakfasts breaking breaks breathe breathes brest bridge bridges bright brighton
brigitte bring bringing brings brioche bristol britain british brittany broccoli brochure brochures broke broken broom brother brother-in-law brothers brothers-in-law brought brown bruges
brun brunet bruno brush brushed brushes brushing brussels bucharest bucket budapest budgie budgies buenos build builder builders building buildings builds built bulb bulbs bulgaria bulgarian
bull bulls bunch bunches bus buses business businessman businessmen businesswoman businesswomen busy but butcher butchers butter butterflies butterfly button buy buying buys by cabbage
cabbages cable caen café cafés cage cages cake cakes calais calculator calculators calendar calendars call called calling calls calm calmer calmest calmly cambridge came camel camels
camembert camera cameroon cameroonian camille camp camping campsite can canada canadian canaries canary candle candles cannes cannot canteen canteens cap capital capitals caps captain
captains car carafe caramel caravan caravans carcassonne card cardboard cardiff cardigan cardigans cards care careful carefully caretaker caretakers carlos carmen carnival carnivals caroline
caron carpenter carpenters carpet carpets carried carries carrot carrots carry carrying cars cartoon cartoons casablanca case cases cash cashier cashiers cast castle castles casts cat catch
catches catching cathedral cathedrals catherine cats caught cauliflower cauliflowers cave ceiling celebrate celebrated celebrates celebrating celery cellar cellars cello cemetery cent
central centre centres cereal ceremony certainly chair chairs chalk chamonix champagne champion champions champs-élysées change changed changes changing channel channels chantal chapter
chapters character characters charger chargers charles charlotte charming chartres chat chats chatted chatting cheap checkout checkouts cheerful cheers cheese chef chefs chemin chemistry
chen cheque cheques cherries cherry chess chest chests chevalier chewing chiara chicago chick chicken chicks chien child childhood children chile chilean china chinese chips chloé chocolate
chocolates choir choirs choose chooses choosing chop chops chose chosen chris christening christiane christine christmas christophe church churches château cider cigarette cigarettes cinema
cinemas circus circuses cissé cities citizen citizens city claire clara clarinet class classes classical classmate classmates classroom classrooms clean cleaned cleaner cleaners cleanest
cleaning cleans clear cleared clearing clears clementine clementines clermont-ferrand climbing clinic clinics clock clocks close closed closes closing clothes clothing cloud clouds cloudy
clown clowns club clubs clément coach coaches coast coasts coat coats cockerel cockerels cocktail cocktails coconut coconuts code coffee cohen coin coins coke cold colder coldest colds colin
colleague colleagues collect collection collections collects colmar cologne colombia colosseum colour coloured colours com comb combs come comedies comedy comes comfortable comic coming
companies company competition competitions complete complicated compliment computer computers concert concerts conditioning conductor conference congo congolese congratulate congratulated
congratulates congratulations continue continued continues continuing contract contracts control controls conversation cook cookbook cookbooks cooked cooking cooks cool copenhagen corkscrew
corkscrews corner correct correction correctly corridor corridors corsica cost costa costs costume costumes cottage cough coughed coughing coughs could count countries country countryside
counts couple couples courage courgette courgettes course courses court courts courtyard couscous cousin cousins cow cows crab crabs cream creams creative credit cried cries crisps croatia
croatian crocodile crocodiles croissant croissants cross crossed crosses crossing crossroads crosswords crow crowd crowds crown crowns crows cry crying crème cube cubes cucumber cucumbers
culture cultures cup cupboard cupboards cups curious curly curries curry curtain curtains cushion customer customers customs cut cute cuts cutting cv cvs cycling cyclist cyclists czech
cécile cédric céline da dad dads daisies daisy dakar damascus damien dance danced dancer dancers dances dancing danger dangerous daniel danielle danish dark dark-haired darker date dates
daughter daughters david davies day days de dead dear december decide decided decides decision deckchair deckchairs deep deer degrees dehors delay delays delhi delicatessen delicatessens
delicious delphine demain demonstration denis denise denmark dentist dentists department departure depends des desert deserts designer designers desk desks dessert desserts detective
detectives device devices diallo dialogue dialogues diamond diamonds diaries diary dice dictation dictionaries dictionary did didier die died diego dies diet difference different difficult
dijon dimitri dining dinner dinners dinosaur dinosaurs diop diploma diplomas direct director directors dirtier dirtiest dirty disappointed discount discounts discussion dish dishes
dishwasher dishwashers disneyland display displays district diving divorced diy do doctor doctors document documentaries documentary documents doe does dog dogs doing doll dollar dollars
dolls dolphin dolphins dominique done donkey donkeys door doorbell doors double dough dover down download downloaded downloading downloads downstairs dozen dragon drank draughts draw drawer
drawers drawing drawings drawn draws dream dreamed dreaming dreams dresden dress dressed dresses dressing dressmaker drew drill drink drinking drinks drive driven driver drivers drives
driving drove drum drums drunk dry dryer du dubai dublin dubois duck ducks dufour dumas dumont dupont dupuis durand during dust dutch duval duvet dylan e-mail each eagle eagles ear early
earn earned earning earns earphones earring earrings ears earth easier easiest east easter easy eat eaten eating eats economics edge edinburgh education edward egg eggs egypt egyptian eiffel
eight eighteen eighth eighty eighty-eight eighty-five eighty-four eighty-nine eighty-one eighty-seven eighty-six eighty-three eighty-two elderly eldest eldests election electric electrician
electricians electricity electronic elegant elena elephant elephants eleven eleventh elizabeth else email emails embassy emergency emily emma employee employees emptied empties empty
emptying encyclopedia encyclopedias end enemies enemy engine engineer engineers engines england english enjoy enormous enough enter entered entering enters entrance entrances entry envelope
environment environments enzo episode episodes equipment erik essay essays euro europe european euros eva evans evening evenings ever every everybody everyone everything everywhere exam
example exams excellent except exciting excursion excursions excuse exemple exercise exercises exhibition exhibitions exit expensive experience experiences explain explained explaining
explains explanations explorer explorers extraordinary eyes fabien fabienne fabre face facile factory fail failing fails fairies fairy fall fallen falling falls false families family famous
fan fancy fantastic far farida farm farmer farmers farms fashion fast faster fastest fat father father-in-law fathers fathers-in-law fatima fatou fault faure favourite feather feathers
february fed feed feeding feeds feel feeling feels feet felix fell felt felt-tip fence fencing fenêtre fernandez ferrari ferries ferry festival fever few fewer fez fiancé fiancée fiancées
fiancés field fields fifteen fifteenth fifth fifty fifty-eight fifty-five fifty-four fifty-nine fifty-one fifty-seven fifty-six fifty-three fifty-two fig figs file files filipino fill filled
filling fills film films find finding finds fine finger finish finished finishes finishing finland finnish fir fire firefighter firefighters fireplace fireplaces fires fireworks first
fischer fish fished fisherman fishermen fishing fishmonger fishmongers fit fitting five flag flags flat flatmate flatmates flats fleurs flies flight flights floor floors florence florian
florist florists flour flower flowers flu fluently fluid flute flutes fly flying fog foggy folder folders follow follows fondue fontaine food foot football footballer footballers for
forbidden forecast forecasts foreigner foreigners forest forests forget forgets forgetting forgot forgotten fork forks form forms forty forty-eight forty-five forty-four forty-nine forty-one
forty-seven forty-six forty-three forty-two forward found fountain fountains four fournier fourteen fourteenth fourth fox foxes fr fragile frame frames france francesca francisco franck
frankfurt françois françoise fraîche free freedom freezer freezers freezing french fresh fresher friday fridays fridge fridges friend friendly friends friendship frog frogs from front fruit
frying frédéric full fun funeral funnier funniest funny furniture future futures félix gabriel gabrielle gaillard game games garage garages garcia gard garden gardener gardeners gardening
gardens gare garlic garnier garonne gate gauthier gautier gave geese general generally generous geneva geneviève genoa gentle gentleman gentlemen gently geography george georges germ german
germany get gets getting ghent ghost ghosts giant giants gilles giovanni giraffe giraffes girard giraud girl girlfriend girlfriends girls giulia give given gives giving glasgow glass glasses
glove gloves glue gmail go goat goats god godfather godfathers godmother godmothers goes going gold golden goldfish golf gone good goodbye goose gorilla gorillas got government gown gowns
grace grammar grams granada grandchildren granddaughter granddaughters grandfather grandfathers grandma grandmas grandmother grandmothers grandpa grandparents grandpas grandson grandsons
grapefruit grapefruits grapes grass gratin gratins great greece greek green greet greeted greets grenoble greta grew grey grocer grocers grocery ground group groups grow grows grégoire guest
guests guide guides guillaume guinea guitar guitarist guitarists guitars gum gustave guérin gym gymnastics gyms général-leclerc gérard had haddad hair hairdresser hairdressers hairdressing
hairdryer hairdryers hairstyle half half-brother half-brothers half-sister half-sisters hall halls ham hamburg hamburger hamburgers hammer hamster hamsters hand handbag handball handkerchief
handkerchiefs hands hang hanging hanoi hans happened happening happiness happy hard hard-working hare hares harp harry has hassan hat hate hated hates hats have having hazelnut hazelnuts he
headache headaches headmaster headmistress headscarf headscarfs health healthy hear heard hears heart heat heating heavier heavy hedgehog hedgehogs heidi heights helen helicopter helicopters
hello helmet helmets help helped helping helps helsinki hen henri henry hens her herbal here hero heroes heroine heroines hers hi hid hide hide-and-seek hides hiding high high-speed hike
hikes hill hills him hindi hippopotamus hippopotamuses hire hired hiroshi his history hobbies hobby hockey hole holiday holidays holland home homework honest honey honfleur hong hoovering
hope hoped hopes horrible horror horse horses hortense hospital hospitals hostel hostels hot hotel hotels hour hours house houses housework how huge hugo hundred hung hungarian hungary
hunger hungry hunting hurray hurried hurries hurry hurrying hurt hurts husband husbands hut huts hélène i ibrahim ice iced iceland icelandic idea ideas identity if igor ill illnesses
illustrator illustrators impasse impatient important impossible in included indeed india indian indonesia indonesian infection information ingredient ingredients ingrid inhabitant
inhabitants injection injections injured injuries injury insect insects inside inspector inspectors instructions instrument instruments intelligent interesting internet internship
internships interpreter interpreters interview interviews into introduce introduced introduces invitation invitations invite invited invites inviting invoice invoices inès iran iranian iraq
iraqi ireland irina irish iron ironed ironing irons irène is isabel isabelle island islands istanbul it italian italy its ivan ivanov ivorian ivory jack jacket jackets jacqueline jacques
jade jam james jams jane janeiro january japan japanese jardins javier jazz jealous jean jean-claude jean-luc jean-marc jean-michel jean-paul jean-pierre jeanne jeans jellyfish jennifer
jerusalem jessica jeweller jewellery jigsaw job jobs john johnson joke jokes joly jonas jones joseph josé joséphine journalist journalists journey journeys joy joão juan judge judges judo
jug jugs juice jules julie julien juliette july jump jumped jumper jumpers jumping jumps june jungle jungles just justine jérôme kangaroo kangaroos karate karim karine kate katia kebab
kebabs keep keeps kenji kenya kenyan kept ketchup kettle kettles kevin key keyboard keyboards keys khadija khan kiev kilo kilometres kilos kim kind kinder kindest king kingdom kings kinshasa
kiss kissed kisses kissing kitchen kitchens kite kites kitten kittens kiwi kiwis klaus knee knew knickers knife knives know knowing known knows koala koalas kofi kong korea korean kowalski
krakow kyoto kévin l' la laboratories laboratory lacroix ladder ladies lady ladybird ladybirds lagos lake lamb lambert lambs lamp lamps landscape language languages laptop laptops lars las
last lasted lasts late later latin laugh laughed laughing laughs launderette launderettes laundry laura laure laurence laurent lausanne law lawn lawyer lawyers lay laying lays lazier laziest
lazy leaflet leaflets learn learned learning learns leather leave leaves leaving lebanese lebanon leclerc leclercq leek leeks lefebvre left lefèvre leg legrand legs leisure lemaire lemoine
lemon lemonade lemons lend lending lends lent lentil leopard leopards leroux leroy less lesson lessons let letter letterbox letterboxes letters lettuce lettuces level leïla li liberty
librarian librarians libraries library licence licences lid lids lie lie-in lies life lift lifts light lighter lights like liked likes lille lily lima limoges lin lina linda line linh lion
lionel lioness lionesses lions lipstick lisbon lise list listen listened listening listens lists literature litre litres little live lived lively liverpool lives living lizards liège lobster
lobsters lock locker lockers locks loire lola london lonely long longer longest look looked looking looks lopez lorries lorry los lose loses losing lost lot lots lottery louder loudly
loudspeaker loudspeakers louis louise louvre love loved loves low loyal loyalty loïc luc luca lucas lucie luck lucky lucy lucía luggage luis lukewarm lunch lunches luxembourg luxembourgish
lyon léa léo léon m macaroon macaroons machine machines madam made madeleine madrid magazine magazines magician magicians magnificent mai mail main maison make make-up maker makers makes
making malaga mali malian malik malika mamadou man manage managed manager managers manages manchester mango mangoes manon many map maps marble marbles marc marcel march marchand marché marco
margaux marguerite maria mariam marie marie-christine marie-claire marie-louise marine mario marion mark market markets marrakesh married marry marseille martin martine martinez mary mashed
mask masks masson match matches mathematics mathieu mathilde mathis maths matteo matter matthieu mattress max maxime may maybe mayonnaise mayor mayors me meal meals mean meaning meat
mechanic mechanics medal medals media medicine mediterranean meet meeting meetings meets mehdi mei melbourne melon melons member members memory men mention menu menus merci mercier merry
message messages met metal method metres metz meunier mexican mexico meyer mia miami mice michel michèle microwave microwaves middle midnight miguel mike milan mild milk million mind mine
mineral minh minister minus minute minutes mirror mirrors miss missed misses missing mistake mistakes mix mobile model models modern mohamed moment monaco monday mondays money monique monkey
monkeys monster monsters mont mont-saint-michel month months montmartre montpellier montreal monument monuments moon more moreau morel morgane morin morning mornings moroccan morocco moscow
mosque mosquito mosquitoes most mother mother-in-law mothers mothers-in-law motorbike motorbikes motorway moulin mountain mountains mouse moussa mousse mouth move moved moving mow mr mrs
much mulhouse muller multicoloured mum mumbai mums munich muriel museum museums mushroom mushrooms music musician musicians mussel mussels must mustard my mélanie müller nabil nadia nadine
nail nails nairobi name names nancy nannies nanny nantes naoko naples narrow nastier nasty natacha nathalie nathan national nationality nature near nearer necessary neck necklace necklaces
need needed needle needs neighbour neighbourhood neighbours neither nephew nephews nervous nest net netherlands nets never new newer newest news newspaper newspapers newsstand newsstands
next nguyen nice nicer nicest nicolas nicole niece nieces niger nigeria nigerian nigerien night nightclub nightclubs nightdress nightdresses nights nile nina nine nineteen ninety
ninety-eight ninety-five ninety-four ninety-nine ninety-one ninety-seven ninety-six ninety-three ninety-two ninth no noah nobody noise noises noisier noisy none noon nor nord normal normally
normandy north norway norwegian nose not notebook notebooks notepad notepads nothing notice noticed notices notre-dame nour novak novel novels november now noémie noël number numbers nurse
nursery nurses nuts nîmes o'clock oak oaks obey obeys object objects ocean oceans october octopus octopuses océane odd odile of off offer offers office officer officers offices often oh oil
ok old older oldest olga olive oliver olives olivia olivier olympic omar omelette omelettes on once one onion onions only open opened opener opening opens opera operas operation operations
opinion opinions opposite optician opticians optimistic or orange oranges orchestra orchestras order ordered orders organic organize organized organizes organizing orléans orsay osaka oscar
oslo ostrich ostriches other ottawa our ours ousmane out outing outside oven ovens over owe owl owls owner owners oxford oyster oysters pablo pack packet packets packing page pages paid
paint paintbrush paintbrushes painted painter painters painting paintings paints paix pakistan pakistani palace palaces palm pan pancake pancakes panda pandas pans pantheon panther panthers
paola paolo paper papers paragraph parcel parcels parent parents parents-in-law paris park parking parks parrot parrots parsley part partied parties partner partners party pass passed
passenger passengers passes passing passion passport passports password past pasta pasteur pastries pastry path paths patience patient patients patricia patrick pau paul pauline paulo
pavement paw pay paying pays pea peace peach peaches peacock peacocks peanut peanuts pear pears peas pedestrian pedestrians pedro pen pencil pencils penfriend penfriends penguin penguins
pens people pepper peppers per perez perfect perfectly perfume permission perpignan perrin persian person personalities personality peru peruvian pet peter petersburg petit petra petrol
pharmacies pharmacist pharmacists pharmacy phew philadelphia philippe philippines philosophy phone phoned phones phoning photo photographer photographers photography photos physical physics
pianist pianists piano pianos picard pick picnic picnics picture pictures piece pieces pierre pierre-yves pig pigeon pigeons pigs pilar pill pillow pillows pills pilot pilots pineapple
pineapples pink pirate pirates pisa pitch pitches pity pizza pizzas place plane planes planet planets plant planted planting plants plaster plasters plastic plate plates platform play played
player players playground playing plays pleasant please pleases pleasure plum plumber plumbers plums plus pocket pockets podcast podcasts poem poems poet poetry poets pointed poitiers poland
police polish polite politely politician politicians politics pollution pompidou pond ponies pont pony pool pools poor poorer popcorn popular pork port porto ports portugal portuguese
possible post postcard postcards postcode poste poster posters postman postwoman postwomen pot potato potatoes pots pound powder practical prague prawn prawns prefer preferred prefers
prepare prepared prepares preparing prescription prescriptions present presentation presenter presenters presents president presidents prettier prettiest pretty price prices primary prince
princes princess princesses printer printers prison prisons priya prize problem problems profession professions programme programmer programmers programmes progress project pronounced
property proud provence psychologist psychologists psychology public pull pulled pumpkin pumpkins pupil pupils puppet puppets puppies puppy purple purse purses push pushed pushes put puts
putting puzzle puzzles pyjamas pyrenees pâté quai quality quarter quebec quebecois queen queens quentin question questions queue queued queues queuing quiche quiches quick quickly quiet
quieter quietest quietly quite rabat rabbit rabbits race races rachel rachid racket rackets raclette radiator radio radios radish radishes rain rainbow rainbows raincoat raincoats rained
raining rains rainy raise raj rake ran rang rap raphaël rarely raspberries raspberry rat ratatouille rats raw razor read reader readers reading reads ready reallied reallies really reason
rebecca receipt receipts receive received receives reception receptionist receptionists recipe recipes record records red red-haired refuse refused refuses region regularly reims religions
remember remembered remembers remote renard renaud rennes rent rented renting rents rené repair repaired repairing repairs repeat repeated repeating repeats report reports republic
researcher researchers reservation resort respect rest restaurant restaurants rested resting rests results retired retirement return returned revise revised revises revising rhine rhinoceros
rhinoceroses rhône rice rich richard richer ride rides riding right rights ring ringing rings rink rinks rio ripe river rivers riviera rivière road roast roasts robert roberto robin robot
robots roche rock rocket rockets rode roger rokia rolland romain romane romania romanian rome roof roofs room rooms rope ropes rosa rose roses rossi rotterdam rouen round roundabout rousseau
roussel roux rowing roy rubber rubbers rubbish rude ruder rue rug rugby ruler rulers run runner runners running runs russia russian russo rémi république sabine sacré-cœur sad sadder safe
safety sahara said sailing sailor sailors saint saint-malo saint-tropez saint-étienne sakura salad salads salami salaries salary sales salesman sally salma salmon salon salons salt salty
salzburg sam same samir samira samuel san sanchez sand sandal sandals sandrine sandwich sandwiches sang sanjay santiago sarah sardine sardines sat sato saturday saturdays sauce saucepan
saucepans sauces saudi sauerkraut sausage sausages saw saxophone saxophones say saying says scarf scarves scene scenes schmidt schmitt schneider school schoolboy schoolboys schoolgirl
schoolgirls schools science scientist scientists scissors scooter scooters scotland scottish scrabble screen screens screw screwdriver sculpture sculptures sea seafood seagull seagulls seal
seals seas seaside season seat seats second secondary secretaries secretary secrets see seed seeds seen sees seine selfish sell selling sells semolina send sending sends senegal senegalese
sent sentence sentences seoul september serbia serbian serge sergueï series serious serve served serves set sets setting seven seventeen seventh seventy seventy-eight seventy-five
seventy-four seventy-nine seventy-one seventy-seven seventy-six seventy-three seventy-two several seville sewing shade shall shampoo shanghai shape share shared shares shark sharks sharpener
sharpeners shave she sheep sheet sheets shelf shelves shine shining ship ships shirt shirts shoe shoes shop shopkeeper shopkeepers shopping shops short shorter shortest shorts should shout
shouted shouting shouts show showed shower showers showing shown shows shutter shy shyer shyest sicily sick side sides sign signs silence silva simon simone simple since sing singapore
singer singers singh singing single sings sink sir sister sister-in-law sisters sisters-in-law sit site sites sits sitting situation situations six sixteen sixteenth sixth sixty sixty-eight
sixty-five sixty-four sixty-nine sixty-one sixty-seven sixty-six sixty-three sixty-two size skate skateboarding skates skating ski skied skies skiing skipping skirt skirts skis sky
skyscraper sleep sleeping sleeps sleepy sleeve sleeves slept slice slices slide slides slim slimmer slipper slippers slow slowly small smaller smallest smartphone smartphones smell smelled
smells smile smiled smiles smiling smith smoke smoking snack snacks snail snails snake snakes snow snowed snowing snows so soap sock socket socks sofa sofas sofia soft software sold soldier
soldiers solid solution solène some someone something sometimes son song songs sons soon sophie sore sorry sounds soup sour south space spade spaghetti spain spanish sparrow sparrows speak
speaking speaks special specialities speciality spectator spectators spell spelled spelling spend spending spends spent spice spices spicy spider spiders spies spinach splendid spoiled spoke
spoken sponge sponges spoon spoonful spoons sport sportiest sports sporty spring spy square squares squirrel squirrels stadium stadiums staff stain stairs stamp stamped stamping stamps stand
standing stapler staplers star stars start started starter starters starting starts states station stationery stations statue statues stay stayed staying stays steak steaks steal steals
steering stefan steps steve stick sticks sticky still stockholm stomach stone stones stool stop stopped stopping stops store stores stories storm storms stormy story straight strange
stranger strangers strangest strasbourg straw strawberries strawberry straws street streets stressed strict strike stroke stroked strokes strong stronger strongest stuck student students
studied studies studio studios study studying stupid stéphane stéphanie subject suburbs success sugar suit suitcase suitcases suits summaries summary summer sun sunbathe sunbathed sunbathing
sunday sundays sunflower sunflowers sung sunglasses sunny suns superb supermarket supermarkets sure surf surfed surfing surfs surgeon surgeons surgeries surgery surname surprise surprised
susan sushi suzanne suzuki sven svetlana swam swan swans sweden swedish sweet sweetcorn sweets swim swimmer swimmers swimming swims swimsuit swimsuits swing swings swiss switzerland swum
sydney sylvain sylvie syria syrian syrup são sébastien t-shirt t-shirts table tablecloth tablecloths tables tablet tablets tagine tail tails take taken takes taking tale tales talk talkative
talked talking talks tall taller tallest tanaka tangerine tangerines tangier tap tape taps tarek tart tarts taxes taxi taxis taylor tea teach teacher teachers teaches team teams teapot
teapots teas technology teddy teenager teenagers teeth tehran tel telephone television televisions tell telling tells temperature temperatures temple temples ten tenant tenants tennis tent
tenth tents teresa terrace terraces terrible test tests text textbook textbooks texts thai thailand thames than thank thanked thanking thanks that the theatre theatres their theirs them then
there these they thibault thick thief thierry thieves thin thing things think thinking thinks thinner thinnest third thirsty thirteen thirteenth thirty thirty-eight thirty-five thirty-four
thirty-nine thirty-one thirty-seven thirty-six thirty-three thirty-two this thomas thought thread threads three threw throat throw throwing thrown throws thunder thursday thursdays théo
thérèse ticket tickets tidied tidies tidy tidying tie ties tiger tigers tight tights tigress tigresses tilleuls tills tim time times timetable timetables tin tiny tip tired tiring title to
toast toasted toaster toasters tobacconist tobacconists today together togo togolese toilet toilets tokyo told tom tomato tomatoes tomorrow tongue too took tool toothache toothbrush
toothbrushes toothpaste top torch torches toronto tortoise tortoises total touch touched touches toulon toulouse tourist tourists touristy tournament tours towards towel towels tower town
toy toys track tracksuit tracksuits tractor tractors traditional traffic train trained trainee trainer trainers training trains tram trams tran translate translated translates translation
translations translator translators transport traoré travel travelled traveller travellers travelling travels tray trays treasure tree trees tried tries triomphe trip trips tristan trolley
trolleys trousers trout true trumpet truth try trying tuesday tuesdays tulip tulips tuna tunis tunisia tunisian turin turkey turkish turn turned turning turns tv tvs twelfth twelve twenty
twenty-eight twenty-five twenty-four twenty-nine twenty-one twenty-seven twenty-six twenty-three twenty-two twice twin twins two typical tyre tyres uglier ugly ukraine ukrainian umbrella
umbrellas uncle uncles under underground undergrounds underpants understand understanding understands understood underwear undressed unhappy unicorn unicorns uniform uniforms union united
universities university unpleasant untidy until up upon upstairs us usb use used useful useless user uses using usually vaccine vacuum vacuumed vacuums valencia valentin valentine valley
valleys valérie van vancouver vanilla vans vase vases veal vegas vegetable vegetables venezuela venezuelan venice verb verona versailles very vet vets victim victims victoire victor
victor-hugo victoria victory vidal video videos vienna vietnam vietnamese vieux-port view villa village villages villas vincent vinegar violin virginie virus viruses visa visas visit visited
visiting visitor visitors visits vitesse vocabulary voice voiture volcano volleyball volunteer volunteers vosges véronique waffle waffles wait waited waiter waiters waiting waitress
waitresses waits wake wakes waking wales walk walked walker walking walks wall wallet walls walnut walnuts wang want wanted wants war wardrobe wardrobes warm warsaw was wash washbasin
washbasins washed washes washing washing-up washington wasp wasps waste watch watched watches watching water watered waterfall watering watermelon watermelons waters wave way we weak weaker
weakest wear wearing wears weather weber website websites wedding weddings wednesday wednesdays week weekend weeks wei weigh weighs weight welcome well well-behaved well-known welsh went
were west wet whale whales what wheel wheelchair wheelchairs wheels when where which while white whiteboard who whole wholemeal whose why wide wife wifi wig wild will william williams wilson
win wind window windows winds windy wine winner winners winning wins winter wish wishes witch witches with without wives woke woken wolf wolves woman women won wonderful wood wooden woollen
woolly word words wore work worked worker workers working works workshop world worlds worms worn worried worries worry worst would wright write writer writers writes writing written wrong
wrote xavier yahoo yann yannick yaoundé yasmine year years yellow yes yesterday yet yoga yoghurt yoghurts york you young younger youngest your yours yourself youssef youth yuki yves yvette
zealand zebra zebras zero zhang zineb zip zips zoo zoé zurich école écoles église élisabeth élise élodie émile émilie éric étienne éva
`;

const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));
const known = { fr: setOf(french), en: setOf(english) };

/** Whether all words of a text belong to that world. */
export const ofTheWorld = (text: string, language: 'fr' | 'en'): boolean => words(text).every((word) => !/\p{L}/u.test(word.text) || known[language].has(word.text.toLowerCase()));
