// People, places and dates of A1 textbooks, in French and in English.
import type { City, Country, Name } from './types.ts';

type Pair = { readonly fr: string; readonly en: string };

const named = (gender: 'm' | 'f', list: string): Name[] => list.split(/\s+/).map((name) => ({ fr: name, en: name, gender }));

export const names: readonly Name[] = [
  ...named('m', `Paul Pierre Jean Jacques Michel Philippe Alain Bernard Patrick Nicolas Julien Thomas Lucas Hugo Louis Jules Gabriel Arthur Léo
    Antoine Maxime Alexandre Mathieu Matthieu Sébastien Olivier Laurent Éric Vincent Benoît Guillaume Romain Quentin Clément Théo Nathan Noah Adam Raphaël
    Martin Simon Victor Mathis Enzo Baptiste Thibault Damien Fabien Cédric Christophe Stéphane François Frédéric Franck Luc Marc Denis Daniel David Georges
    Gérard Henri Marcel René Robert Roger André Bruno Didier Émile Étienne Félix Florian Gilles Grégoire Jérôme Joseph Kévin Léon Loïc Lionel Max Rémi Samuel
    Serge Sylvain Thierry Tristan Valentin Xavier Yves Yann Yannick Axel Bastien Dylan Gustave Basile Oscar Tom Tim John Jack Peter James Harry William Oliver
    George Charles Mike Steve Kevin Ben Sam Alex Chris Andrew Mark Richard Edward Henry Ahmed Mohamed Karim Ali Omar Youssef Mehdi Rachid Samir Hassan Ibrahim
    Bilal Nabil Tarek Malik Carlos Pablo Juan José Miguel Diego Pedro Luis Antonio Javier Marco Luca Paolo Giovanni Matteo Roberto Alessandro Mario João Mamadou
    Amadou Moussa Ousmane Kofi Abdou Boubacar Li Wei Kenji Hiroshi Akira Minh Raj Arjun Sanjay Igor Ivan Dimitri Boris Sergueï Hans Klaus Jonas Felix Stefan Lars Erik Sven`),
  ...named('f', `Marie Sophie Julie Camille Léa Emma Chloé Manon Inès Jade Louise Alice Lucie Sarah Clara Anna Eva Zoé Lola Juliette Charlotte Mathilde
    Pauline Marion Claire Céline Caroline Nathalie Isabelle Valérie Sandrine Stéphanie Virginie Aurélie Émilie Élodie Laura Anaïs Margaux Justine Morgane Océane
    Noémie Amélie Agnès Anne Annie Brigitte Catherine Cécile Chantal Christine Christiane Danielle Delphine Denise Dominique Élise Élisabeth Éva Fabienne Florence
    Françoise Gabrielle Geneviève Hélène Hortense Irène Jacqueline Jeanne Joséphine Karine Laure Laurence Lina Lise Madeleine Marguerite Marine Martine Mélanie Mia
    Michèle Monique Muriel Nadine Nicole Nina Odile Olivia Patricia Romane Rose Sabine Simone Solène Suzanne Sylvie Thérèse Valentine Véronique Victoire Victoria
    Yvette Mary Jane Kate Lucy Emily Jessica Ashley Jennifer Linda Susan Helen Elizabeth Rachel Rebecca Amy Lily Grace Sally Fatima Leïla Yasmine Nadia Samira
    Aïcha Amina Khadija Malika Salma Nour Farida Zineb Maria Carmen Lucía Ana Elena Isabel Pilar Rosa Teresa Sofia Giulia Chiara Francesca Paola Bianca Aminata
    Fatou Mariam Awa Rokia Binta Yuki Sakura Naoko Mei Lin Linh Mai Priya Anita Olga Natacha Irina Svetlana Katia Ingrid Greta Heidi Astrid Petra`),
  // Hyphenated names.
  ...['Jean-Pierre', 'Jean-Paul', 'Jean-Luc', 'Jean-Claude', 'Jean-Marc', 'Jean-Michel', 'Pierre-Yves'].map((name): Name => ({ fr: name, en: name, gender: 'm' })),
  ...['Marie-Claire', 'Anne-Marie', 'Marie-Louise', 'Anne-Sophie', 'Marie-Christine'].map((name): Name => ({ fr: name, en: name, gender: 'f' })),
];

