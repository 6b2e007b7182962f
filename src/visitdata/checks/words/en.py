"""English."""

from __future__ import annotations

from visitdata.checks.words.word_list import WordList, conjugated, entries

WORDS = WordList(
    script="Latin",
    before=entries(
        "according_to in_the_words_of in_the_view_of in_the_opinion_of in_the_eyes_of in_the_account_of",
        "in_the_judgement_of in_the_judgment_of on_the_word_of by_the_account_of citing quoting",
        "as_per for_its_part as_told_by as_seen_by",
    ),
    before_clause=entries("for to"),
    saying=(
        *conjugated(
            "- s ed ing",
            "assert complain confirm contend contest maintain mention proclaim reaffirm recall recount reject respond",
            "retract recant suggest suspect assum deem expect doubt acknowledg threaten tweet publish remark add hint",
            "portray depict recommend voic protest repudiat insist explain express foretell forecast predict question",
            "lament appeal plead answer await protest stress affirm testifi object anticipat downplay cast",
        ),
        *conjugated(
            "e es ed ing",
            "announc argu declar conced emphasis emphasiz observ pronounc reiterat disclos believ acknowledg apologis",
            "apologiz declin pledg alleg conclud estimat describ characteris characteriz propos guarante assur voic",
            "disput welcom deplor recognis recogniz attribut ascrib oppos assum advocat reserv reserv not anticipat",
            "insinuat speculat surmis minimis minimiz",
        ),
        *entries(
            "say says said saying stated stating claimed claiming denied denies deny denying reported reporting holds",
            "foresee foresees foresaw replied replies reply replying revealed reveals reveal revealing ruled rules",
            "found finds find held swear swears swore testify testifies testified think thinks thought consider",
            "considers considered feared fears hoped hoping agree agrees agreed agreeing admit admits admitted",
            "admitting refuse refuses refused refusing promised promising vow vows vowed wrote writes write written",
            "implied implies imply posted posts presented presents want wants wanted regret regrets regretted",
            "dismissed dismisses dismiss corrected corrects cautioned cautions quipped joked noted notes pled",
            "sentenced commented countered countering reasoned takes_issue took_issue takes_pride took_pride",
            "talked_of talks_of speaks_of spoke_of spoken_of pointed_out points_out point_out laid_claim lays_claim",
            "made_clear makes_clear gave_notice hailed hails wished wishes swore doubted worried worries worry",
            "asserted signalled signals signaled indicated indicates indicate intends intended convinced",
            "is_convinced are_convinced was_convinced were_convinced is_quoted are_quoted was_quoted were_quoted",
            "lashed_out lashes_out hit_out hits_out hit_back hits_back pushed_back pushes_back shot_back brushed_aside",
            "supports supported backed endorsed endorses favours favoured offered offers confessed confesses",
            "is_certain are_certain is_sure are_sure is_concerned are_concerned is_worried are_worried is_said_by",
            "predicted forecasts put_it puts_it attested attests",
        ),
    ),
    addressing=(
        *conjugated("e es ed ing", "accus blam prais denounc urg advis critiqu challeng invit indict"),
        *conjugated(
            "- s ed ing",
            "condemn warn ask charg inform thank extol laud rebuk reproach scold slam remind indict convict fault",
            "summon mock insult commend counsel implor instruct lambast congratulat question reprimand",
        ),
        *conjugated("e es ed ing", "charg rebuk congratulat implor lambast criticis criticiz"),
        *entries(
            "tell tells told telling called calling demanded demanding ordered ordering sued honoured honored",
            "extolled extolling rebutted rebuts begged begs notified notifies quoted_as cited_as persuaded",
        ),
    ),
    noun_verbs=entries(
        "claim claims report reports state states call calls demand demands promise promises",
        "present",
        "order orders question questions fear hope hopes doubt doubts comment comments commented answer answers",
        "answered note vows pledges threat request requests requested caution speaks speak spoke spoken calls_for",
        "plan plans planned objects object objected reasons counters countered view views",
    ),
    nouns=entries(
        "allegation allegations accusation accusations claim claims statement statements report reports charge",
        "charges complaint complaints denial denials assertion assertions announcement warning warnings word words",
        "view views opinion opinions account version testimony testimonies remark remarks comment comments eyes",
        "suspicion suspicions estimate estimates prediction predictions forecast finding findings ruling verdict",
        "judgment judgement insistence contention confession admission promise pledge threat call demand request",
        "declaration communique assessment criticism praise belief conviction refusal",
    ),
    passives=entries("be is are was were been being am s_been"),
    participles=("ed", "said", "told", "written", "found", "held", "thought", "sworn", "known"),
    agents=entries("by"),
    possessives=entries("s"),
    links=entries("of in for from at to with"),
    away=entries("against about on over to toward towards concerning regarding for with at"),
    relatives=entries("who whom whose which that where when while because if whether"),
    conjunctions=entries("and or & nor as_well_as"),
    adverbials=entries(
        "on in at by the a yesterday today monday tuesday wednesday thursday friday",
        "saturday sunday january february march april may june july august september october november december",
        "as once more",
    ),
    adverbs=entries(
        "also again then later earlier has have had now still never always often repeatedly publicly openly firmly",
        "flatly strongly recently meanwhile however even further just already first therefore thus simply only so",
        "clearly explicitly formally officially angrily reportedly allegedly privately once more does do did not",
    ),
    particles=entries("the a an of in for and de van von der den la le al el bin ibn the to at on two three"),
    own=entries("article articles"),
    own_weak=entries(
        "report story text piece column editorial review broadcast programme documentary post ruling document",
        "author authors newspaper paper reporter journalist magazine statement communique video outlet",
    ),
    inversion="opening",
    opening="The article says: ",
    hearsay=entries(
        "reportedly allegedly purportedly supposedly apparently rumoured rumored alleged sources unnamed unknown",
        "anonymous anonymously nobody_knows not_said",
    ),
    hedges=entries(
        "alleged allegedly reportedly purported purportedly supposed supposedly apparent apparently ostensibl*",
        "so_called self_styled suspected presumed presumably rumoured rumored unconfirmed putative the_claimed",
        "is_said_to are_said_to was_said_to were_said_to said_to_have is_believed_to are_believed_to believed_to_be",
        "is_thought_to are_thought_to thought_to_have is_alleged_to is_reported_to_have is_reported_to_be are_reported_to_have are_reported_to_be the_reported",
        "claims_that claim_that claims_to claim_to claims_it claims_he claims_she claims_they may_have might_have",
        "could_have according_to accuses accuse accused_by is_accused_of are_accused_of was_accused_of",
        "were_accused_of alleges allege says_that say_that said_that perhaps maybe",
    ),
    plain=entries(
        "heir_apparent heirs_apparent supposed_to according_to_plan according_to_schedule according_to_law",
        "according_to_custom according_to_tradition according_to_the_plan according_to_the_schedule",
        "according_to_the_rules according_to_the_law according_to_protocol according_to_the_constitution",
        "according_to_the_treaty according_to_the_agreement",
    ),
)
