"""German."""

from __future__ import annotations

from visitdata.checks.wording.words.word_list import WordList, conjugated, entries

WORDS = WordList(
    script="Latin",
    before=entries(
        "laut nach_angaben nach_angabe nach_worten nach_den_worten nach_auskunft nach_darstellung nach_ansicht",
        "nach_meinung nach_aussage nach_aussagen nach_einschätzung nach_auffassung nach_überzeugung nach_lesart",
        "aus_sicht in_den_augen in_den_worten gemäß nach_mitteilung nach_erkenntnissen nach_informationen",
        "nach_berichten nach_einem_bericht unter_berufung_auf heißt_es_aus heißt_es_in heißt_es_bei hieß_es_aus",
        "hieß_es_in hieß_es_bei nach_schätzung nach_schätzungen nach_der_ansicht nach_der_darstellung im_urteil",
    ),
    before_clause=entries("so für"),
    after=entries("zufolge nach_zu_urteilen gemäß"),
    saying=(
        *conjugated(
            "t te ten en",
            "sag erklär behaupt beton beteuer versicher bestätig leugn verneint droh gelob glaub vermut erwart rechn",
            "befürcht fürcht hoff bezweifel zweifel verlang weiger prophezei bezeichn nann nenn stuf argumentier",
            "entschuldig bedauer begrüß zitier urteil forder mahn wiederhol kommentier plädier unterstell folger",
            "schätz protokollier korrigier klag rüg erinner meld schilder erzähl dementier verkünd bekräftig",
            "verteidig spekulier beklag mein warn äußer",
        ),
        *conjugated(
            "et ete eten en", "behaupt vermut erwart rechn fürcht befürcht meld bericht leugn deut bezeichn"
        ),
        *entries(
            "vergleicht verglich verglichen verpflichtet verpflichtete drückte_sein entgegnet entgegnete entgegneten antwortet antwortete antworteten antworten erwidert erwiderte erwiderten kontert",
            "konterte konterten ergänzt ergänzte ergänzten vertritt vertreten vertrat vertraten erwähnt erwähnte erwähnten",
            "verweigert verweigerte verweigerten verlautbart bejaht bejahte bietet_an bot_an akzeptiert akzeptierte untersagt",
            "untersagte verbietet verbot verboten verfügt verfügte genehmigt genehmigte bereut bereute verhängt ordnet_an",
            "ordnete_an gilt_als_sicher bekennt bekannte beharrt beharrte beharren resümiert bilanziert prognostiziert",
            "prognostizierte raunt scherzte lästert schimpft schimpfte höhnt rät riet raten verspottet unterstützt",
            "unterstützte unterstützen mitteilte mitteilten mitteilt mitteilen ankündigte ankündigten ankündigt angab angaben einräumte einräumt zugab",
            "zurückwies zurückweist vorwarf vorwarfen vorwirft vorwerfen bekanntgab feststellte feststellt hinwies hinweist",
            "aufforderte aufrief darlegte voraussagte zusagte ablehnte zustimmte anprangerte hervorhob gibt_die_schuld",
            "wertet werten wertete werteten bewertet bewertete moniert monierte bemängelt bemängelte signalisiert",
            "signalisierte unterstreicht unterstrich verweist verwies verwiesen wünscht wünschte empfiehlt empfahl",
            "empfehlen dankt dankte gratuliert gratulierte schweigt schwieg schwiegen spricht_von verhängte",
            "mutmaßt mutmaßte spottet spottete gesagt schrieb schrieben schreibt geschrieben erklärt behauptet meint meinte meinten gemeint geäußert",
            "bestreitet bestreiten bestritt bestritten mitgeteilt angegeben angekündigt bekanntgegeben gemeldet",
            "zurückgewiesen gewarnt gedroht versprach versprachen verspricht versprechen versprochen gelobt zugesagt",
            "eingeräumt gestand gestanden gesteht gestehen denkt dachte dachten gerechnet geweigert abgelehnt zugestimmt",
            "vorausgesagt geht_davon_aus gehen_davon_aus ging_davon_aus gingen_davon_aus festgestellt hält halten",
            "hielt hielten sieht sehen sprach spricht sprechen sprachen gesprochen nennt genannt beschreibt beschrieb",
            "beschreiben beschrieben besteht_darauf bestehen_darauf bestand_darauf bestanden_darauf entschied",
            "entscheidet entschieden befand befanden befindet sucht suchen suchte will wollen wollte wollten möchte",
            "möchten gefordert appelliert appellierte appellierten widersprach widerspricht widersprachen widersprochen",
            "gemahnt dargelegt vorgeworfen vorgehalten geschätzt drängt drängte pocht pochte heißt_es hieß_es geklagt",
            "wirbt setzt_auf unterstellt freut_sich freute_sich wundert_sich wunderte_sich beruft_sich berief_sich",
            "angezeigt angezweifelt ausgeschlossen überzeugt",
        ),
    ),
    addressing=(
        *conjugated(
            "t te ten en", "beschuldig bezichtig verdächtig kritisier lob verurteil tadel pranger frag würdig"
        ),
        *entries(
            "wirft warf werfen warfen gelobt angeprangert angeklagt belastet belastete belasteten bat baten bittet bitten gebeten gefragt",
            "gewürdigt preist pries priesen beschimpft beschimpfte informiert informierte",
            "unterrichtet unterrichtete lädt lud eingeladen fragt aufgefordert aufgerufen",
        ),
    ),
    nouns=entries(
        "vorwurf vorwürfe* vorwurfs anschuldigung* behauptung* aussage* angabe* erklärung* mitteilung* bericht*",
        "darstellung* dementi* warnung* drohung* versprechen* zusage* wort worte worten ansicht* meinung* sicht",
        "einschätzung* beschuldigung* anklage* kritik äußerung* stellungnahme* urteil* version* ankündigung*",
        "forderung* lesart verdacht* bekanntgabe* auskunft auskünfte* schreiben rede reden zeugnis these thesen",
        "anzeige* beschwerde* vermutung*",
    ),
    stances=entries(
        "ansicht meinung auffassung überzeugung zweifel bedauern besorgnis unschuld verständnis erstaunen empörung",
        "zuversicht schuld bedenken standpunkt sorge_um",
    ),
    passives=entries("wird werden wurde wurden worden werde würde würden"),
    participles=("t", "geworfen", "gehalten", "gewiesen", "geschrieben", "sprochen", "genannt", "gebeten"),
    agents=entries("von vom durch seitens"),
    links=entries("von vom der des in im aus bei für an am zu zum zur"),
    away=entries("gegen über zu mit an wegen gegenüber"),
    relatives=entries(
        "weil ob obwohl nachdem während wenn als deren dessen welche welcher welches die_der wobei"
    ),
    that=entries("dass daß"),
    conjunctions=entries("und oder sowie aber sondern noch weder"),
    separable=entries(
        "macht machte machten machen hebt hob heben legt schlägt schlug schlagen stellt warf lässt ließ",
        "fügt fügte fügten teilt teilte teilten teilen gibt gab gaben geben kündigt kündigte kündigten kündigen weist wies wiesen",
        "weisen wirft warf warfen werfen hält hielt hielten halten sagt sagte räumt räumte räumten räumen lehnt",
        "lehnte lehnten lehnen stimmt stimmte stimmten stimmen stellt stellte stellten stellen sieht sah sahen",
        "sehen fordert forderte forderten fordern ruft rief riefen rufen legt legte legten legen lastet lastete",
        "prangert prangerte prangerten klagt klagte klagten klagen zeigt zeigte zeigten zweifelt zweifelte schließt",
        "schloss schlossen deutet deutete führt führte führten nimmt nahm",
    ),
    detached=entries(
        "hinzu verantwortlich hervor klar sich nahe frei offen mit an zu bekannt zurück vor ein ab fest auf aus dar voraus nahe hin entgegen"
    ),
    auxiliaries=entries(
        "hat haben hatte hatten habe will wollen wollte wollten kann können konnte darf möchte wird"
    ),
    adverbials=entries(
        "am im in auf bei vor nach um seit gestern heute montag dienstag",
        "mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september",
        "oktober november dezember wie dabei",
        "einem einer der dem den das die interview rede schriftlich",
    ),
    adverbs=entries(
        "auch so dann später zuvor erneut wieder zudem dagegen nun zunächst zuletzt inzwischen hat haben habe hatte",
        "hatten bereits jetzt weiter weiterhin öffentlich stets immer nicht nie schon selbst sich jedoch aber",
    ),
    particles=entries(
        "der die das des dem den ein eine einer von vom zu zur zum für und im in am an de van zwei drei frei freie"
    ),
    own=entries("artikel* zeitungsartikel* zeitungsbericht*"),
    own_weak=entries(
        "bericht* text* beitrag beitrags reportage* kommentar* meldung* zeitung* blatt autor* autorin* leitartikel*",
        "sendung* dokument* urteil* verfasser* redaktion magazin*",
    ),
    opening="Im Artikel heißt es: ",
    hearsay=entries(
        "angeblich* mutmaßlich* soll sollen dem_vernehmen_nach gerücht* vermeintlich* anonym* ungenannt* unbekannt*",
        "bleibt_offen",
    ),
    hedges=entries(
        "angeblich* mutmaßlich* mutmasslich* vermeintlich* vermutlich* offenbar anscheinend sogenannt* sog",
        "so_genannt* vorgeblich* behauptet* behauptete* dem_vernehmen_nach laut nach_angaben zufolge scheinbar*",
        "gerüchteweise soll_angeblich unbestätigt* dürfte_haben wirft_vor beschuldigt will_haben möglicherweise",
        "womöglich wohl_nicht",
    ),
    plain=entries(
        "behauptet_sich behaupten_sich behauptete_sich laut_vertrag laut_plan laut_gesetz laut_satzung",
        "laut_fahrplan laut_und es_laut wird_laut werden_laut wurde_laut wurden_laut",
    ),
    framed=(
        ("soll", "haben"),
        ("sollen", "haben"),
        ("soll", "sein"),
        ("sollen", "sein"),
        ("dürfte", "haben"),
        ("dürften", "haben"),
        ("will", "haben"),
        ("wollen", "haben"),
    ),
    inflected=True,
    bare_genitive=True,
    owner_first=True,
    compounds=True,
)