export const familyNames: readonly string[] = `Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux
  Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet François Martinez Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas
  Perrin Morin Mathieu Clément Gauthier Dumont Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyen Boyer Denis Lemaire Duval Joly Gautier Roger Roche Roy Noël
  Meyer Lucas Meunier Jean Perez Marchand Dufour Blanchard Marie Barbier Brun Dumas Brunet Schmitt Leroux Colin Fernandez Renard Arnaud Rolland Caron Aubert Giraud
  Leclerc Vidal Bourgeois Renaud Lemoine Picard Gaillard Philippe Leclercq Lacroix Fabre Dupuis Olivier Rivière Da_Silva Benali Traoré Diallo Cissé Diop Haddad
  Cohen Silva Costa Rossi Russo Ferrari Bianchi Smith Brown Jones Taylor Wilson Johnson Williams Davies Evans Walker Wright White Green Schmidt Müller Schneider
  Fischer Weber Novak Kowalski Ivanov Tanaka Suzuki Sato Wang Chen Zhang Kim Park Tran Singh Khan`
  .split(/\s+/)
  .map((name) => name.replace('_', ' '));

const city = (fr: string, en = fr): City => ({ fr, en });

export const cities: readonly City[] = [
  ...`Paris Bordeaux Toulouse Nice Nantes Strasbourg Montpellier Lille Rennes Reims Grenoble Dijon Angers Nîmes Tours Limoges Amiens Metz Besançon Orléans Rouen
    Caen Nancy Avignon Cannes Brest Poitiers Perpignan Annecy Biarritz Bayonne Chamonix Versailles Colmar Toulon Chartres Calais Arles Pau Mulhouse Carcassonne`
    .split(/\s+/).map((name) => city(name)),
  city('Lyon'), city('Marseille'), city('Saint-Malo'), city('Aix-en-Provence'), city('Saint-Étienne'), city('Clermont-Ferrand'), city('Saint-Tropez'),
  city('Honfleur'),
  city('Londres', 'London'), city('Édimbourg', 'Edinburgh'), city('Douvres', 'Dover'), city('Manchester'), city('Liverpool'), city('Oxford'), city('Cambridge'), city('Bristol'),
  city('Brighton'), city('Glasgow'), city('Cardiff'), city('Dublin'), city('Bruxelles', 'Brussels'), city('Bruges'), city('Anvers', 'Antwerp'), city('Gand', 'Ghent'), city('Liège'),
  city('Genève', 'Geneva'), city('Lausanne'), city('Berne', 'Bern'), city('Bâle', 'Basel'), city('Zurich'), city('Luxembourg'), city('Monaco'),
  city('Berlin'), city('Munich'), city('Hambourg', 'Hamburg'), city('Francfort', 'Frankfurt'), city('Cologne'), city('Dresde', 'Dresden'), city('Vienne', 'Vienna'), city('Salzbourg', 'Salzburg'),
  city('Rome'), city('Milan'), city('Venise', 'Venice'), city('Florence'), city('Naples'), city('Turin'), city('Vérone', 'Verona'), city('Gênes', 'Genoa'), city('Pise', 'Pisa'), city('Bologne', 'Bologna'),
  city('Madrid'), city('Barcelone', 'Barcelona'), city('Séville', 'Seville'), city('Valence', 'Valencia'), city('Grenade', 'Granada'), city('Malaga'), city('Lisbonne', 'Lisbon'), city('Porto'),
  city('Amsterdam'), city('Rotterdam'), city('Copenhague', 'Copenhagen'), city('Stockholm'), city('Oslo'), city('Helsinki'), city('Varsovie', 'Warsaw'), city('Cracovie', 'Krakow'), city('Prague'),
  city('Budapest'), city('Bucarest', 'Bucharest'), city('Sofia'), city('Belgrade'), city('Athènes', 'Athens'), city('Istanbul'), city('Ankara'), city('Moscou', 'Moscow'), city('Saint-Pétersbourg', 'Saint Petersburg'),
  city('Kiev'), city('Jérusalem', 'Jerusalem'), city('Tel-Aviv', 'Tel Aviv'), city('Beyrouth', 'Beirut'), city('Damas', 'Damascus'), city('Bagdad', 'Baghdad'), city('Téhéran', 'Tehran'), city('Dubaï', 'Dubai'),
  city('Alger', 'Algiers'), city('Tunis'), city('Rabat'), city('Casablanca'), city('Marrakech', 'Marrakesh'), city('Fès', 'Fez'), city('Tanger', 'Tangier'), city('Dakar'), city('Bamako'), city('Abidjan'), city('Yaoundé'),
  city('Kinshasa'), city('Nairobi'), city('Lagos'), city('Antananarivo'), city('Montréal', 'Montreal'), city('Québec', 'Quebec City'), city('Ottawa'), city('Toronto'), city('Vancouver'), city('New York'),
  city('Chicago'), city('Boston'), city('Washington'), city('Los Angeles'), city('San Francisco'), city('Miami'), city('Las Vegas'), city('Philadelphie', 'Philadelphia'), city('Mexico', 'Mexico City'),
  city('Buenos Aires'), city('Rio de Janeiro'), city('São Paulo'), city('Lima'), city('Bogota'), city('Santiago'), city('Pékin', 'Beijing'), city('Shanghai'), city('Hong Kong'), city('Tokyo'), city('Kyoto'), city('Osaka'),
  city('Séoul', 'Seoul'), city('Bangkok'), city('Singapour', 'Singapore'), city('Bombay', 'Mumbai'), city('Delhi'), city('Hanoï', 'Hanoi'), city('Sydney'), city('Melbourne'),
];

