"""Spanish."""

from __future__ import annotations

from visitdata.checks.wording.words.word_list import WordList, conjugated, entries

WORDS = WordList(
    script="Latin",
    before=entries(
        "según de_acuerdo_con a_juicio_de a_juicio_del en_opinión_de en_opinión_del en_palabras_de",
        "en_palabras_del a_decir_de a_ojos_de a_ojos_del a_los_ojos_de conforme_a a_criterio_de citando_a",
        "desde_el_punto_de_vista_de en_boca_de por_boca_de a_entender_de al_parecer_de",
        "a_juicio_de_los en_opinión_de_los",
    ),
    before_clause=entries("para"),
    saying=(
        *conjugated(
            "a an ó aron aba aban ado ada ados adas ará arán aría ando",
            "afirm asegur declar explic subray confirm rechaz alert consider juzg estim opin sospech acept replic",
            "precis indic record relat testific revel señal constat calific habl present recomend reclam busc",
            "amenaz lament deplor disculp protest argument invoc jur garantiz public observ comunic manifest expres",
            "apunt destac reiter dictamin sentenci orden coment rectific retract reproch imput tach tild matiz",
            "compar reivindic contest asever aduc anticip cifr cuestion descart detall discrep divulg evalu explic formul implor interpret mencion narr notific objet pronunci razon ruega solicit teoriz condecor aprueb multa puntualiz responsabiliz conden repudi achac desestim zanj espet brome ironiz celebr aplaud recalc remarc enfatiz recrimin declin evit desvel adelant aclar plante insinu valor apel augur vaticin conjetur aleg",
        ),
        *entries(
            "se_mostró se_muestra se_muestran se_mostraron quisieron arguye arguyó adujo adujeron alude aludió decide decidió",
            "entiende entienden entendió excluye excluyó expone expuso expusieron prohíbe prohibió rehúsa rehusó discrepa intuye",
            "ve ven vio vieron veía absuelve absolvió absolvieron queja quejan quejó quejaron sugiere sugieren sugirió",
            "defiende defienden defendió defendieron confía confían confió responsabiliza contaron plantea planteó",
            "da_a_conocer dio_a_conocer dado_a_conocer da_a_entender dio_a_entender guarda_silencio guardó_silencio",
            "arremete arremetió reacciona reaccionó desliza deslizó elude eludió dice dicen dijo dijeron dicho decía decían diciendo dirá dirán escribe escriben escribió escribieron",
            "escrito escribía anuncia anuncian anunció anunciaron anunciado anunciaba sostiene sostienen sostuvo",
            "sostuvieron sostenía sostenido insiste insisten insistió insistieron insistía insistido mantiene mantienen",
            "mantuvo mantuvieron mantenía desmiente desmienten desmintió desmintieron desmentido niega niegan negó",
            "negaron negado negaba advierte advierten advirtió advirtieron advertido advertía promete prometen prometió",
            "prometieron prometido piensa piensan pensó pensaba cree creen creyó creía creían teme temen temía temió",
            "espera esperan esperaba esperó duda dudan dudó dudaba prevé prevén previó preveía prevista predice predicen",
            "predijo supone suponen supuso reconoce reconocen reconoció reconocieron reconocido admite admiten admitió",
            "admitieron admitido confiesa confiesan confesó concede responde responden respondió respondieron añade",
            "añaden añadió añadieron recuerda recuerdan cuenta cuentan contó concluye concluyen concluyó describe",
            "describen describió describieron propone proponen propuso propusieron pide piden pidió pidieron pedía",
            "exige exigen exigió exigieron quiere quieren quiso quería saluda saludó repite repitió falló falla",
            "informa informan informó informaron informado atribuye atribuyó pronostica pronosticó insinúa desea desean",
            "se_niega se_negó se_negaron se_compromete se_comprometió se_comprometieron no_quiso no_quiere puso_en_duda",
            "pone_en_duda da_por dio_por calla calló compromete denuncia_que lee_en transmite",
        ),
    ),
    addressing=(
        *conjugated(
            "a an ó aron aba aban ado ada ados adas ará arán ando ar",
            "acus critic culp alab elogi felicit denunci inst exhort invit inculp proces pregunt interpel reprob",
            "llam avis",
        ),
        *entries("agradece agradeció agradecieron reprende reprendió urge urgió"),
    ),
    nouns=entries(
        "acusación acusaciones alegación alegaciones alegato* afirmación afirmaciones declaración declaraciones",
        "anuncio* comunicado* denuncia* advertencia* desmentido* promesa* amenaza* reproche* sospecha* testimonio*",
        "informe* opinión opiniones palabra palabras versión versiones tesis juicio crítica* confesión",
        "previsión estimación petición demanda* exigencia* señalamiento*",
    ),
    stances=entries(
        "opinión convicción dudas pesar preocupación inocencia sorpresa indignación confianza reservas convencida",
        "convencido",
    ),
    passives=entries("es son fue fueron era eran sido será serán ser siendo"),
    participles=("ado", "ada", "ados", "adas", "ido", "ida", "idos", "idas", "dicho", "dicha"),
    agents=entries("por"),
    links=entries("de del a al en para con por"),
    away=entries("contra sobre a al con hacia acerca respecto para"),
    relatives=entries("que quien quienes cuyo cuya cuyos cuyas donde cuando si porque mientras cual cuales"),
    conjunctions=entries("y e o u pero ni"),
    adverbials=entries(
        "el la los las un una en a ha han había habían también de_nuevo luego después ayer hoy este esta lunes",
        "martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto",
        "septiembre octubre noviembre diciembre así como además se lo le les según",
    ),
    adverbs=entries(
        "ha han había habían no se lo le les también nunca siempre ya aún todavía luego además de_nuevo volvió_a",
        "vuelve_a públicamente firmemente así incluso",
    ),
    particles=entries("el la los las de del un una y en a al para dos tres von van ben don doña libre"),
    own=entries("artículo artículos"),
    own_weak=entries(
        "reportaje* texto* diario* autor* autora* editorial* crónica* noticia* informe* documento* periódico*",
        "columna* redacción revista* vídeo video sentencia*",
    ),
    opening="El artículo dice: ",
    hearsay=entries(
        "presunt* supuest* habría habrían al_parecer se_dice se_cree anónim* desconocid* se_rumorea no_se_dice",
        "sin_nombrar dizque",
    ),
    hedges=entries(
        "presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente",
        "aparente aparentes aparentemente al_parecer según habría habrían dizque pretendid* se_dice_que",
        "llamado_así alega alegan afirma_que afirman_que acusa acusan posiblemente probablemente quizá quizás",
        "se_cree_que sería serían asegura_que aseguran_que de_acuerdo_con_fuentes",
    ),
    plain=entries(
        "por_supuesto en_el_supuesto según_el_calendario según_lo_previsto según_el_plan según_el_programa",
        "según_la_ley según_la_costumbre según_la_tradición según_las_normas según_los_términos según_lo_acordado",
        "según_el_protocolo según_la_constitución dan_por_supuesto",
    ),
)
