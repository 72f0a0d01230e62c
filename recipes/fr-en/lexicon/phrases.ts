// Whole utterances of A1 textbooks, one per line: `french=english|french=english…` and the final mark, then
// ` @` and the English order of the groups where it differs. A leading `*` marks the very common ones (weight 3).
// In French no space follows a group that ends in an apostrophe or precedes one that begins with a hyphen.
import type { SetPhrase } from './types.ts';

const lines = String.raw`
*bonjour=hello.
*bonjour=hello!
*bonjour,=good morning,|madame=madam.
*bonjour,=good morning,|monsieur=sir.
*bonjour=hello|tout le monde=everyone!
bonjour,=hello,|les enfants=children!
bonjour=hello|à tous=everyone.
*bonsoir=good evening.
bonsoir,=good evening,|madame=madam.
bonsoir,=good evening,|monsieur=sir.
*bonne nuit=good night.
bonne nuit,=good night,|maman=Mum.
bonne nuit,=good night,|papa=Dad.
*salut=hi!
salut,=hi,|ça va=how are you?
salut,=hi,|les amis=friends!
*au revoir=goodbye.
au revoir,=goodbye,|madame=madam.
au revoir,=goodbye,|monsieur=sir.
au revoir,=goodbye,|à demain=see you tomorrow!
*à bientôt=see you soon!
*à demain=see you tomorrow!
*à plus tard=see you later!
à tout à l'heure=see you later!
à ce soir=see you this evening!
à lundi=see you on Monday!
à samedi=see you on Saturday!
à la semaine prochaine=see you next week!
à la prochaine=see you next time!
*bienvenue=welcome!
bienvenue=welcome|à Paris=to Paris!
bienvenue=welcome|chez nous=to our house!
bienvenue=welcome|en France=to France!
bonne journée=have a good day!
bonne soirée=have a good evening!
bon après-midi=have a good afternoon!
*bon week-end=have a good weekend!
*ça va=how are you?
*comment=how|ça va=are you?
*comment=how|vas=are|-tu=you?
*comment=how|allez=are|-vous=you?
comment=how|tu=you|vas=are? @0,2,1
comment=how|allez=are|-vous=you|aujourd'hui=today?
comment=how|vas=are|-tu=you|ce matin=this morning?
*ça va=I am|bien=well.
*ça va=I am|très bien=very well.
*ça va bien,=I am well,|merci=thank you.
ça va=I am|mal=not well.
*je=I|vais=am|bien=well.
*je=I|vais=am|très bien=very well.
*je=I|vais=am|bien,=well,|merci=thank you.
je=I|vais=am|très bien,=very well,|merci=thank you.
je=I|vais=am|mieux=better.
je=I|ne=|vais=am|pas=not|bien=well.
je=I|ne=do|me sens=feel|pas=not|bien=well. @0,1,3,2,4
*et=and|toi=you?
*et=and|vous=you?
*pas mal=not bad.
pas mal,=not bad,|merci=thank you.
comme ci comme ça=so-so.
tout va bien=everything is fine.
comment=how|va=is|ta mère=your mother?
comment=how|va=is|ton père=your father?
comment=how|va=is|ta famille=your family?
comment=how|vont=are|tes parents=your parents?
il=he|va=is|bien=well.
elle=she|va=is|très bien=very well.
ils=they|vont=are|bien=well.
nous=we|allons=are|bien=well.
qu'est-ce qui=what|ne va pas=is wrong?
*comment=what|tu t'appelles=is your name?
*comment=what|t'appelles-tu=is your name?
*comment=what|vous appelez-vous=is your name?
comment=what|vous vous appelez=is your name?
*quel=what|est=is|ton=your|nom=name?
quel=what|est=is|votre=your|nom=name?
quel=what|est=is|ton=your|prénom=first name?
*je m'appelle=my name is|Marie=Marie.
*je m'appelle=my name is|Paul=Paul.
je m'appelle=my name is|Sophie=Sophie.
je m'appelle=my name is|Lucas=Lucas.
il s'appelle=his name is|Pierre=Pierre.
elle s'appelle=her name is|Julie=Julie.
comment=what|s'appelle-t-il=is his name?
comment=what|s'appelle-t-elle=is her name?
comment=what|il s'appelle=is his name?
comment=what|elle s'appelle=is her name?
mon=my|nom=name|est=is|Martin=Martin.
comment=how|ça=is that|s'écrit=spelled?
*enchanté=nice to meet you.
*enchantée=nice to meet you.
enchanté=nice to meet|de vous rencontrer=you.
*quel âge=how old|as=are|-tu=you?
*quel âge=how old|avez=are|-vous=you?
quel âge=how old|tu=you|as=are? @0,2,1
quel âge=how old|a=is|-t-il=he?
quel âge=how old|a=is|-t-elle=she?
quel âge=how old|a=is|ton frère=your brother?
quel âge=how old|a=is|ta sœur=your sister?
quel âge=how old|ont=are|-ils=they?
*où=where|habites-tu=do you live?
*où=where|habitez-vous=do you live?
où=where|est-ce que=do|tu=you|habites=live?
tu habites=do you live|où=where? @1,0
où=where|habite-t-il=does he live?
où=where|habite-t-elle=does she live?
où=where|habitent=live|tes parents=do your parents? @0,2,1
*d'où=where|viens-tu=do you come from?
d'où=where|venez-vous=do you come from?
tu viens=do you come from|d'où=where? @1,0
*je=I|viens=come|de France=from France.
je=I|viens=come|d'Espagne=from Spain.
je=I|viens=come|du Canada=from Canada.
je=I|viens=come|d'Angleterre=from England.
quelle=what|est=is|ta=your|nationalité=nationality?
quelle=what|est=is|ton=your|adresse=address?
quelle=what|est=is|votre=your|adresse=address?
quelle=what|est=is|la date=the date|de ton anniversaire=of your birthday?
*quel=what|est=is|ton=your|numéro de téléphone=phone number?
quel=what|est=is|votre=your|numéro de téléphone=phone number?
quelle=what|est=is|ta=your|couleur=colour|préférée=favourite? @0,1,2,4,3
quel=what|est=is|ton=your|sport=sport|préféré=favourite? @0,1,2,4,3
quel=what|est=is|ton=your|animal=animal|préféré=favourite? @0,1,2,4,3
quel=what|est=is|ton=your|plat=dish|préféré=favourite? @0,1,2,4,3
quelle=what|est=is|ta=your|matière=subject|préférée=favourite? @0,1,2,4,3
*ma=my|couleur=colour|préférée=favourite|est=is|le bleu=blue. @0,2,1,3,4
ma=my|couleur=colour|préférée=favourite|est=is|le rouge=red. @0,2,1,3,4
ma=my|couleur=colour|préférée=favourite|est=is|le vert=green. @0,2,1,3,4
mon=my|plat=dish|préféré=favourite|est=is|la pizza=pizza. @0,2,1,3,4
mon=my|sport=sport|préféré=favourite|est=is|le football=football. @0,2,1,3,4
*quand=when|est=is|ton=your|anniversaire=birthday?
c'est=is|quand,=when|ton anniversaire=your birthday? @1,0,2
mon=my|anniversaire=birthday|est=is|en mai=in May.
mon=my|anniversaire=birthday|est=is|le=on|trois=the third of|mars=March.
mon=my|anniversaire=birthday|est=is|le=on|dix=the tenth of|juin=June.
mon=my|anniversaire=birthday|est=is|demain=tomorrow.
je=I|suis=was|né=born|en France=in France.
je=I|suis=was|née=born|en France=in France.
il=he|est=was|né=born|à Paris=in Paris.
elle=she|est=was|née=born|à Lyon=in Lyon.
où=where|es=were|-tu=you|né=born?
*que=what|fais-tu=are you doing?
*qu'est-ce que=what|tu fais=are you doing?
que=what|faites-vous=are you doing?
qu'est-ce que=what|vous faites=are you doing?
tu fais=are you doing|quoi=what? @1,0
que=what|fait-il=is he doing?
*quel=what|est=is|ton=your|métier=job?
*que=what|faites-vous=do you do|dans la vie=for a living?
qu'est-ce que=what|tu fais=do you do|dans la vie=for a living?
quelle=what|est=is|votre=your|profession=profession?
*as-tu=do you have|des=any|frères=brothers|et=or|sœurs=sisters?
avez-vous=do you have|des enfants=children?
je=I|n'ai=do not have|pas de=any|frères=brothers.
j'=I|ai=have|deux=two|frères=brothers|et=and|une=one|sœur=sister.
j'=I|ai=have|un=a|frère=brother|et=and|une=a|sœur=sister.
je=I|suis=am|fils unique=an only child.
je=I|suis=am|fille unique=an only child.
je=I|suis=am|marié=married.
je=I|suis=am|mariée=married.
es=are|-tu=you|marié=married?
parle-t-il=does he speak|français=French?
*parlez-vous=do you speak|français=French?
*parlez-vous=do you speak|anglais=English?
parles-tu=do you speak|français=French?
parles-tu=do you speak|anglais=English?
tu=do you|parles=speak|anglais=English?
*je=I|parle=speak|un peu=a little|français=French.
je=I|parle=speak|un peu=a little|anglais=English.
*je=I|ne=do|parle=speak|pas=not|français=French. @0,1,3,2,4
je=I|ne=do|parle=speak|pas=not|anglais=English. @0,1,3,2,4
*merci=thank you.
*merci=thank you!
*merci=thank you|beaucoup=very much.
merci=thank you|beaucoup=very much!
merci=thanks|mille fois=a million!
merci,=thank you,|madame=madam.
merci,=thank you,|monsieur=sir.
merci=thank you|pour=for|votre=your|aide=help.
merci=thank you|pour=for|ton=your|aide=help.
merci=thank you|pour=for|le cadeau=the present.
merci=thank you|pour=for|tout=everything.
merci=thank you|pour=for|la lettre=the letter.
merci=thank you|pour=for|l'invitation=the invitation.
merci=thank you|d'être venu=for coming.
c'est=that is|très=very|gentil=kind.
*c'est=that is|gentil=kind.
vous=you|êtes=are|très=very|gentil=kind.
tu=you|es=are|très=very|gentil=kind.
*de rien=you are welcome.
*je vous en prie=you are welcome.
je t'en prie=you are welcome.
il n'y a pas de quoi=do not mention it.
avec plaisir=with pleasure.
*s'il vous plaît=please.
*s'il te plaît=please.
oui,=yes,|s'il vous plaît=please.
oui,=yes,|s'il te plaît=please.
oui,=yes,|merci=thank you.
*non,=no,|merci=thank you.
oui,=yes,|avec plaisir=with pleasure.
oui,=yes,|bien sûr=of course.
*excusez-moi=excuse me.
*excuse-moi=excuse me.
excusez-moi,=excuse me,|madame=madam.
excusez-moi,=excuse me,|monsieur=sir.
*pardon=sorry.
pardon,=excuse me,|madame=madam.
pardon,=excuse me,|monsieur=sir.
*je=I|suis=am|désolé=sorry.
*je=I|suis=am|désolée=sorry.
désolé=sorry.
désolé,=sorry,|je suis=I am|en retard=late.
ce n'est pas=it does not|grave=matter.
*ça ne fait rien=it does not matter.
ce=it|n'est=is|pas=not|ma faute=my fault.
*pas de=no|problème=problem.
pas de=no|problème=problem!
ne=do|t'inquiète=worry|pas=not. @0,2,1
ne=do|vous inquiétez=worry|pas=not. @0,2,1
après=after|vous=you.
*d'accord=OK.
d'accord,=OK,|merci=thank you.
*oui=yes.
*non=no.
*bien sûr=of course.
bien sûr=of course!
*peut-être=maybe.
certainement=certainly.
absolument=absolutely.
exactement=exactly.
pourquoi pas=why not?
*pourquoi=why?
*quand=when?
*où=where?
*qui=who?
*comment=how?
combien=how much?
*c'est=it is|vrai=true.
*c'est=it is|faux=false.
ce=it|n'est=is|pas=not|vrai=true.
*tu=you|as=are|raison=right.
*vous=you|avez=are|raison=right.
tu=you|as=are|tort=wrong.
j'=I|ai=am|raison=right.
il=he|a=is|raison=right.
elle=she|a=is|raison=right.
il=he|a=is|tort=wrong.
*je=I|suis d'accord=agree.
je=I|suis d'accord=agree|avec=with|toi=you.
je=I|suis d'accord=agree|avec=with|vous=you.
je=I|ne=|suis=do|pas=not|d'accord=agree.
tu=do you|es d'accord=agree?
es-tu=do you|d'accord=agree?
*je=I|crois=think|que oui=so.
je=I|pense=think|que oui=so.
je=I|ne=do|crois=think so|pas=not. @0,1,3,2
je=I|pense=think|que non=not.
*je=I|ne=do|sais=know|pas=not. @0,1,3,2
je=I|sais=know.
tu=you|sais=know.
je=I|n'en sais=know|rien=nothing about it.
*je=I|ne=do|comprends=understand|pas=not. @0,1,3,2
*je=I|comprends=understand.
je=I|n'ai pas compris=did not understand.
*tu=do you|comprends=understand?
*vous=do you|comprenez=understand?
comprends-tu=do you understand?
comprenez-vous=do you understand?
est-ce que=do|tu=you|comprends=understand?
est-ce que=do|vous=you|comprenez=understand?
nous=we|ne=do|comprenons=understand|pas=not|la question=the question. @0,1,3,2,4
*moi aussi=me too.
*moi non plus=me neither.
toi aussi=you too.
vous aussi=you too.
moi,=me,|oui=yes.
pas moi=not me.
pas encore=not yet.
pas aujourd'hui=not today.
pas du tout=not at all.
pas=not|tout de suite=right away.
*tout de suite=right away.
*ça dépend=it depends.
*c'est=it is|possible=possible.
c'est=it is|impossible=impossible.
ce=it|n'est=is|pas=not|possible=possible.
*c'est=it is|facile=easy.
*c'est=it is|difficile=difficult.
c'est=it is|très=very|facile=easy.
c'est=it is|trop=too|difficile=difficult.
ce=it|n'est=is|pas=not|difficile=difficult.
*c'est=it is|important=important.
*c'est=that is|super=great!
*c'est=that is|génial=great!
c'est=it is|magnifique=magnificent!
*c'est=it is|délicieux=delicious!
*c'est=it is|très=very|bon=good.
c'est=it is|trop=too|cher=expensive.
*c'est=it is|cher=expensive.
c'est=it is|loin=far.
ce=it|n'est=is|pas=not|loin=far.
c'est=it is|près=near|d'ici=here.
c'est=it is|fini=over.
c'est=that is|tout=all.
*c'est=that is|ça=it.
c'est=that is|la vie=life.
*c'est=it is|dommage=a pity.
quel dommage=what a pity!
quelle=what a|bonne=good|idée=idea!
*bonne=good|idée=idea!
c'est=that is|une=a|bonne=good|idée=idea.
quelle=what a|surprise=surprise!
quelle=what a|belle=beautiful|journée=day!
quel=what a|beau=beautiful|jardin=garden!
quelle=what a|belle=beautiful|maison=house!
quel=what|beau temps=beautiful weather!
quelle chance=how lucky!
quelle horreur=how awful!
*bravo=well done!
très bien=very good!
*très bien=very good.
super=great!
génial=great!
formidable=wonderful!
parfait=perfect!
excellent=excellent!
tant mieux=so much the better!
tant pis=too bad!
zut=oh no!
oh là là=oh dear!
mon dieu=my God!
ouf=phew!
*attention=be careful!
attention=watch out|à la voiture=for the car!
au secours=help!
*à l'aide=help!
au feu=fire!
au voleur=stop thief!
*vite=quick!
*dépêche-toi=hurry up!
dépêchez-vous=hurry up!
*allons-y=let's go!
on y va=let's go!
*allez=come on!
viens=come|ici=here!
venez=come|ici=here!
viens=come|avec=with|moi=me!
venez=come|avec=with|nous=us!
*attends=wait!
attendez=wait!
attends=wait for|-moi=me!
attendez=wait for|-moi=me!
attends=wait|une minute=a minute!
*un moment,=one moment,|s'il vous plaît=please.
une minute,=one minute,|s'il vous plaît=please.
arrête=stop!
arrêtez=stop!
*regarde=look!
*regardez=look!
*écoute=listen!
*écoutez=listen!
tiens=here you are.
tenez=here you are.
*voilà=here you are.
voici=here is|mon=my|père=father.
voici=here is|ma=my|mère=mother.
voici=here is|mon=my|ami=friend|Paul=Paul.
voici=here is|ma=my|famille=family.
voici=here is|mon=my|numéro=number.
voici=here are|les clés=the keys.
voilà=there is|le bus=the bus!
voilà=there is|le train=the train!
me voilà=here I am!
*entre=come in!
*entrez=come in!
entrez,=come in,|s'il vous plaît=please.
assieds-toi=sit down.
*asseyez-vous=sit down.
asseyez-vous,=sit down,|s'il vous plaît=please.
lève-toi=stand up.
levez-vous=stand up.
*tais-toi=be quiet!
taisez-vous=be quiet!
*silence=silence!
*silence,=silence,|s'il vous plaît=please!
sois=be|sage=good!
soyez=be|sages=good!
sois=be|prudent=careful!
soyez=be|prudents=careful!
n'aie pas peur=do not be afraid.
n'ayez pas peur=do not be afraid.
va-t'en=go away!
laisse=leave|-moi=me|tranquille=alone!
fais=be|attention=careful!
faites=be|attention=careful!
va=go|au lit=to bed!
mange=eat|ta=your|soupe=soup!
range=tidy|ta=your|chambre=bedroom!
lave-toi=wash|les mains=your hands!
lavez-vous=wash|les mains=your hands!
brosse-toi=brush|les dents=your teeth!
fais=do|tes=your|devoirs=homework!
ferme=close|la porte=the door!
fermez=close|la porte,=the door,|s'il vous plaît=please.
ouvre=open|la fenêtre=the window!
ouvrez=open|la fenêtre,=the window,|s'il vous plaît=please.
donne=give|-moi=me|la main=your hand.
donnez=give|-moi=me|un stylo,=a pen,|s'il vous plaît=please.
passe=pass|-moi=me|le sel,=the salt,|s'il te plaît=please.
aide=help|-moi=me!
aidez=help|-moi=me!
aide=help|-moi,=me,|s'il te plaît=please.
dis=tell|-moi=me|la vérité=the truth.
montre=show|-moi=me|la photo=the photo.
appelle=call|-moi=me|demain=tomorrow.
appelez=call|-moi=me|ce soir=this evening.
téléphone=call|-moi=me|ce soir=this evening.
écris=write|-moi=to me|bientôt=soon!
prends=take|ton=your|parapluie=umbrella.
mets=put on|ton=your|manteau=coat.
n'oublie pas=do not forget|tes=your|clés=keys.
n'oubliez pas=do not forget|vos=your|livres=books.
ne=do|touche=touch|pas=not|à ça=that! @0,2,1,3
ne=do|courez=run|pas=not! @0,2,1
ne=do|parlez=talk|pas=not! @0,2,1
ne=do|parle=talk|pas=not|si fort=so loudly! @0,2,1,3
ne=do|pleure=cry|pas=not. @0,2,1
ne=do|bouge=move|pas=not! @0,2,1
ne=do|fumez=smoke|pas=not|ici=here. @0,2,1,3
ouvrez=open|vos=your|livres=books|à la page=at page|dix=ten.
*ouvrez=open|vos=your|livres=books.
ouvre=open|ton=your|livre=book.
*fermez=close|vos=your|livres=books.
prenez=take|vos=your|cahiers=exercise books.
prenez=take|une=a|feuille=sheet|de papier=of paper.
*écoutez=listen|bien=carefully.
*répétez,=repeat,|s'il vous plaît=please.
*répétez=repeat|après=after|moi=me.
pouvez-vous=can you|répéter,=repeat,|s'il vous plaît=please?
peux-tu=can you|répéter,=repeat,|s'il te plaît=please?
parlez=speak|plus lentement,=more slowly,|s'il vous plaît=please.
pouvez-vous=can you|parler=speak|plus lentement=more slowly?
*lisez=read|le texte=the text.
lis=read|la phrase=the sentence.
écrivez=write|la phrase=the sentence.
écrivez=write|votre=your|nom=name.
*regardez=look at|le tableau=the board.
regardez=look at|l'image=the picture.
*répondez=answer|aux questions=the questions.
réponds=answer|à la question=the question.
complétez=complete|les phrases=the sentences.
complétez=complete|le dialogue=the dialogue.
choisissez=choose|la bonne=the right|réponse=answer.
posez=ask|une=a|question=question.
travaillez=work|avec=with|un=a|partenaire=partner.
travaillez=work|en groupe=in groups.
levez=raise|la main=your hand.
lève=raise|la main=your hand.
viens=come|au tableau=to the board.
allez=go|au tableau=to the board.
j'=I|ai=have|une=a|question=question.
*avez-vous=do you have|des questions=any questions?
as-tu=do you have|une question=a question?
*comment dit-on=how do you say|ça=that|en français=in French?
comment dit-on=how do you say|« cat »="cat"|en français=in French?
comment=how|on=do you|dit=say|ça=that|en anglais=in English?
*qu'est-ce que=what|ça veut dire=does that mean?
que=what|veut dire=mean|ce mot=does this word? @0,2,1
comment=how|ça=is that|se prononce=pronounced?
est-ce que=|je=I|peux=can|sortir=go out? @2,1,3
je=I|peux=can|aller=go|aux toilettes=to the toilet? @1,0,2,3
puis-je=may I|aller=go|aux toilettes=to the toilet?
est-ce que=|je=I|peux=can|ouvrir=open|la fenêtre=the window? @2,1,3,4
puis-je=may I|entrer=come in?
je=I|peux=can|entrer=come in? @1,0,2
je=I|peux=can|t'=you|aider=help? @1,0,3,2
*puis-je=may I|vous=you|aider=help? @0,2,1
*je=I|peux=can|vous=you|aider=help? @1,0,3,2
pouvez-vous=can you|m'=me|aider=help? @0,2,1
*pouvez-vous=can you|m'aider,=help me,|s'il vous plaît=please?
peux-tu=can you|m'=me|aider=help? @0,2,1
tu=you|peux=can|m'=me|aider=help? @1,0,3,2
j'=I|ai=have|fini=finished.
as=have|-tu=you|fini=finished?
avez=have|-vous=you|fini=finished?
tu=you|as=have|fini=finished? @1,0,2
je=I|n'ai pas=have not|fini=finished.
j'=I|ai=have|oublié=forgotten|mon=my|cahier=exercise book.
j'=I|ai=have|oublié=forgotten|mon=my|livre=book.
*c'est=it is|juste=right.
c'est=it is|correct=correct.
ce=it|n'est=is|pas=not|juste=right.
le cours=the lesson|est=is|fini=over.
le cours=the lesson|commence=starts|à neuf heures=at nine o'clock.
*qu'est-ce que=what|c'est=is it?
qu'est-ce que=what|c'est que=is|ça=that?
*c'est=is it|quoi=what? @1,0
*qui=who|est-ce=is it?
*c'est=is it|qui=who? @1,0
qui=who|est=is|là=there?
qui=who|est=is|cet=this|homme=man?
qui=who|est=is|cette=this|femme=woman?
qui=who|es=are|-tu=you?
qui=who|êtes=are|-vous=you?
*c'=it|est=is|moi=me.
c'=it|est=is|lui=him.
c'=it|est=is|elle=her.
c'=it|est=is|nous=us.
*c'=it|est=is|à moi=mine.
c'=it|est=is|à toi=yours.
c'=it|est=is|à vous=yours.
à qui=whose|est=is|ce=this|livre=book? @0,3,1,2
à qui=whose|est=is|-ce=it?
à qui=whose|est=is|cette=this|voiture=car? @0,3,1,2
c'est=is it|à qui=whose|le tour=turn? @1,2,0
c'est=it is|ton=your|tour=turn.
c'est=it is|mon=my|tour=turn.
*quelle heure=what time|est-il=is it?
quelle heure=what time|il est=is it?
*il est=is it|quelle heure=what time? @1,0
vous avez=do you have|l'heure=the time?
avez-vous=do you have|l'heure,=the time,|s'il vous plaît=please?
*il est=it is|midi=noon.
*il est=it is|minuit=midnight.
il est=it is|midi=half past|et demi=twelve.
*il est=it is|une heure=one o'clock.
*il est=it is|deux heures=two o'clock.
il est=it is|trois heures=three o'clock.
il est=it is|dix heures=ten o'clock.
il est=it is|trois heures=three|et quart=a quarter past. @0,2,1
il est=it is|huit heures=eight|et demie=half past. @0,2,1
il est=it is|deux heures=two|et demie=half past. @0,2,1
il est=it is|neuf heures=nine|moins le quart=a quarter to. @0,2,1
il est=it is|cinq heures=five|dix=ten past. @0,2,1
il est=it is|six heures=six|moins dix=ten to. @0,2,1
*il est=it is|tard=late.
il est=it is|tôt=early.
il est=it is|trop=too|tard=late.
*à quelle heure=what time|tu te lèves=do you get up?
à quelle heure=what time|te lèves-tu=do you get up?
à quelle heure=what time|tu te couches=do you go to bed?
à quelle heure=what time|vous levez-vous=do you get up?
à quelle heure=what time|commence=start|le film=does the film? @0,2,1
à quelle heure=what time|part=leave|le train=does the train? @0,2,1
à quelle heure=what time|est-ce que=does|le train=the train|part=leave?
à quelle heure=what time|est-ce que=does|le magasin=the shop|ouvre=open?
à quelle heure=what time|est-ce que=do|tu=you|arrives=arrive?
*quel jour=what day|sommes-nous=is it?
quel jour=what day|sommes-nous=is it|aujourd'hui=today?
quel jour=what day|est-on=is it?
*nous sommes=it is|lundi=Monday.
on est=it is|mardi=Tuesday.
nous sommes=it is|mercredi=Wednesday.
*aujourd'hui,=today|c'est=is|lundi=Monday.
aujourd'hui,=today|c'est=is|samedi=Saturday.
c'est=it is|vendredi=Friday.
demain,=tomorrow|c'est=is|dimanche=Sunday.
quelle=what|est=is|la date=the date|aujourd'hui=today?
quelle=what|est=is|la date=the date?
on est=it is|le premier=the first of|mai=May.
nous sommes=it is|le dix=the tenth of|mars=March.
*quel temps=what|fait-il=is the weather like?
quel temps=what|fait-il=is the weather like|aujourd'hui=today?
quel temps=what|il fait=is the weather like?
*il=it|fait=is|beau=fine.
*il=the weather|fait=is|beau=nice.
*il=it|fait=is|chaud=hot.
*il=it|fait=is|froid=cold.
il=it|fait=is|très=very|froid=cold.
il=it|fait=is|très=very|chaud=hot.
il=the weather|fait=is|mauvais=bad.
il=it|fait=is|frais=cool.
il=it|fait=is|doux=mild.
*il=it|pleut=is raining.
*il=it|neige=is snowing.
il=it|pleut=rains|souvent=often|ici=here. @0,2,1,3
il=it|y a du soleil=is sunny.
il=it|y a du vent=is windy.
il=it|y a du brouillard=is foggy.
il=it|y a des nuages=is cloudy.
il=it|fait=is|nuit=dark.
il=it|fait=is|jour=light.
le soleil=the sun|brille=is shining.
le ciel=the sky|est=is|bleu=blue.
il y a=there is|un=a|orage=storm.
*où=where|est=is|la gare=the station?
*où=where|est=is|la gare,=the station,|s'il vous plaît=please?
*où=where|sont=are|les toilettes=the toilets?
où=where|sont=are|les toilettes,=the toilets,|s'il vous plaît=please?
où=where|est=is|la poste=the post office?
où=where|est=is|l'hôpital=the hospital?
où=where|est=is|l'arrêt de bus=the bus stop?
où=where|se trouve=is|la banque=the bank?
où=where|se trouve=is|le musée=the museum?
où=where|est=is|mon=my|sac=bag?
où=where|sont=are|mes=my|clés=keys?
où=where|es=are|-tu=you?
où=where|êtes=are|-vous=you?
tu=you|es=are|où=where? @2,1,0
*où=where|vas-tu=are you going?
où=where|allez-vous=are you going?
tu vas=are you going|où=where? @1,0
*pour aller=how do I get|à la gare,=to the station,|s'il vous plaît=please?
pour aller=how do I get|au musée,=to the museum,|s'il vous plaît=please?
comment=how|je vais=do I get|à la gare=to the station?
je=I|cherche=am looking for|la gare=the station.
excusez-moi,=excuse me,|je cherche=I am looking for|la poste=the post office.
y a-t-il=is there|une=a|pharmacie=pharmacy|près d'ici=near here?
est-ce qu'=|il y a=is there|une=a|banque=bank|près d'ici=near here?
est-ce qu'=|il y a=is there|un=a|restaurant=restaurant|près d'ici=near here?
c'est=is it|loin=far?
est-ce que=is|c'est=it|loin=far|d'ici=from here?
c'est=it is|à cinq minutes=five minutes|à pied=on foot.
c'est=it is|à dix minutes=ten minutes|d'ici=from here.
*tournez=turn|à gauche=left.
*tournez=turn|à droite=right.
tourne=turn|à gauche=left.
tourne=turn|à droite=right.
*allez=go|tout droit=straight on.
va=go|tout droit=straight on.
continuez=continue|tout droit=straight on.
prenez=take|la première=the first|rue=street|à gauche=on the left.
prenez=take|la deuxième=the second|rue=street|à droite=on the right.
prenez=take|le bus=the bus.
traversez=cross|la rue=the street.
traversez=cross|le pont=the bridge.
*c'est=it is|à gauche=on the left.
*c'est=it is|à droite=on the right.
c'est=it is|là-bas=over there.
*c'est=it is|ici=here.
c'est=it is|en face=opposite|de la gare=the station.
c'est=it is|à côté=next|de la banque=to the bank.
c'est=it is|derrière=behind|l'église=the church.
je=I|suis=am|perdu=lost.
je=I|suis=am|perdue=lost.
*je=I|ne=|suis=am|pas=not|d'ici=from here.
*c'est=is it|combien=how much? @1,0
*combien=how much|ça=does it|coûte=cost?
*combien=how much|est-ce que=does|ça=it|coûte=cost?
ça=does it|coûte=cost|combien=how much? @2,0,1
combien=how much|coûte=is|ce=this|livre=book?
combien=how much|coûte=is|cette=this|robe=dress?
combien=how much|coûtent=are|ces=these|chaussures=shoes?
combien=how much|est-ce que=do|je=I|vous=you|dois=owe? @0,1,2,4,3
ça=that|fait=is|dix=ten|euros=euros.
ça=that|fait=is|vingt=twenty|euros=euros.
*c'est=it is|cinq=five|euros=euros.
c'est=it is|gratuit=free.
*vous=can I|désirez=help you?
que=what|désirez-vous=would you like?
*qu'est-ce que=what|vous désirez=would you like?
qu'est-ce que=what|tu veux=do you want?
que=what|voulez-vous=do you want?
que=what|voulez-vous=do you want|boire=to drink?
que=what|veux-tu=do you want|manger=to eat?
*je=I|voudrais=would like|un=a|café,=coffee,|s'il vous plaît=please.
je=I|voudrais=would like|un=a|kilo=kilo|de pommes,=of apples,|s'il vous plaît=please.
je=I|voudrais=would like|une=a|baguette,=baguette,|s'il vous plaît=please.
je=I|voudrais=would like|deux=two|croissants,=croissants,|s'il vous plaît=please.
je=I|voudrais=would like|un=a|verre=glass|d'eau=of water.
je=I|voudrais=would like|une=a|bouteille=bottle|d'eau=of water.
je=I|voudrais=would like|un=a|billet=ticket|pour=to|Paris=Paris.
je=I|voudrais=would like|un=a|aller-retour=return ticket|pour=to|Lyon=Lyon.
je=I|voudrais=would like|réserver=to book|une=a|table=table.
je=I|voudrais=would like|réserver=to book|une=a|chambre=room.
je=I|voudrais=would like|une=a|chambre=room|pour=for|deux=two|personnes=people.
je=I|voudrais=would like|payer=to pay.
je=I|voudrais=would like|essayer=to try on|cette=this|robe=dress.
je=I|voudrais=would like|voir=to see|le médecin=the doctor.
je=I|voudrais=would like|apprendre=to learn|le français=French.
une=a|table=table|pour=for|deux,=two,|s'il vous plaît=please.
une=a|table=table|pour=for|quatre=four|personnes,=people,|s'il vous plaît=please.
*l'addition,=the bill,|s'il vous plaît=please.
la carte,=the menu,|s'il vous plaît=please.
le menu,=the menu,|s'il vous plaît=please.
*un=a|café,=coffee,|s'il vous plaît=please.
deux=two|cafés,=coffees,|s'il vous plaît=please.
un=a|thé,=tea,|s'il vous plaît=please.
une=a|carafe=jug|d'eau,=of water,|s'il vous plaît=please.
et=and|avec=with|ça=that?
et=and|comme boisson=to drink?
et=and|comme=for|dessert=dessert?
*comme=for|dessert,=dessert,|je=I|voudrais=would like|une=an|glace=ice cream.
vous=have you|avez=|choisi=chosen?
avez=have|-vous=you|choisi=chosen?
je=I|prends=will have|le poulet=the chicken.
je=I|prends=will have|le plat du jour=the dish of the day.
je=I|prends=will take|ça=that.
je=I|le=it|prends=will take. @0,2,1
je=I|la=it|prends=will take. @0,2,1
*bon appétit=enjoy your meal!
*santé=cheers!
à votre santé=cheers!
à table=dinner is ready!
le dîner=dinner|est=is|prêt=ready!
*c'était=it was|délicieux=delicious.
c'était=it was|très=very|bon=good.
encore=more|du pain,=bread,|s'il vous plaît=please.
encore=more|un peu de=a little|café=coffee? @1,0,2
veux-tu=do you want|encore=more|de l'eau=water?
je=I|n'ai=am|plus=no longer|faim=hungry.
je=I|n'ai plus faim,=am not hungry any more,|merci=thank you.
quelle taille=what size|faites-vous=are you?
avez-vous=do you have|une=a|taille=size|plus petite=smaller? @0,1,3,2
*avez-vous=do you have|du pain=bread?
avez-vous=do you have|des pommes=apples?
vous avez=do you have|du lait=milk?
avez-vous=do you have|une chambre=a room|libre=free? @0,1,2
*je=I am|regarde=looking|seulement=just. @0,2,1
ça=it|te va=suits you|bien=well.
ça=that|vous va=suits you|très bien=very well.
c'est=it is|trop=too|grand=big.
c'est=it is|trop=too|petit=small.
est-ce que=may|je=I|peux=|essayer=try it on? @0,1,3,2
où=where|est=is|la caisse=the checkout?
je=I|paie=pay|par carte=by card.
vous payez=are you paying|comment=how? @1,0
*allô=hello?
*qui=who|est=is|à l'appareil=speaking?
*c'est=it is|Marie=Marie|à l'appareil=speaking.
allô,=hello,|c'est=this is|Paul=Paul.
je=I|voudrais=would like|parler=to speak|à=to|Madame=Mrs|Martin=Martin.
est-ce que=may|je=I|peux=|parler=speak|à=to|Sophie=Sophie? @0,1,3,4,5,2
puis-je=may I|parler=speak|à=to|Paul=Paul?
*ne=do|quittez=hang up|pas=not. @0,2,1
il=he|n'est=is|pas=not|là=here.
elle=she|n'est=is|pas=not|là=here.
il=he|est=is|absent=away.
vous=you|avez=have|le mauvais=the wrong|numéro=number.
tu=you|peux=can|rappeler=call back|plus tard=later.
je=I|te rappelle=will call you back|plus tard=later.
je=I|t'=you|appelle=will call|demain=tomorrow. @0,2,1,3
*bon anniversaire=happy birthday!
joyeux anniversaire=happy birthday!
*joyeux=merry|Noël=Christmas!
*bonne année=happy New Year!
joyeuses=happy|Pâques=Easter!
bonne fête=happy name day!
*bonne chance=good luck!
bon courage=good luck!
*bon voyage=have a good trip!
*bonnes vacances=have a good holiday!
amuse-toi bien=have fun!
amusez-vous bien=have fun!
dors=sleep|bien=well!
dormez=sleep|bien=well!
fais=have|de beaux=sweet|rêves=dreams!
*félicitations=congratulations!
à tes souhaits=bless you!
à vos souhaits=bless you!
bon rétablissement=get well soon!
soigne-toi bien=take care of yourself.
bonne rentrée=have a good start to the school year!
*vive=long live|la France=France!
vive=hurray for|les vacances=the holidays!
*j'=I|ai=am|faim=hungry.
*j'=I|ai=am|soif=thirsty.
*j'=I|ai=am|froid=cold.
*j'=I|ai=am|chaud=hot.
j'=I|ai=am|peur=afraid.
j'=I|ai=am|sommeil=sleepy.
j'=I|ai=am|très=very|faim=hungry.
j'=I|ai=am|très=very|soif=thirsty.
j'=I|ai=am|très=very|froid=cold.
j'=I|ai=am|peur=afraid|des chiens=of dogs.
j'=I|ai=am|peur=afraid|du noir=of the dark.
j'=I|ai=am|honte=ashamed.
je=I|n'ai=am|pas=not|faim=hungry.
je=I|n'ai=am|pas=not|soif=thirsty.
je=I|n'ai=am|pas=not|peur=afraid.
*tu=you|as=are|faim=hungry? @1,0,2
tu=you|as=are|soif=thirsty? @1,0,2
*as=are|-tu=you|faim=hungry?
as=are|-tu=you|soif=thirsty?
avez=are|-vous=you|faim=hungry?
avez=are|-vous=you|froid=cold?
est-ce que=|tu=you|as=are|froid=cold? @2,1,3
est-ce que=|tu=you|as=are|faim=hungry? @2,1,3
de quoi=what|as-tu peur=are you afraid of?
*tu=you|as=are|de la chance=lucky.
tu=you|as=are|de la chance=lucky!
vous=you|avez=are|de la chance=lucky.
j'=I|ai=am|de la chance=lucky.
*j'=I|ai mal à la tête=have a headache.
*j'=I|ai mal au ventre=have a stomach ache.
j'=I|ai mal aux dents=have toothache.
j'=I|ai mal à la gorge=have a sore throat.
j'=I|ai mal au dos=have a sore back.
il=he|a mal à la tête=has a headache.
elle=she|a mal à la tête=has a headache.
il=he|a mal au ventre=has a stomach ache.
elle=she|a mal aux dents=has toothache.
tu as=do you have|mal à la tête=a headache?
as-tu=do you have|mal à la tête=a headache?
mon=my|bras=arm|me fait mal=hurts.
ma=my|jambe=leg|me fait mal=hurts.
j'=my|ai mal à la jambe=leg hurts.
j'=my|ai mal au bras=arm hurts.
j'=my|ai mal au pied=foot hurts.
j'=my|ai mal aux pieds=feet hurt.
*où=where|avez-vous mal=does it hurt?
où=where|as-tu mal=does it hurt?
ça fait mal=it hurts.
j'=I|ai=have|de la fièvre=a fever.
*je=I|suis=am|malade=ill.
je=I|suis=am|enrhumé=down with a cold.
j'=I|ai=have|un=a|rhume=cold.
j'=I|ai=have|la grippe=the flu.
je=I|tousse=cough|beaucoup=a lot.
*je=I|suis=am|fatigué=tired.
*je=I|suis=am|fatiguée=tired.
je=I|suis=am|très=very|fatigué=tired.
je=I|suis=am|très=very|fatiguée=tired.
je=I|suis=am|content=happy.
je=I|suis=am|contente=happy.
*je=I|suis=am|en retard=late.
je=I|suis=am|en avance=early.
je=I|suis=am|à l'heure=on time.
*tu=you|es=are|en retard=late!
vous=you|êtes=are|en retard=late.
nous=we|sommes=are|en retard=late.
il=he|est=is|en retard=late.
le train=the train|est=is|en retard=late.
le bus=the bus|est=is|à l'heure=on time.
je=I|suis=am|pressé=in a hurry.
je=I|suis=am|pressée=in a hurry.
je=I|suis=am|en vacances=on holiday.
nous=we|sommes=are|en vacances=on holiday.
je=I|suis=am|prêt=ready.
je=I|suis=am|prête=ready.
*tu=you|es=are|prêt=ready? @1,0,2
es=are|-tu=you|prêt=ready?
êtes=are|-vous=you|prêts=ready?
es=are|-tu=you|prête=ready?
je=I|suis=am|occupé=busy.
*tu=you|es=are|libre=free|ce soir=this evening? @1,0,2,3
es=are|-tu=you|libre=free|samedi=on Saturday?
je=I|suis=am|en colère=angry.
il=he|est=is|en colère=angry.
je=I|m'ennuie=am bored.
je=I|suis=am|debout=standing.
j'=I|en ai assez=have had enough.
j'=I|en ai marre=am fed up.
*ça me plaît=I like it.
ça me plaît=I like it|beaucoup=very much.
ça ne me plaît pas=I do not like it.
ça te plaît=do you like it?
*ça vous plaît=do you like it?
ce=this|livre=book|me plaît=I like. @2,0,1
cette=this|robe=dress|me plaît=I like. @2,0,1
*tu me manques=I miss you.
vous me manquez=I miss you.
il me manque=I miss him.
elle me manque=I miss her.
ma=my|famille=family|me manque=I miss. @2,0,1
mes=my|amis=friends|me manquent=I miss. @2,0,1
la France=France|me manque=I miss. @1,0
*je=I|t'=you|aime=love. @0,2,1
je=I|vous=you|aime=love. @0,2,1
je=I|t'=you|aime=love|beaucoup=very much. @0,2,1,3
il me faut=I need|un=a|stylo=pen.
il me faut=I need|du temps=time.
il faut=you must|manger=eat|des légumes=vegetables.
*il faut=we must|partir=leave.
il faut=you must|travailler=work.
il faut=you must|attendre=wait.
il faut=you must|étudier=study.
il ne faut pas=you must not|parler=talk.
il ne faut pas=you must not|courir=run.
il ne faut pas=you must not|mentir=lie.
*j'=I|ai besoin de=need|toi=you.
j'=I|ai besoin d'=need|aide=help.
j'=I|ai besoin de=need|dormir=to sleep.
j'=I|ai besoin d'=need|argent=money.
de quoi=what|as-tu besoin=do you need?
j'=I|ai envie de=want to|dormir=sleep.
j'=I|ai envie d'=want|une=an|glace=ice cream.
qu'est-ce qu'=what|il y a=is the matter?
*qu'est-ce que=what|tu as=is the matter with you?
qu'est-ce qui=what|se passe=is happening?
*qu'est-ce qui=what|s'est passé=happened?
*ça y est=that is it!
ça suffit=that is enough!
ça m'est égal=I do not mind.
ça marche=that works.
ça ne marche pas=it does not work.
ça sent=it smells|bon=good.
ça alors=well I never!
bien entendu=of course.
en effet=indeed.
par exemple=for example.
par ici,=this way,|s'il vous plaît=please.
bof=meh.
j'arrive=I am coming!
*j'arrive=I am coming.
on arrive=we are coming!
je reviens=I will be back|tout de suite=right away.
je reviens=I will be back|dans cinq minutes=in five minutes.
*à quoi=what|tu penses=are you thinking about?
à quoi=what|penses-tu=are you thinking about?
*tu=are you|viens=coming?
tu=are you|viens=coming|avec=with|moi=me?
tu=are you|viens=coming|avec=with|nous=us?
tu=do you|veux=want|venir=to come|avec=with|moi=me?
veux-tu=do you want|jouer=to play|avec=with|moi=me?
tu=do you|veux=want|jouer=to play|au football=football?
*veux-tu=do you want|aller=to go|au cinéma=to the cinema?
on va=shall we go|au cinéma=to the cinema?
on va=let's go|au parc=to the park!
on mange=let's eat!
allons=let's go|au cinéma=to the cinema!
allons=let's go|à la plage=to the beach!
jouons=let's play|ensemble=together!
mangeons=let's eat!
chantons=let's sing|ensemble=together!
commençons=let's begin!
partons=let's leave!
dansons=let's dance!
*qu'est-ce que=what|tu aimes=do you like?
qu'est-ce que=what|tu aimes=do you like|faire=to do?
qu'est-ce que=what|tu manges=are you eating?
qu'est-ce que=what|tu fais=do you do|le week-end=at the weekend?
qu'est-ce que=what|tu fais=are you doing|ce soir=this evening?
qu'est-ce que=what|tu as fait=did you do|hier=yesterday?
qu'est-ce que=what|vous avez fait=did you do|le week-end dernier=last weekend?
qu'est-ce que=what|tu as dit=did you say?
qu'est-ce que=what|tu regardes=are you watching?
qu'est-ce que=what|tu lis=are you reading?
qu'est-ce que=what|tu cherches=are you looking for?
que=what|cherches-tu=are you looking for?
que=what|lis-tu=are you reading?
que=what|manges-tu=are you eating?
que=what|dis-tu=are you saying?
que=what|vois-tu=do you see?
qu'est-ce que=what|tu vois=do you see?
qui=who|a=has|mon=my|stylo=pen?
qui=who|parle=is speaking?
qui=who|vient=is coming|ce soir=this evening?
qui=who|veut=wants|jouer=to play?
*pourquoi=why|pleures-tu=are you crying?
pourquoi=why|tu pleures=are you crying?
pourquoi=why|es=are|-tu=you|triste=sad?
pourquoi=why|ris-tu=are you laughing?
parce que=because|je=I|suis=am|fatigué=tired.
parce que=because|j'=I|ai=am|faim=hungry.
*combien de=how many|frères=brothers|as-tu=do you have?
combien de=how many|personnes=people|y a-t-il=are there?
combien d'=how many|enfants=children|avez-vous=do you have?
combien d'=how many|élèves=pupils|y a-t-il=are there|dans la classe=in the class?
combien de=how many|livres=books|as-tu=do you have?
depuis quand=since when?
depuis quand=how long|habitez-vous=have you lived|ici=here?
j'=I|habite=have lived|ici=here|depuis=for|deux ans=two years.
j'=I|apprends=have been learning|le français=French|depuis=for|un an=a year.
il y a=ago|deux ans=two years. @1,0
*il y a=ago|trois jours=three days. @1,0
il y a=ago|longtemps=a long time. @1,0
il était une fois=once upon a time there was|une=a|princesse=princess.
il était une fois=once upon a time there was|un=a|roi=king.
*je=I|viens=|de manger=have just eaten.
je=I|viens=|d'arriver=have just arrived.
il=he|vient=|de partir=has just left.
*je=I|me=|brosse=brush|les=my|dents=teeth.
tu=you|te=|brosses=brush|les=your|dents=teeth.
il=he|se=|brosse=brushes|les=his|dents=teeth.
elle=she|se=|brosse=brushes|les=her|dents=teeth.
nous=we|nous=|brossons=brush|les=our|dents=teeth.
ils=they|se=|brossent=brush|les=their|dents=teeth.
je=I|me=|lave=wash|les=my|mains=hands.
il=he|se=|lave=washes|les=his|mains=hands.
elle=she|se=|lave=washes|les=her|mains=hands.
elle=she|se=|lave=washes|les=her|cheveux=hair.
je=I|me=|lave=wash|le=my|visage=face.
elle=she|se=|brosse=brushes|les=her|cheveux=hair.
elle=she|se maquille=puts on make-up.
il=he|s'est cassé=broke|la jambe=his leg.
elle=she|s'est cassé=broke|le bras=her arm.
le chien=the dog|aboie=barks.
le chien=the dog|aboie=is barking.
les oiseaux=the birds|volent=fly|dans le ciel=in the sky.
les oiseaux=the birds|chantent=are singing.
l'oiseau=the bird|chante=sings.
l'avion=the plane|vole=flies|dans le ciel=in the sky.
les poissons=the fish|nagent=swim|dans l'eau=in the water.
les étoiles=the stars|brillent=shine.
le téléphone=the phone|sonne=is ringing.
le réveil=the alarm clock|sonne=rings|à sept heures=at seven o'clock.
la cloche=the bell|sonne=is ringing.
la neige=the snow|tombe=is falling.
l'eau=the water|est=is|froide=cold.
la porte=the door|est=is|ouverte=open.
la fenêtre=the window|est=is|fermée=closed.
le chat=the cat|boit=drinks|du lait=milk.
la vache=the cow|mange=eats|de l'herbe=grass.
les vaches=cows|mangent=eat|de l'herbe=grass.
les abeilles=bees|font=make|du miel=honey.
la poule=the hen|pond=lays|des œufs=eggs.
la Terre=the Earth|tourne=turns|autour du=around the|Soleil=Sun.
*Paris=Paris|est=is|la capitale=the capital|de la France=of France.
il y a=there are|sept=seven|jours=days|dans une semaine=in a week.
il y a=there are|douze=twelve|mois=months|dans une année=in a year.
j'=I|ai=have|les yeux=eyes|bleus=blue. @0,1,3,2
j'=I|ai=have|les yeux=eyes|verts=green. @0,1,3,2
il=he|a=has|les yeux=eyes|bleus=blue. @0,1,3,2
elle=she|a=has|les yeux=eyes|marron=brown. @0,1,3,2
elle=she|a=has|les cheveux=hair|longs=long. @0,1,3,2
elle=she|a=has|les cheveux=hair|blonds=blond. @0,1,3,2
il=he|a=has|les cheveux=hair|courts=short. @0,1,3,2
il=he|a=has|les cheveux=hair|noirs=black. @0,1,3,2
j'=I|ai=have|les cheveux=hair|bruns=brown. @0,1,3,2
il=he|porte=wears|des lunettes=glasses.
on=we|parle=speak|français=French|ici=here.
ici,=here|on=we|parle=speak|français=French.
*je vous présente=this is|mon=my|ami=friend.
je te présente=this is|ma=my|sœur=sister.
je te présente=this is|mon=my|frère=brother.
je vous présente=this is|ma=my|femme=wife.
je vous présente=this is|mon=my|mari=husband.
fais=make|comme chez toi=yourself at home.
faites=make|comme chez vous=yourself at home.
*cher=dear|Paul,=Paul,|comment=how|vas=are|-tu=you?
gros bisous=lots of love.
bisous=kisses!
amicalement=best wishes.
j'espère=I hope|que=that|tu=you|vas=are|bien=well.
j'ai hâte=I cannot wait|de te voir=to see you.
à mon avis,=in my opinion,|c'est=it is|une=a|bonne=good|idée=idea.
*je=I|pense que=think|c'est=it is|vrai=true.
ce n'est pas=it is not|mal=bad.
*c'est=it is|mieux=better.
c'est=it is|bon=good|pour=for|la santé=your health.
on=you|ne sait jamais=never know.
ça=that|va=is|trop=too|vite=fast.
*ça=it|va=is going to|pleuvoir=rain.
il=it|va=is going to|pleuvoir=rain.
*il n'y a pas de=there is no|lait=milk.
il n'y a plus de=there is no more|pain=bread.
il n'y a personne=there is nobody|à la maison=at home.
il n'y a rien=there is nothing|dans le frigo=in the fridge.
*je=I|ne=|veux=want|rien=nothing.
je=I|ne=|vois=see|rien=nothing.
je=I|n'ai=have|rien=nothing|à faire=to do.
*merci,=thank you,|à bientôt=see you soon!
entrée=no|interdite=entry.
défense de fumer=no smoking.
*le prochain=the next|train=train|part=leaves|à midi=at noon.
un=a|aller simple=single ticket|pour=to|Nice,=Nice,|s'il vous plaît=please.
votre=your|billet,=ticket,|s'il vous plaît=please.
votre=your|passeport,=passport,|s'il vous plaît=please.
*appelez=call|un médecin=a doctor!
appelez=call|la police=the police!
vous=do you|avez=have|une=a|réservation=reservation?
j'=I|ai=have|réservé=booked|une=a|chambre=room.
j'=I|ai=have|rendez-vous=an appointment|à dix heures=at ten o'clock.
j'=I|ai=have|le temps=time.
je=I|n'ai=do not have|pas le temps=time.
as-tu=do you have|le temps=time?
tu=do you|as=have|un=a|crayon=pencil? @0,1,2,3
as-tu=do you have|un=a|stylo=pen?
as-tu=do you have|un=a|animal=pet?
tu=do you|as=have|des frères=brothers|et=or|sœurs=sisters?
*je=I|n'ai=do not have|pas=|de voiture=a car.
bon,=well,|allons-y=let's go!
alors,=so,|on y va=shall we go?
c'est=it is|l'heure=time|de partir=to leave.
c'est=it is|l'heure=time|de dormir=to sleep.
*c'est parti=here we go!
prêt=ready?
un,=one,|deux,=two,|trois=three!
*rien=nothing.
personne=nobody.
jamais=never!
*jamais=never.
toujours=always.
souvent=often.
beaucoup=a lot.
un peu=a little.
*moi=me!
vous=would you|désirez=like|autre chose=anything else?
ce=that|sera=will be|tout=all,|merci=thank you. @0,1,2,3
c'est=that is|tout=all|pour aujourd'hui,=for today,|merci=thank you.
je=I|peux=can|essayer=try on|cette=this|robe=dress? @1,0,2,3,4
où=where|sont=are|les=the|cabines d'essayage,=fitting rooms,|s'il vous plaît=please?
vous=do you|payez=pay|en espèces=in cash|ou=or|par carte=by card?
je=I|paie=am paying|par carte,=by card,|s'il vous plaît=please.
vous=do you|acceptez=accept|les=|cartes de crédit=credit cards?
vous=do you|avez=have|la=the|taille au-dessus=next size up?
ce=these|pantalon=trousers|est=are|trop=too|grand=big|pour moi=for me.
cette=this|veste=jacket|me=me|va=suits|très bien=very well. @0,1,3,2,4
il=there|y a=is|trop de=too much|bruit=noise|ici=here.
je=I|voudrais=would like|un=a|kilo=kilo|de=of|tomates,=tomatoes,|s'il vous plaît=please.
je=I|voudrais=would like|une=a|baguette=baguette|et=and|deux=two|croissants,=croissants,|s'il vous plaît=please.
je=I|voudrais=would like|une=a|carafe=jug|d'eau,=of water,|s'il vous plaît=please.
je=I|suis=am|allergique=allergic|aux=to|noix=nuts.
c'était=it was|vraiment=really|délicieux,=delicious,|merci=thank you.
qu'est-ce que=what|vous=do you|me=|conseillez=recommend?
vous=have you|avez=|choisi=chosen?
la=the|carte,=menu,|s'il vous plaît=please.
bon appétit=enjoy your meal|à tous=everyone!
je=I|voudrais=would like|une=a|chambre=room|pour=for|deux=two|nuits=nights.
une=a|chambre=room|avec=with|salle de bains,=a bathroom,|s'il vous plaît=please.
le=|petit déjeuner=breakfast|est=is|compris=included|dans=in|le=the|prix=price.
à=at|quelle=what|heure=time|est=is|servi=served|le=|petit déjeuner=breakfast? @0,1,2,3,5,6,4
le=the|wifi=wifi|est=is|gratuit=free|dans=in|tout=the whole|l'hôtel=hotel.
voici=here is|la=the|clé=key|de=to|votre=your|chambre=room.
un=a|aller-retour=return ticket|pour=to|Paris,=Paris,|s'il vous plaît=please.
le=the|prochain=next|train=train|part=leaves|dans=in|dix=ten|minutes=minutes.
excusez-moi,=excuse me,|cette=this|place=seat|est=is|libre=free? @0,3,1,2,4
est-ce que=|cette=this|place=seat|est=is|occupée=taken? @3,1,2,4
vous=do you|descendez=get off|à=at|la=the|prochaine=next|station=station?
je=I|suis=am|perdu,=lost,|pouvez-vous=can you|m'aider=help me?
c'est=is it|loin=far|d'ici=from here?
c'est=it is|à=|dix=ten|minutes=minutes|à pied=on foot.
continuez=go|tout droit=straight on|jusqu'au=as far as the|feu=traffic light.
prenez=take|la=the|deuxième=second|rue=street|à gauche=on the left.
qui=who|est=is|à l'appareil=on the phone?
il=he|n'est pas=is not|là=here|pour le moment=at the moment.
pouvez-vous=can you|rappeler=call back|plus tard=later?
je=I|peux=can|laisser=leave|un=a|message=message? @1,0,2,3,4
vous=you|vous êtes trompé de=have the wrong|numéro=number.
où=where|avez-vous=does it|mal=hurt?
depuis quand=how long have|êtes-vous=you been|malade=ill?
j'=I|ai=have had|de la=a|fièvre=fever|depuis=since|hier=yesterday.
ouvrez=open|la=your|bouche=mouth|et=and|tirez=stick out|la=your|langue=tongue.
prenez=take|un=one|comprimé=tablet|matin=morning|et=and|soir=evening.
voici=here is|votre=your|ordonnance=prescription.
soignez-vous=take care|bien=of yourself!
bon rétablissement=get well soon!
ouvrez=open|vos=your|livres=books|à=at|la=|page=page|dix=ten.
fermez=close|vos=your|cahiers,=notebooks,|s'il vous plaît=please.
écoutez=listen|et=and|répétez=repeat|après=after|moi=me.
lisez=read|le=the|texte=text|et=and|répondez=answer|aux=the|questions=questions.
travaillez=work|par=in|groupes=groups|de=of|trois=three.
levez=put up|la=your|main=hand|pour=to|parler=speak.
je=I|n'ai pas=did not|compris,=understand,|pouvez-vous=can you|répéter=repeat?
vous=can you|pouvez=|parler=speak|plus=more|lentement,=slowly,|s'il vous plaît=please?
j'=I|ai=have|oublié=forgotten|mon=my|cahier=notebook|à la maison=at home.
je=may I|peux=|aller=go|aux=to the|toilettes,=toilet,|s'il vous plaît=please?
pour=for|demain,=tomorrow,|apprenez=learn|la=the|leçon=lesson|par cœur=by heart.
silence,=silence,|s'il vous plaît=please!
bonne chance=good luck|pour=with|ton=your|examen=exam!
félicitations=congratulations|pour=on|votre=your|mariage=wedding!
bon=happy|anniversaire,=birthday,|ma=my|chérie=darling!
joyeux=merry|Noël=Christmas|et=and|bonne=happy|année=New Year!
je=I|te=you|souhaite=wish|un=a|joyeux=happy|anniversaire=birthday. @0,2,1,3,4,5
passe=have|de=a|bonnes=good|vacances=holiday!
bon voyage=have a good trip|et=and|à bientôt=see you soon!
quelle=what a|bonne=good|surprise=surprise!
quelle=what a|bonne=good|idée=idea!
quel=what|beau=beautiful|temps=weather!
c'est=it is|dommage,=a pity,|mais=but|ce n'est pas=it is not|grave=serious.
ne=do not|t'inquiète=worry,|pas,=|tout=everything|va=is going|bien=well.
je=I|suis=am|content=happy|de te voir=to see you.
je=I|suis=am|désolée=sorry|d'être=to be|en retard=late.
excuse=excuse|-moi,=me,|je=I|suis=am|en retard=late.
ça=that|ne=|fait=does|rien=not matter. @0,2,3
tu=you|as=are|raison,=right,|c'est=it is|une=a|bonne=good|idée=idea.
avec=with|plaisir,=pleasure,|à=at|quelle=what|heure=time?
d'accord,=all right,|à=see you|samedi=on Saturday!
je=I|t'=you|attends=am waiting for|devant=in front of|le=the|cinéma=cinema. @0,2,1,3,4,5
on=shall we|se retrouve=meet|devant=in front of|la=the|gare=station?
ça=would you like|te dit=|d'aller=to go|au=to the|cinéma=cinema?
qu'est-ce que=what|tu=are you|fais=doing|ce=this|week-end=weekend?
qu'est-ce que=what|tu=did you|as fait=do|hier=yesterday|soir=evening?
qu'est-ce que=what|vous=do you|faites=do|dans la vie=for a living?
vous=where do you|venez=come|d'où=from? @0,1,2
entrez=come in|et=and|asseyez-vous,=sit down,|je vous en prie=please.
faites=make|comme chez vous=yourself at home!
servez-vous,=help yourself,|je vous en prie=please.
merci=thank you|beaucoup=very much|pour=for|votre=your|aide=help.
merci=thank you|pour=for|le=the|cadeau,=present,|il=it|est=is|magnifique=magnificent.
ne pas=do not|marcher=walk|sur=on|la=the|pelouse=grass.
ne pas=do not|toucher,=touch,|s'il vous plaît=please.
interdit de=no|stationner=parking.
ouvert=open|tous les jours=every day|sauf=except|le lundi=on Mondays.
fermé=closed|le dimanche=on Sundays|et=and|les jours fériés=on public holidays.
tirez=pull.
poussez=push.
attention=beware of|au=the|chien=dog!
bienvenue=welcome|dans=to|notre=our|ville=town!
je vous présente=this is|mon=my|mari=husband.
je=I|ne=do|parle=speak|pas=not|bien=well|français=French. @0,1,3,2,5,4
je=I|parle=speak|un peu=a little|français=French.
il=there|y a=is|quelqu'un=someone|à=at|la=the|porte=door.
tu=can you|peux=|m'aider,=help me,|s'il te plaît=please?
passe=pass|-moi=me|le=the|sel,=salt,|s'il te plaît=please.
donne=give|-moi=me|ton=your|numéro=number|de téléphone=telephone. @0,1,2,4,3
mets=put on|ton=your|manteau,=coat,|il=it|fait=is|froid=cold.
range=tidy|ta=your|chambre=room|avant=before|le=|dîner=dinner.
brosse=brush|-toi=|les=your|dents=teeth|avant=before|de dormir=going to sleep.
à table=dinner is ready,|les enfants=children!
gros bisous=lots of love|de Paris=from Paris.
j'espère que=I hope|tu=you|vas=are|bien=well.
réponds=answer|-moi=me|vite=soon!
à bientôt,=see you soon,|je=I|t'embrasse=send you my love.
*ça roule=that works!
pas de souci=no worries.
à tout de suite=see you in a moment!
à mardi=see you on Tuesday!
à vendredi=see you on Friday!
à dimanche=see you on Sunday!
à l'année prochaine=see you next year!
à mercredi,=see you on Wednesday,|bonne soirée=have a good evening!
bonne fin de journée=enjoy the rest of your day!
bonne continuation=all the best!
bonne route=have a safe journey!
bonne lecture=enjoy the book!
bonne séance=enjoy the film!
bon retour=have a safe journey home!
bon match=enjoy the match!
bon concert=enjoy the concert!
ça fait longtemps=it has been a long time!
quoi de neuf=what is new?
rien de spécial=nothing special.
rien de nouveau=nothing new.
toujours pareil=always the same.
*qu'est-ce que=what|tu deviens=have you been up to?
comment=how|s'est passée=was|ta journée=your day?
comment=how|s'est passé=was|ton examen=your exam?
comment=how|s'est passé=was|le voyage=the trip?
ça=that|me va=suits me.
comme tu veux=as you like.
*comme vous voulez=as you like.
comme d'habitude=as usual.
ça m'arrange=that suits me.
*peu importe=it does not matter.
n'importe quoi=nonsense!
sans doute=probably.
*évidemment=obviously.
bien joué=well done!
bien reçu=got it.
*c'est noté=noted.
entendu=understood.
volontiers=gladly.
*sans problème=no problem.
avec grand plaisir=with great pleasure.
je te remercie=thank you|pour=for|ton message=your message.
je vous remercie=thank you|pour=for|votre réponse=your reply.
merci d'avance=thank you in advance.
merci=thank you|quand même=anyway.
merci infiniment=thank you so much.
mille excuses=many apologies.
toutes mes excuses=my apologies.
*je=I|m'excuse=apologize.
je=I|n'ai pas fait exprès=did not do it on purpose.
ce n'est rien=it is nothing.
n'en parlons plus=let us forget about it.
laisse tomber=forget it.
ne t'en fais pas=do not worry.
ne vous en faites pas=do not worry.
calme-toi=calm down!
calmez-vous=calm down!
*on se calme=calm down!
pas si vite=not so fast!
doucement=slow down!
*attention à la marche=mind the step!
attention à la tête=mind your head!
attention,=careful,|c'est chaud=it is hot!
attention,=careful,|ça glisse=it is slippery!
c'est à toi=it is your turn.
à qui le tour=whose turn is it?
*chacun son tour=each in turn.
à ton avis=what do you think?
à votre avis=what do you think?
*qu'en penses-tu=what do you think of it?
qu'en pensez-vous=what do you think of it?
tu es=are you|sûr=sure?
vous êtes=are you|sûre=sure?
j'en suis=I am|sûr=sure.
je n'en suis pas=I am not|sûre=sure.
*ça m'étonne=that surprises me.
ça m'étonnerait=I doubt it.
j'en doute=I doubt it.
*tu plaisantes=are you joking?
vous plaisantez=are you joking?
sans blague=no kidding!
*incroyable=unbelievable!
c'est incroyable=it is unbelievable!
c'est bizarre=it is strange.
*c'est pareil=it is the same.
c'est normal=it is normal.
c'est parfait=it is perfect.
c'est trop tard=it is too late.
c'est trop tôt=it is too early.
c'est mieux comme ça=it is better like that.
c'est comme ça=that is how it is.
c'est pour rire=it is just for fun.
c'est pour moi=it is for me.
c'est pour offrir=is it a present?
c'est pour vous=it is for you.
c'est pour emporter=is it to take away?
sur place=to eat in|ou=or|à emporter=to take away?
ce sera tout=will that be all?
ce sera tout=that will be all.
*gardez la monnaie=keep the change.
vous avez=do you have|la monnaie=change?
je n'ai pas=I do not have|de monnaie=any change.
*c'est moi qui paie=I am paying.
c'est ma tournée=it is my round.
je t'invite=it is my treat.
*faites vite=be quick!
plus fort=louder,|s'il vous plaît=please!
moins fort=quieter,|s'il vous plaît=please!
moins vite=more slowly,|s'il te plaît=please!
encore une fois=once more,|s'il vous plaît=please.
un instant=one moment,|s'il vous plaît=please.
*deux secondes=just a second!
une petite minute=just a minute!
je vous écoute=I am listening.
*je vous le passe=I am putting him through.
je vous la passe=I am putting her through.
ne bougez pas=do not move!
*c'est de la part de qui=who is calling?
la ligne=the line|est=is|occupée=engaged.
je n'ai plus=I have no|de batterie=battery left.
*ça ne répond pas=there is no answer.
il n'y a pas=there is no|de réseau=signal.
quel est=what is|le mot de passe=the password|du wifi=for the wifi?
*bien dormi=did you sleep well?
tu as=did you|bien=|dormi=sleep well?
vous avez=did you|bien=|mangé=eat well?
*debout=get up!
c'est l'heure=it is time!
au lit=off to bed!
*au travail=to work!
au suivant=next!
à vos marques=on your marks!
*joyeuses fêtes=happy holidays!
meilleurs vœux=best wishes!
tous mes vœux=all my best wishes!
sincères condoléances=sincere condolences.
bien à vous=yours sincerely.
cordialement=kind regards.
*je t'embrasse=lots of love.
à la tienne=cheers!
servez-vous=help yourselves!
sers-toi=help yourself!
c'est bon=that is fine.
ça sent mauvais=it smells bad.
*ça a l'air bon=it looks good.
ça brûle=it burns!
ça pique=it stings!
ça gratte=it itches!
je n'en peux plus=I cannot take any more!
je suis épuisé=I am exhausted.
*j'ai sommeil,=I am sleepy,|bonne nuit=good night.
j'ai le vertige=I feel dizzy.
je me sens mieux=I feel better.
*où en étions-nous=where were we?
par où commencer=where should we start?
que faire=what should we do?
*comment faire=what should we do?
pour quoi faire=what for?
et après=and then?
*et alors=so what?
ou pas=or not.
toujours pas=still not.
*plus maintenant=not any more.
jamais de la vie=never in my life!
une autre fois=another time.
*la prochaine fois=next time.
pas cette fois=not this time.
pas question=out of the question!
*hors de question=out of the question!
ça vaut le coup=it is worth it.
ça n'en vaut pas la peine=it is not worth it.
*ça arrive=it happens.
ça arrive=it happens|à tout le monde=to everyone.
ça ira=it will be all right.
*ça ira mieux=it will be better|demain=tomorrow.
on verra=we will see.
on verra=we will see|demain=tomorrow.
*on se voit=I will see you|demain=tomorrow.
on s'appelle=let us talk|demain=tomorrow.
tiens-moi au courant=keep me informed.
tenez-moi au courant=keep me informed.
dis bonjour=say hello|à=to|tes parents=your parents|de ma part=from me.
bonjour=say hello|à=to|ta sœur=your sister.
je suis=I am|à vous=with you|dans une minute=in a minute.
c'est occupé=it is taken.
complet=full.
*en panne=out of order.
à louer=to rent.
à vendre=for sale.
*prix en baisse=prices down.
sortie de secours=emergency exit.
eau potable=drinking water.
*sonnez=ring|avant=before|d'entrer=entering.
entrée libre=free entry.
peinture fraîche=wet paint.
*propriété privée=private property.
chien méchant=beware of the dog.
comment=how|se passe=is|ton travail=your work going?
*de quoi s'agit-il=what is it about?
il s'agit d'un malentendu=it is a misunderstanding.
ça m'a fait plaisir=I was very pleased.
ça me fait plaisir=I am glad.
ça me fait rire=it makes me laugh.
ça me rend triste=it makes me sad.
ça me rend malade=it makes me sick.
ça m'énerve=it annoys me.
ça m'inquiète=it worries me.
ça m'intéresse=I am interested.
ça ne m'intéresse pas=I am not interested.
ça m'arrive souvent=it often happens to me.
ça se voit=it shows.
ça se passe bien=it is going well.
ça s'est bien passé=it went well.
ça s'est mal passé=it went badly.
comment=how|ça s'est passé=did it go?
ça dépend=it depends|de=on|toi=you.
ça dépend=it depends|du=on the|temps=weather.
ça ne dépend pas de moi=it is not up to me.
ça ne sert à rien=it is no use.
*à quoi ça sert=what is it for?
ça sert à ouvrir les bouteilles=it is for opening bottles.
ça vaut la peine=it is worth it.
*ça me va=that is fine with me.
ça me convient=it suits me.
ça te convient=does that suit you?
ça vous convient=does that suit you?
ça vous dérange=do you mind?
ça ne me dérange pas=I do not mind.
*je ne fais que passer=I am just passing by.
j'ai failli tomber=I nearly fell.
j'ai failli oublier=I nearly forgot.
il vaut mieux partir=it is better to leave.
il vaut mieux attendre=it is better to wait.
il suffit de demander=you only have to ask.
il est temps de partir=it is time to leave.
il est temps de rentrer=it is time to go home.
il est interdit de fumer=smoking is forbidden.
il est inutile d'insister=there is no point in insisting.
*j'ai du mal à dormir=I find it hard to sleep.
j'ai l'habitude=I am used to it.
je n'ai pas l'habitude=I am not used to it.
je m'en occupe=I will take care of it.
je m'en charge=I will take care of it.
je m'y attendais=I was expecting it.
je ne m'y attendais pas=I was not expecting it.
je m'en souviens=I remember.
je ne m'en souviens pas=I do not remember.
je ne me rappelle plus=I no longer remember.
*je m'en fiche=I do not care.
je m'en vais=I am off.
*on s'en va=let us go!
il faut que j'y aille=I must go.
il faut que je parte=I must leave.
j'y pense=I am thinking about it.
j'y suis presque=I am nearly there.
j'y vais=I am going.
*je n'y arrive pas=I cannot do it.
tu y arriveras=you will manage.
vous y êtes presque=you are nearly there.
je n'y crois pas=I do not believe it.
je n'y suis pour rien=it has nothing to do with me.
*ça n'a rien à voir=that has nothing to do with it.
ça ne te regarde pas=it is none of your business.
ce n'est pas la peine=there is no need.
ce n'est pas mon truc=it is not my thing.
ce n'est pas de ma faute=it is not my fault.
c'est de ma faute=it is my fault.
c'est plus fort que moi=I cannot help it.
*c'est promis=it is a promise.
c'est juré=I swear.
c'est entendu=agreed.
*c'est décidé=that is settled.
c'est réglé=that is sorted.
c'est le moment=now is the time.
ce n'est pas le moment=it is not the right time.
*c'est urgent=it is urgent.
c'est obligatoire=it is compulsory.
c'est interdit=it is forbidden.
c'est permis=it is allowed.
c'est pas mal=it is not bad.
c'est pas grave=it does not matter.
c'est pas vrai=it is not true!
t'inquiète=do not worry.
*j'ai compris=I understand.
j'ai changé d'avis=I have changed my mind.
j'ai eu de la chance=I was lucky.
j'ai eu peur=I was frightened.
j'ai perdu=I have lost|mon=my|portefeuille=wallet.
j'ai raté=I missed|mon=my|train=train.
j'ai rendez-vous=I have an appointment|chez=at|le=the|dentiste=dentist's.
je suis=I am|de retour=back.
je suis=I am|au courant=aware of it.
je suis=I am|en congé=on leave|cette=this|semaine=week.
je suis=I am|en train de=in the middle of|manger=eating.
je suis=I am|à court de=short of|temps=time.
*je suis sur le point de partir=I am about to leave.
je reste=I am staying|à la maison=at home|ce=this|soir=evening.
je rentre=I am going home.
je file=I must dash.
je te laisse=I must go now.
je vous laisse=I will leave you to it.
je t'écoute=I am listening.
je te crois=I believe you.
je te le promets=I promise you.
*je vous le promets=I promise you.
je te fais confiance=I trust you.
fais-moi confiance=trust me.
fais comme tu veux=do as you like.
faites comme vous voulez=do as you like.
fais-moi signe=let me know.
*fais vite=be quick!
*lâche-moi=let go of me!
laisse-moi faire=let me do it.
laissez-moi passer=let me through.
laissez passer=let them through.
laisse-moi réfléchir=let me think.
voyons voir=let us see.
*allez, courage=come on, be brave!
bon débarras=good riddance!
bien fait=serves you right!
tu vas voir=you will see.
tu verras=you will see.
vous verrez=you will see.
tu te trompes=you are mistaken.
vous vous trompez=you are mistaken.
*tu rigoles=are you kidding?
tu exagères=you are going too far.
tu m'énerves=you are annoying me.
tu me fais rire=you make me laugh.
tu me fais peur=you scare me.
tu t'en sors=are you managing?
tu t'en souviens=do you remember?
tu tiens le coup=are you holding up?
*tu as l'air fatigué=you look tired.
tu as l'air contente=you look happy.
vous avez l'air inquiet=you look worried.
tu as bonne mine=you look well.
*tu as de la monnaie=do you have any change?
tu as une minute=do you have a minute?
vous avez une minute=do you have a minute?
tu connais la nouvelle=have you heard the news?
tu en veux=do you want some?
vous en voulez=do you want some?
j'en veux bien=I would like some.
je n'en veux plus=I do not want any more.
il n'y en a plus=there is none left.
il en reste un peu=there is a little left.
il ne reste plus rien=there is nothing left.
*quoi d'autre=what else?
qui d'autre=who else?
rien d'autre=nothing else.
personne d'autre=nobody else.
quelqu'un d'autre=somebody else.
autre chose=anything else?
*et puis quoi encore=whatever next!
qu'importe=what does it matter?
à quoi bon=what is the point?
qu'est-ce qui t'arrive=what is the matter with you?
qu'est-ce qui te prend=what has got into you?
qu'est-ce que ça change=what difference does it make?
qu'est-ce que tu en dis=what do you say?
qu'est-ce que vous en pensez=what do you think of it?
*qu'est-ce qui ne marche pas=what is not working?
où est-ce que ça fait mal=where does it hurt?
depuis combien de temps=for how long?
d'où ça vient=where does it come from?
d'après moi=in my opinion.
selon moi=in my opinion.
pour moi=in my view.
*à mon avis=in my opinion.
en fait=in fact.
en réalité=in reality.
au fait=by the way.
d'ailleurs=besides.
par contre=on the other hand.
de toute façon=anyway.
en tout cas=in any case.
*malheureusement=unfortunately.
heureusement=fortunately.
forcément=inevitably.
apparemment=apparently.
franchement=frankly.
honnêtement=honestly.
au contraire=on the contrary.
surtout pas=certainly not.
*à peine=hardly.
plus ou moins=more or less.
à plus=see you later!
*tu me manqueras=I will miss you.
vous nous manquez=we miss you.
tu nous manques beaucoup=we miss you a lot.
tu lui plais=he likes you.
`;

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function phrase(line: string): SetPhrase {
  const common = line.startsWith('*');
  const [body = '', order] = (common ? line.slice(1) : line).split(' @');
  const end = body.at(-1) as SetPhrase['end'];
  const pairs = body.slice(0, -1).split('|').map((group) => group.split('='));
  const enOrder = order?.split(',').map(Number);
  const enFirst = (enOrder ?? pairs.map((_, index) => index)).find((index) => pairs[index]?.[1]);
  const groups = pairs.map(([fr = '', en = ''], index): [string, string] => [
    index === 0 ? capitalised(fr) : fr,
    index === enFirst ? capitalised(en) : en,
  ]);
  return { groups, end, ...(enOrder && { enOrder }), ...(common && { weight: 3 }) };
}

/** Utterances said as they are, from greetings to classroom orders; capitals are already written. */
export const phrases: readonly SetPhrase[] = lines.trim().split('\n').map(phrase);