/** A country, its people's adjective and its language: `fr en gender | adjective(feminine if irregular) | language`. */
const country = (fr: string, en: string, gender: 'm' | 'f', nationality?: readonly [fr: string, en: string, feminine?: string], language?: readonly [fr: string, en: string], rest: Partial<Country> = {}): Country => ({
  fr, en, gender, ...rest,
  ...(nationality && { nationality: { fr: nationality[0], en: nationality[1], ...(nationality[2] && { feminine: nationality[2] }) } }),
  ...(language && { language: { fr: language[0], en: language[1] } }),
});

export const countries: readonly Country[] = [
  country('France', 'France', 'f', ['français', 'French'], ['français', 'French']),
  country('Angleterre', 'England', 'f', ['anglais', 'English'], ['anglais', 'English']),
  country('Grande-Bretagne', 'Great Britain', 'f', ['britannique', 'British'], ['anglais', 'English']),
  country('Royaume-Uni', 'United Kingdom', 'm', ['britannique', 'British'], ['anglais', 'English'], { enArticle: true }),
  country('Écosse', 'Scotland', 'f', ['écossais', 'Scottish']),
  country('Irlande', 'Ireland', 'f', ['irlandais', 'Irish'], ['anglais', 'English']),
  country('pays de Galles', 'Wales', 'm', ['gallois', 'Welsh'], ['gallois', 'Welsh']),
  country('Allemagne', 'Germany', 'f', ['allemand', 'German'], ['allemand', 'German']),
  country('Espagne', 'Spain', 'f', ['espagnol', 'Spanish'], ['espagnol', 'Spanish']),
  country('Italie', 'Italy', 'f', ['italien', 'Italian'], ['italien', 'Italian']),
  country('Portugal', 'Portugal', 'm', ['portugais', 'Portuguese'], ['portugais', 'Portuguese']),
  country('Belgique', 'Belgium', 'f', ['belge', 'Belgian'], ['français', 'French']),
  country('Suisse', 'Switzerland', 'f', ['suisse', 'Swiss'], ['français', 'French']),
  country('Luxembourg', 'Luxembourg', 'm', ['luxembourgeois', 'Luxembourgish']),
  country('Pays-Bas', 'Netherlands', 'm', ['néerlandais', 'Dutch'], ['néerlandais', 'Dutch'], { plural: true, enArticle: true }),
  country('Hollande', 'Holland', 'f', ['hollandais', 'Dutch']),
  country('Autriche', 'Austria', 'f', ['autrichien', 'Austrian'], ['allemand', 'German']),
  country('Danemark', 'Denmark', 'm', ['danois', 'Danish'], ['danois', 'Danish']),
  country('Suède', 'Sweden', 'f', ['suédois', 'Swedish'], ['suédois', 'Swedish']),
  country('Norvège', 'Norway', 'f', ['norvégien', 'Norwegian'], ['norvégien', 'Norwegian']),
  country('Finlande', 'Finland', 'f', ['finlandais', 'Finnish'], ['finnois', 'Finnish']),
  country('Islande', 'Iceland', 'f', ['islandais', 'Icelandic'], ['islandais', 'Icelandic']),
  country('Pologne', 'Poland', 'f', ['polonais', 'Polish'], ['polonais', 'Polish']),
  country('République tchèque', 'Czech Republic', 'f', ['tchèque', 'Czech'], ['tchèque', 'Czech'], { enArticle: true }),
  country('Hongrie', 'Hungary', 'f', ['hongrois', 'Hungarian'], ['hongrois', 'Hungarian']),
  country('Roumanie', 'Romania', 'f', ['roumain', 'Romanian'], ['roumain', 'Romanian']),
  country('Bulgarie', 'Bulgaria', 'f', ['bulgare', 'Bulgarian'], ['bulgare', 'Bulgarian']),
  country('Grèce', 'Greece', 'f', ['grec', 'Greek', 'grecque'], ['grec', 'Greek']),
  country('Croatie', 'Croatia', 'f', ['croate', 'Croatian'], ['croate', 'Croatian']),
  country('Serbie', 'Serbia', 'f', ['serbe', 'Serbian'], ['serbe', 'Serbian']),
  country('Ukraine', 'Ukraine', 'f', ['ukrainien', 'Ukrainian'], ['ukrainien', 'Ukrainian']),
  country('Russie', 'Russia', 'f', ['russe', 'Russian'], ['russe', 'Russian']),
  country('Turquie', 'Turkey', 'f', ['turc', 'Turkish', 'turque'], ['turc', 'Turkish']),
  country('Maroc', 'Morocco', 'm', ['marocain', 'Moroccan'], ['arabe', 'Arabic']),
  country('Algérie', 'Algeria', 'f', ['algérien', 'Algerian'], ['arabe', 'Arabic']),
  country('Tunisie', 'Tunisia', 'f', ['tunisien', 'Tunisian'], ['arabe', 'Arabic']),
  country('Égypte', 'Egypt', 'f', ['égyptien', 'Egyptian'], ['arabe', 'Arabic']),
  country('Liban', 'Lebanon', 'm', ['libanais', 'Lebanese'], ['arabe', 'Arabic']),
  country('Syrie', 'Syria', 'f', ['syrien', 'Syrian'], ['arabe', 'Arabic']),
  country('Irak', 'Iraq', 'm', ['irakien', 'Iraqi'], ['arabe', 'Arabic']),
  country('Iran', 'Iran', 'm', ['iranien', 'Iranian'], ['persan', 'Persian']),
  country('Arabie saoudite', 'Saudi Arabia', 'f', ['saoudien', 'Saudi'], ['arabe', 'Arabic']),
  country('Sénégal', 'Senegal', 'm', ['sénégalais', 'Senegalese'], ['français', 'French']),
  country('Mali', 'Mali', 'm', ['malien', 'Malian'], ['français', 'French']),
  country('Cameroun', 'Cameroon', 'm', ['camerounais', 'Cameroonian'], ['français', 'French']),
  country("Côte d'Ivoire", 'Ivory Coast', 'f', ['ivoirien', 'Ivorian'], ['français', 'French']),
  country('Congo', 'Congo', 'm', ['congolais', 'Congolese'], ['français', 'French'], { enArticle: true }),
  country('Togo', 'Togo', 'm', ['togolais', 'Togolese']),
  country('Bénin', 'Benin', 'm', ['béninois', 'Beninese']),
  country('Niger', 'Niger', 'm', ['nigérien', 'Nigerien']),
  country('Nigeria', 'Nigeria', 'm', ['nigérian', 'Nigerian', 'nigériane'], ['anglais', 'English']),
  country('Kenya', 'Kenya', 'm', ['kényan', 'Kenyan', 'kényane']),
  country('Afrique du Sud', 'South Africa', 'f', ['sud-africain', 'South African']),
  country('États-Unis', 'United States', 'm', ['américain', 'American'], ['anglais', 'English'], { plural: true, enArticle: true }),
  country('Canada', 'Canada', 'm', ['canadien', 'Canadian'], ['anglais', 'English']),
  country('Québec', 'Quebec', 'm', ['québécois', 'Quebecois'], ['français', 'French']),
  country('Mexique', 'Mexico', 'm', ['mexicain', 'Mexican'], ['espagnol', 'Spanish']),
  country('Brésil', 'Brazil', 'm', ['brésilien', 'Brazilian'], ['portugais', 'Portuguese']),
  country('Argentine', 'Argentina', 'f', ['argentin', 'Argentinian'], ['espagnol', 'Spanish']),
  country('Chili', 'Chile', 'm', ['chilien', 'Chilean'], ['espagnol', 'Spanish']),
  country('Colombie', 'Colombia', 'f', ['colombien', 'Colombian'], ['espagnol', 'Spanish']),
  country('Pérou', 'Peru', 'm', ['péruvien', 'Peruvian'], ['espagnol', 'Spanish']),
  country('Venezuela', 'Venezuela', 'm', ['vénézuélien', 'Venezuelan'], ['espagnol', 'Spanish']),
  country('Chine', 'China', 'f', ['chinois', 'Chinese'], ['chinois', 'Chinese']),
  country('Japon', 'Japan', 'm', ['japonais', 'Japanese'], ['japonais', 'Japanese']),
  country('Corée du Sud', 'South Korea', 'f', ['coréen', 'Korean'], ['coréen', 'Korean']),
  country('Vietnam', 'Vietnam', 'm', ['vietnamien', 'Vietnamese'], ['vietnamien', 'Vietnamese']),
  country('Thaïlande', 'Thailand', 'f', ['thaïlandais', 'Thai'], ['thaï', 'Thai']),
  country('Inde', 'India', 'f', ['indien', 'Indian'], ['hindi', 'Hindi']),
  country('Pakistan', 'Pakistan', 'm', ['pakistanais', 'Pakistani']),
  country('Indonésie', 'Indonesia', 'f', ['indonésien', 'Indonesian']),
  country('Philippines', 'Philippines', 'f', ['philippin', 'Filipino'], undefined, { plural: true, enArticle: true }),
  country('Australie', 'Australia', 'f', ['australien', 'Australian'], ['anglais', 'English']),
  country('Nouvelle-Zélande', 'New Zealand', 'f', ['néo-zélandais', 'New Zealand'], ['anglais', 'English']),
];

