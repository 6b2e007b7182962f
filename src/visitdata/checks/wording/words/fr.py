"""French."""

from __future__ import annotations

from visitdata.checks.wording.words.word_list import WordList, conjugated, entries

WORDS = WordList(
    script="Latin",
    before=entries(
        "selon d_après aux_yeux_de aux_yeux_du aux_yeux_des aux_yeux_d à_en_croire aux_dires_de de_l_avis_de",
        "au_dire_de aux_dires_du de_l_avis_du de_l_avis_des de_l_aveu_de du_point_de_vue_de suivant",
        "de_source citant dans_les_mots_de à_entendre au_jugement_de si_l_on_en_croit de_l_avis_d aux_dires_d",
        "aux_dires_des au_dire_du",
    ),
    before_clause=entries("pour"),
    saying=(
        *conjugated(
            "e ent a èrent ait aient é ée és ées era eront erait",
            "affirm assur déclar expliqu insist confirm contest réfut rejet récus alert estim pens redout dout",
            "soupçonn suppos avou refus accept répliqu ajout précis indiqu rapport racont relat témoign signal",
            "constat qualifi évoqu parl présent propos recommand demand réclam exig souhait recherch cherch",
            "regrett déplor excus salu protest plaid invoqu jur certifi publi not observ attribu imput statu",
            "ordonn comment rectifi rétract reproch martel clam raill minimis qualifi",
            "étonn compar condamn débout object affich ordonn allou octroy assén avanc argu approuv autoris brandi chiffr cit déclin désavou désign évalu exprim formul implor insinu lâch livr mentionn nuanc persist préconis pronostiqu sanctionn prononc analys estim rectifi prôn confi gliss relax acquitt point réit souffl chuchot épingl tanc ironis indiqu rejet dénonc revendiqu résum justifi escompt ironis",
        ),
        *entries(
            "allègue allèguent allégué interdit interdisent concède convient conviennent exclut exclu excluent retient émet émettent",
            "donne_raison prend_acte se_montre s_est_montré s_est_montrée s_inquiète s_indigne contredit contredisent tient tiennent tenait rejette rejettent répète répètent répété répétait défend défendent défendu défendait défendue",
            "plaint plaignent plaignait voient vu voyait jette réagit réagissent réagi inquiète inquiètent redit",
            "suggère suggèrent suggéré entend entendent garde_le_silence se_félicite se_réjouit conclut_à lève_le_voile",
            "dit dire disent disait disaient dira diront dite dites écrit écrivent écrivait écrivit écrite soutient",
            "soutiennent soutenu soutenait soutint prétend prétendent prétendait souligne soulignent souligné",
            "soulignait annonce annoncent annoncé annoncée annonçait annonça maintient maintiennent maintenu maintenait",
            "dément démentent démenti démentait démentit nie nient nié niait niaient avertit avertissent averti",
            "avertissait met_en_garde mettent_en_garde mis_en_garde mettait_en_garde promet promettent promis",
            "promettait promit juge jugent jugé jugeait jugea considère considèrent considéré considérait croit",
            "croient cru croyait craint craignent craignait craignit espère espèrent espéré espérait prévoit prévoient",
            "prévu prévoyait prédit prédisent prédisait reconnaît reconnait reconnaissent reconnu reconnaissait",
            "admet admettent admis admettait concède concèdent concédé répond répondent répondu répondait répondit",
            "rétorque rétorquent rétorqué rappelle rappellent rappelé rappelait révèle révèlent révélé conclut concluent",
            "conclu décrit décrivent décrivait veut veulent voulu voulait menace menacent menacé menaçait garantit",
            "garantissent fait_savoir fait_valoir font_savoir font_valoir fait_état font_état s_attend s_attendent",
            "s_attendait appelle appellent appelé appelait se_dit se_disent s_est_dit s_est_dite s_oppose s_opposent",
            "tient_pour tiennent_pour lance lancé voit voient affirme_que dénonce_que soutient_que soutient_on",
            "dit_on estime_t_on tranché",
        ),
    ),
    addressing=(
        *conjugated(
            "e ent a èrent ait aient é ée és ées era eront erait",
            "accus critiqu blâm félicit dénonc inculp exhort pri invit interpell somm incit fustig inform avis encens",
            "interrog lou remerci reproch",
        ),
        *entries("mis_en_cause met_en_cause mettent_en_cause"),
    ),
    nouns=entries(
        "accusation* allégation* affirmation* déclaration* annonce* communiqué* plainte* avertissement* démenti*",
        "promesse* menace* reproche* soupçon* témoignage* rapport* avis mots mot propos version* thèse opinion*",
        "jugement* critique* dires aveu aveux point_de_vue prévision* estimation* demande* revendication* parole*",
        "dénonciation* affirmations réquisitoire*",
    ),
    impersonal=entries("on"),
    stances=entries(
        "avis opinion conviction doutes regret regrets inquiétude inquiétudes innocence étonnement indignation",
        "confiance réserves",
    ),
    passives=entries("est sont était étaient été fut furent sera seront être soit"),
    participles=("é", "ée", "és", "ées", "dit", "dite", "dits", "dites", "u", "ue", "us", "is", "ise"),
    agents=entries("par"),
    links=entries("de du des d à au aux en pour sur avec"),
    away=entries("contre sur à au aux envers avec concernant pour"),
    relatives=entries(
        "que qu dont où lequel laquelle lesquels lesquelles quand lorsque parce si tandis quoi"
    ),
    subject_relatives=entries("qui"),
    conjunctions=entries("et ou ainsi_que mais ni"),
    adverbials=entries(
        "le la les l un une en au à dans a ont avait avaient aussi encore puis hier ce cette lundi mardi mercredi",
        "jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre",
        "décembre ainsi comme ensuite plus_tard on t il elle ils elles nouveau de",
    ),
    adverbs=entries(
        "a ont avait avaient n ne pas se s est y en l aussi encore toujours jamais déjà puis ensuite ainsi également",
        "fermement publiquement vivement nouveau de_nouveau même",
    ),
    particles=entries("le la les l de du des d un une et à au aux en pour deux trois von van ben al el"),
    own=entries("article articles"),
    own_weak=entries(
        "reportage* texte* journal auteur* autrice* éditorial* papier chronique* dépêche* enquête rapport* document*",
        "rédaction quotidien hebdomadaire magazine vidéo jugement",
    ),
    opening="L’article dit : ",
    hearsay=entries(
        "prétendument soi_disant présum* supposé* dit_on aurait auraient serait seraient anonym* on_ignore",
        "sans_que_l_on_sache inconnu*",
    ),
    hedges=entries(
        "prétendu prétendue prétendus prétendues prétendument présumé* supposé supposée supposés supposées",
        "soi_disant apparemment aurait auraient serait seraient selon d_après_des dit_on probable probablement",
        "allégué* prétend prétendent affirme_que affirment_que accuse accusent à_en_croire semble_avoir",
        "semblent_avoir semble_être soupçonné_d_avoir soupçonnée_d_avoir vraisemblablement peut_être",
    ),
    plain=entries(
        "selon_le_calendrier selon_le_plan selon_le_programme selon_la_loi selon_la_coutume selon_la_tradition",
        "selon_l_usage selon_le_protocole selon_les_règles selon_les_termes selon_la_constitution",
    ),
)
