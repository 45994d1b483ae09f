/* What people call the actions, beside their hints: words of all three languages, whichever is
 * shown. tests/tui/state/test_palette_words.c says which of them must come first. */
#include <string.h>

#include "tui/state/palette.h"

/* By the names of bindings, screen after screen. Accents and case do not count. */
static const struct {
  const char *name, *words;
} actions[] = {
    /* The vote. */
    {"green", "green, green dot, gommette verte, vert, groene sticker, groen"},
    {"yellow", "yellow, yellow dot, gommette jaune, jaune, gele sticker, geel"},
    {"red", "red, red dot, gommette rouge, rouge, rode sticker, rood"},
    {"take-back", "remove a dot, take back, ôter, enlever une gommette, retirer une gommette, "
                  "wegnemen, sticker weghalen"},
    {"counts",
     "counts, type counts, flip chart, tally, décompte, compter, saisir, encoder, affiche, "
     "comptage, stand, tellen, telling, invoeren, flap"},
    {"next-count", "next, suivant, volgende"},
    {"add-counts", "set or add, fixer ou ajouter, instellen of optellen"},
    {"reason", "reason, why, justify, motif, pourquoi, justifier, reden, waarom"},
    {"undo", "undo, take back, annuler, défaire, ongedaan maken, terug"},
    {"redo", "redo, do again, rétablir, refaire, opnieuw doen, herstellen"},
    {"peek",
     "peek, look, show figures, voir, regarder, montrer les chiffres, tonen, gluren, kijken"},
    {"board", "board, vote, stemming, screen for the room, projector, écran de salle, "
              "projecteur, projeter, afficher, zaalscherm, beamer, projecteren"},
    {"next-subgroup",
     "subgroup, next subgroup, sous-groupe, sous-groupe suivant, groupe, subgroep, "
     "volgende subgroep, groep"},
    {"previous-subgroup", "previous subgroup, sous-groupe précédent, vorige subgroep"},
    {"reference", "code, go to a code, reference, aller à, référence, ga naar, verwijzing"},
    {"go", "go to, aller à, ga naar"},
    {"start-vote", "start the vote, open the vote, start, begin, ouvrir le vote, ouvrir, "
                   "lancer, commencer, démarrer, rouvrir, reopen, starten, stemming openen, "
                   "beginnen, heropenen"},
    {"close-vote", "close the vote, close, end the vote, stop, clore, clôturer, fermer, "
                   "terminer le vote, arrêter, sluiten, stemming sluiten, afsluiten, beëindigen"},
    {"close-all", "close all, close every vote, tout clore, tout fermer, fermer tous les votes, "
                  "alles sluiten, alle stemmingen sluiten"},
    {"phase",
     "time, timer, clock, pause, countdown, temps, minuteur, chrono, chronomètre, horloge, "
     "minuterie, tijd, klok, pauze, wekker, afteller"},
    {"next-phase", "next phase, phase suivante, volgende fase"},
    {"go-to-phase", "phase, go to phase, aller à la phase, étape, fase, naar fase"},
    {"one-voter-more",
     "one voter more, voter, voters, late, arrives, votant, votants, un votant de "
     "plus, arrive en retard, stemmer, stemmers, een stemmer meer, komt te laat"},
    {"one-voter-fewer", "one voter fewer, leaves, left early, un votant de moins, part, partir "
                        "plus tôt, een stemmer minder, vertrekt"},
    {"others", "others, terminals, who is here, who else, présents, autres terminaux, qui est là, "
               "anderen, andere terminals, wie is er"},
    {"bell", "bell, sound, mute, sonnerie, son, cloche, bel, geluid, stil"},
    {"ranking", "ranking, ranks, results, classement, rangs, résultats, rangschikking, rangen, "
                "resultaten, uitslag"},
    {"prepare", "agenda, prepare, rules, settings, list, liste, préparer, règles, réglages, "
                "paramètres, phases, voorbereiden, lijst, regels, instellingen, fasen"},
    {"add", "add, add a recommendation, ajouter, ajouter une recommandation, toevoegen, "
            "aanbeveling toevoegen"},
    {"ballots", "ballots, ballot, paper, bulletins, bulletin, papier, urne, stembriefjes, "
                "stembriefje, stembus"},
    {"kiosk", "kiosk, secret ballot, secret, pin, hand over the keyboard, isoloir, vote secret, "
              "passer le clavier, clavier, stemhokje, geheim, geheime stemming, toetsenbord"},
    {"journal", "journal, log, history, corrections, historique, corriger, logboek, "
                "geschiedenis, verbeteren, correcties"},
    {"rescue", "rescue, save to a new file, recover, sauver, sauvetage, récupérer, redden, "
               "bergen"},
    {"quit", "quit, exit, leave, quitter, sortir, partir, stoppen, verlaten, weggaan"},
    /* The board. */
    {"show-next", "next, next step, suivant, étape suivante, volgende, volgende stap"},
    {"show-previous", "previous, précédent, vorige"},
    {"one-by-one", "one by one, one recommendation, une par une, une à la fois, een per keer, "
                   "een voor een"},
    {"arm-totals", "results, résultats, resultaten, reveal, totals, all results, show results, "
                   "dévoiler, révéler, totaux, tous les résultats, onthullen, totalen, alle "
                   "resultaten"},
    {"arm-ranking", "ranking, classement, rangschikking, reveal the ranking, dévoiler le "
                    "classement, rangschikking onthullen"},
    {"reveal", "reveal, dévoiler, onthullen, reveal what was prepared, dévoiler ce qui est prêt, "
               "onthullen wat klaarstaat"},
    {"draw-curtain", "hide, hide results, curtain, draw the curtain, masquer, cacher, rideau, "
                     "fermer le rideau, verbergen, gordijn, gordijn dicht"},
    {"pin", "pin, keep this board, épingler, garder cet écran, vastzetten"},
    {"blank", "blank, black, empty screen, écran vide, écran noir, noir, leeg scherm, zwart, "
              "leeg"},
    /* The agenda. */
    {"edit", "edit, change, rename, modifier, changer, éditer, renommer, wijzigen, bewerken, "
             "hernoemen"},
    {"add-subgroup", "sous-groupe, new subgroup, add a subgroup, nouveau sous-groupe, ajouter "
                     "un sous-groupe, nieuwe subgroep, subgroep toevoegen"},
    {"status", "status, heading, statut, rubrique, non soumise au vote, rubriek"},
    {"withdraw", "withdraw, retirer, supprimer, intrekken, verwijderen"},
    {"held", "held or not, not held, maintenu ?, maintenu, non maintenu, maintenir, gaat door, "
             "doorgaan?, doorgaan"},
    {"renumber", "code, renumber, change the code, numéro, renuméroter, changer le code, "
                 "nummer, hernummeren"},
    {"place-up", "move up, up, monter, plus haut, omhoog"},
    {"place-down", "move down, down, descendre, plus bas, omlaag"},
    {"unfold", "unfold, texts, déplier, textes, openvouwen, teksten"},
    {"fold", "fold, replier, dichtvouwen"},
    /* Ballots. */
    {"ballot-green", "green, green dot, gommette verte, vert, groene sticker, groen"},
    {"ballot-yellow", "yellow, yellow dot, gommette jaune, jaune, gele sticker, geel"},
    {"ballot-red", "red, red dot, gommette rouge, rouge, rode sticker, rood"},
    {"ballot-take-back", "remove, ôter, enlever, wegnemen, weghalen"},
    {"hand-in", "hand in, cast, put into the box, remettre, déposer, inleveren, indienen"},
    {"call-ballot", "call up a ballot, replace a ballot, number, rappeler un bulletin, "
                    "remplacer un bulletin, numéro, stembriefje oproepen, nummer"},
    {"withdraw-ballot", "withdraw a ballot, withdraw, retirer un bulletin, retirer, stembriefje "
                        "intrekken, intrekken"},
    /* The journal. */
    {"revert", "revert, revert an event, correct, annuler un événement, annuler, corriger, "
               "terugdraaien, gebeurtenis ongedaan maken, verbeteren"},
    {"whole-event", "full, details, en entier, détails, volledig"},
    {"search", "search, find, chercher, rechercher, trouver, zoeken, vinden"},
    {"search-on", "search further, find next, chercher encore, verder zoeken"},
    {"replay", "replay, play back, film, revoir, rejouer, relire, herbekijken, terugspelen"},
    /* The ranking. */
    {"weights-back", "weights, poids, pondération, gewichten, weging"},
    {"weights-on", "more weight, plus de poids, meer gewicht"},
    {"own-rule", "rule, session's rule, règle, règle de la séance, regel"},
    {"margins", "margin, marge"},
    {"within-subgroups",
     "subgroups, within each subgroup, sous-groupes, par sous-groupe, subgroepen, "
     "per subgroep"},
    {"explain", "explain, why this rank, expliquer, explication, uitleggen, uitleg"},
    {"compare", "compare two, compare, comparer, twee vergelijken, vergelijken"},
    {"other-method", "another method, method, median, mean, autre méthode, méthode, médiane, "
                     "moyenne, andere methode, methode, mediaan, gemiddelde"},
    {"sort", "order, sort, weighted, ordre, trier, pondéré, volgorde, sorteren, gewogen"},
    {"weight-colour", "one colour, une couleur, één kleur"},
    {"report", "report, minutes, rapport, compte rendu, verslag"},
    /* The report. */
    {"print", "print, printer, imprimer, imprimante, impression, afdrukken, printen"},
    {"save-pdf", "pdf, save as pdf, save the report, export, enregistrer en pdf, exporter, "
                 "enregistrer le rapport, als pdf bewaren, rapport bewaren, exporteren"},
    {"save-html", "html, web page, page web, webpagina"},
    /* The replay. */
    {"play", "play/pause, lire/pause, speel/pauze, play, pause, lire, lecture, afspelen, "
             "spelen, pauze"},
    {"step-back", "step back, un pas en arrière, stap terug"},
    {"step-on", "step forward, un pas en avant, stap verder"},
    {"slower", "slower, moins vite, trager"},
    {"faster", "faster, speed, plus vite, vitesse, sneller, snelheid"},
    {"moment", "go to, moment, time, aller à, heure, ga naar, tijdstip"},
    {"board-then", "room, the board then, salle, écran de salle, zaal, zaalscherm"},
    {"step-by", "step by, pas, stappen"},
    {"counts-then", "counts, décompte, stand"},
    {"ranking-then", "ranking, classement, rangschikking"},
    {"ranks-over-time", "ranks over time, rangs, évolution, rangen"},
    {"look-then", "peek, voir, tonen"},
    /* The list of sessions. */
    {"open", "open it, open, open a session, ouvrir, ouvrir la séance, openen, sessie openen"},
    {"find", "search, find, chercher, rechercher, trouver, zoeken, vinden"},
    {"group", "group, grouper, regrouper, groeperen"},
    {"list-order", "sort, order, trier, ordre, sorteren, volgorde"},
    {"mark", "mark, select, marquer, sélectionner, markeren, selecteren"},
    {"compare-marked", "compare, side by side, comparer, côte à côte, vergelijken, naast elkaar"},
    {"tour",
     "tour, tutorial, learn, visite, visite guidée, découvrir, apprendre, rondleiding, leren"},
    {"demonstration",
     "demonstration, demo, démonstration, essai, exemple, demonstratie, voorbeeld"},
    {"import", "import, csv, csv file, spreadsheet, excel, importer, fichier csv, tableur, "
               "importeren, csv-bestand, rekenblad"},
    {"new",
     "new, new session, create, nouvelle, nouvelle séance, créer, nieuw, nieuwe sessie, maken"},
    {"new-from", "new from it, copy its agenda, reprendre, nouvelle depuis celle-ci, overnemen, "
                 "nieuw van deze"},
    {"rename", "rename, title, renommer, titre, hernoemen, titel"},
    {"copy-to", "copy, usb, backup, save a copy, copier, clé, clé usb, sauvegarde, sauvegarder, "
                "kopiëren, stick, kopie, reservekopie"},
    {"archive", "archive, put away, archiver, ranger, archiveren, opbergen"},
    {"list-archive", "show the archive, archives, voir les archives, archief, archief tonen"},
    {"delete-session",
     "delete, trash, remove a session, supprimer, corbeille, effacer, verwijderen, "
     "prullenbak, wissen"},
    {"list-all", "all, clear, tout, toutes, alles"},
    /* Sessions side by side. */
    {"same", "same, yes, même, oui, dezelfde, ja"},
    {"different", "different, no, différente, non, verschillend, nee"},
    {"next-pair", "next pair, suivante, volgende"},
    {"take-answer-back", "undo, undo the answer, annuler, annuler la réponse, ongedaan maken"},
    {"order", "order, sort, ordre, trier, volgorde, sorteren"},
    {"method", "other ranking, autre classement, andere rangschikking"},
    {"same-voters", "one person, same, une personne, één persoon"},
    {"other-voters", "two people, deux personnes, twee personen"},
    /* Everywhere. */
    {"back", "back, retour, terug"},
    {"cancel", "cancel, renoncer, abandonner, annuler, annuleren"},
    {"confirm", "yes, confirm, oui, confirmer, ja, bevestigen"},
    {"accept", "done, accept, valider, accepter, klaar, bevestigen"},
    {"undo-typing", "undo, annuler, ongedaan maken"},
    {"help", "help, keys, aide, touches, raccourcis, shortcuts, hulp, toetsen, sneltoetsen"},
};

enum { ACTIONS = sizeof actions / sizeof actions[0] };

const char *palette_words(const char *name) {
  for (size_t i = 0; i < ACTIONS; i++)
    if (strcmp(actions[i].name, name) == 0) return actions[i].words;
  return "";
}