/** Continents and regions said like feminine countries: en Europe, in Europe; masculine ones are written with au. */
export const continents: readonly Pair[] = [
  { fr: 'Europe', en: 'Europe' }, { fr: 'Afrique', en: 'Africa' }, { fr: 'Asie', en: 'Asia' }, { fr: 'Amérique', en: 'America' }, { fr: 'Amérique du Sud', en: 'South America' },
  { fr: 'Amérique du Nord', en: 'North America' }, { fr: 'Océanie', en: 'Oceania' }, { fr: 'Bretagne', en: 'Brittany' }, { fr: 'Normandie', en: 'Normandy' }, { fr: 'Provence', en: 'Provence' },
  { fr: 'Alsace', en: 'Alsace' }, { fr: 'Corse', en: 'Corsica' }, { fr: 'Bourgogne', en: 'Burgundy' }, { fr: 'Savoie', en: 'Savoy' }, { fr: 'Sicile', en: 'Sicily' }, { fr: 'Toscane', en: 'Tuscany' },
  { fr: 'Catalogne', en: 'Catalonia' }, { fr: 'Andalousie', en: 'Andalusia' }, { fr: 'Bavière', en: 'Bavaria' }, { fr: 'Californie', en: 'California' }, { fr: 'Floride', en: 'Florida' },
  { fr: 'Martinique', en: 'Martinique' }, { fr: 'Guadeloupe', en: 'Guadeloupe' }, { fr: 'Champagne', en: 'Champagne' }, { fr: 'Auvergne', en: 'Auvergne' }, { fr: 'Lorraine', en: 'Lorraine' },
];

export const months: readonly Pair[] = [
  { fr: 'janvier', en: 'January' }, { fr: 'février', en: 'February' }, { fr: 'mars', en: 'March' }, { fr: 'avril', en: 'April' }, { fr: 'mai', en: 'May' }, { fr: 'juin', en: 'June' },
  { fr: 'juillet', en: 'July' }, { fr: 'août', en: 'August' }, { fr: 'septembre', en: 'September' }, { fr: 'octobre', en: 'October' }, { fr: 'novembre', en: 'November' }, { fr: 'décembre', en: 'December' },
];

export const weekdays: readonly Pair[] = [
  { fr: 'lundi', en: 'Monday' }, { fr: 'mardi', en: 'Tuesday' }, { fr: 'mercredi', en: 'Wednesday' }, { fr: 'jeudi', en: 'Thursday' }, { fr: 'vendredi', en: 'Friday' },
  { fr: 'samedi', en: 'Saturday' }, { fr: 'dimanche', en: 'Sunday' },
];

/** en été, en automne, en hiver; but au printemps. */
export const seasons: readonly Pair[] = [
  { fr: 'printemps', en: 'spring' }, { fr: 'été', en: 'summer' }, { fr: 'automne', en: 'autumn' }, { fr: 'hiver', en: 'winter' },
];

export const regionsAndPlaces: readonly Pair[] = [
  { fr: 'la tour Eiffel', en: 'the Eiffel Tower' },
  { fr: 'la Seine', en: 'the Seine' },
  { fr: 'le Louvre', en: 'the Louvre' },
  { fr: 'le musée du Louvre', en: 'the Louvre Museum' },
  { fr: "le musée d'Orsay", en: 'the Orsay Museum' },
  { fr: 'Notre-Dame', en: 'Notre-Dame' },
  { fr: 'la cathédrale Notre-Dame', en: 'Notre-Dame Cathedral' },
  { fr: 'les Champs-Élysées', en: 'the Champs-Élysées' },
  { fr: "l'Arc de Triomphe", en: 'the Arc de Triomphe' },
  { fr: 'le Sacré-Cœur', en: 'the Sacré-Cœur' },
  { fr: 'Montmartre', en: 'Montmartre' },
  { fr: 'le Quartier latin', en: 'the Latin Quarter' },
  { fr: 'le jardin du Luxembourg', en: 'the Luxembourg Gardens' },
  { fr: 'le château de Versailles', en: 'the Palace of Versailles' },
  { fr: 'le Centre Pompidou', en: 'the Pompidou Centre' },
  { fr: 'la Bastille', en: 'the Bastille' },
  { fr: 'le Panthéon', en: 'the Pantheon' },
  { fr: 'le Mont-Saint-Michel', en: 'Mont-Saint-Michel' },
  { fr: 'le mont Blanc', en: 'Mont Blanc' },
  { fr: 'le pont du Gard', en: 'the Pont du Gard' },
  { fr: "le pont d'Avignon", en: 'the Bridge of Avignon' },
  { fr: 'la gare du Nord', en: 'the Gare du Nord' },
  { fr: 'la gare de Lyon', en: 'the Gare de Lyon' },
  { fr: 'les Alpes', en: 'the Alps' },
  { fr: 'les Pyrénées', en: 'the Pyrenees' },
  { fr: 'les Vosges', en: 'the Vosges' },
  { fr: 'le Rhône', en: 'the Rhône' },
  { fr: 'la Loire', en: 'the Loire' },
  { fr: 'la Garonne', en: 'the Garonne' },
  { fr: 'le Rhin', en: 'the Rhine' },
  { fr: 'la Tamise', en: 'the Thames' },
  { fr: 'le Nil', en: 'the Nile' },
  { fr: 'la Manche', en: 'the English Channel' },
  { fr: 'la Méditerranée', en: 'the Mediterranean' },
  { fr: "l'Atlantique", en: 'the Atlantic' },
  { fr: "la Côte d'Azur", en: 'the French Riviera' },
  { fr: 'la Provence', en: 'Provence' },
  { fr: 'la Bretagne', en: 'Brittany' },
  { fr: 'la Normandie', en: 'Normandy' },
  { fr: "l'Alsace", en: 'Alsace' },
  { fr: 'la Corse', en: 'Corsica' },
  { fr: 'la Sicile', en: 'Sicily' },
  { fr: "l'Europe", en: 'Europe' },
  { fr: "l'Afrique", en: 'Africa' },
  { fr: "l'Asie", en: 'Asia' },
  { fr: "l'Union européenne", en: 'the European Union' },
  { fr: 'la Maison-Blanche', en: 'the White House' },
  { fr: 'la statue de la Liberté', en: 'the Statue of Liberty' },
  { fr: 'Big Ben', en: 'Big Ben' },
  { fr: 'le Colisée', en: 'the Colosseum' },
  { fr: 'la tour de Pise', en: 'the Tower of Pisa' },
  { fr: 'la Grande Muraille de Chine', en: 'the Great Wall of China' },
  { fr: 'le Sahara', en: 'the Sahara' },
  { fr: 'Disneyland', en: 'Disneyland' },
];
