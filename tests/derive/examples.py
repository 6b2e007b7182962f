"""A small dossier in Turtle, written by hand, for the ontology and the shapes."""

from __future__ import annotations

from rdflib import Graph

PREFIXES = """
@prefix schema: <https://schema.org/> .
@prefix vd: <https://w3id.org/visitdata/ns#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix d: <https://data.example.org/dossiers/arcadia-visit#> .
@prefix p: <https://data.example.org/dossiers/arcadia-visit#posited:> .
"""

GOOD = (
    PREFIXES
    + """
<https://data.example.org/dossiers/arcadia-visit> a vd:Dossier, schema:Dataset ;
    vd:format "visitdata/1" ; schema:inLanguage "en" ;
    schema:name "A minister of Arcadia visits Ruritania"@en ;
    schema:isBasedOn d:article ; schema:mentions d:lind, d:arcadia, d:ruritania, d:neighbours, d:strelsau ;
    schema:about d:visit, d:talks ; schema:hasPart d:arms, d:denial, d:hearsay .

d:article a vd:Article, schema:NewsArticle ;
    vd:kind "news" ; vd:published "2031-05-04"^^edtf:EDTF ; schema:datePublished "2031-05-04"^^xsd:date .

d:lind a vd:Person, schema:Person ; schema:name "Ana Lind"@en ; vd:tie d:lind-tie .
d:lind-tie a vd:Tie ; schema:roleName "Foreign Minister"@en ; vd:of d:arcadia .
d:arcadia a vd:State, schema:GovernmentOrganization ;
    schema:name "Arcadia"@en, "Arkadien"@de ; vd:countryCode "XA" ; vd:territory d:strelsau .
d:ruritania a vd:State, schema:GovernmentOrganization ; schema:name "Ruritania"@en .
d:neighbours a vd:Group, schema:Organization ; schema:name "neighbouring states"@en .
d:strelsau a vd:Place, schema:City ; schema:name "Strelsau"@en ; vd:kind "city" ; schema:latitude 50.5 .

d:visit a vd:Visit, vd:Event, schema:Event ;
    schema:name "Lind visits Ruritania"@en ; vd:status "planned" ; schema:eventStatus schema:EventScheduled ;
    vd:time "2031-05-11/2031-05-12"^^edtf:EDTF ; vd:timeText "next Sunday and Monday" ;
    vd:earliest "2031-05-11"^^xsd:date ; vd:latest "2031-05-12"^^xsd:date ;
    schema:startDate "2031-05-11"^^xsd:date ; schema:endDate "2031-05-12"^^xsd:date ;
    vd:visitor d:lind ; vd:host d:ruritania ; schema:attendee d:lind ; schema:organizer d:ruritania ;
    schema:location d:strelsau ; vd:evidence d:e1 .
d:e1 a oa:SpecificResource ; oa:hasSource d:article ; vd:digest "9f2c5d1e0a7b4c3d" ;
    oa:hasSelector [ a oa:TextPositionSelector ;
        oa:start "120"^^xsd:nonNegativeInteger ; oa:end "188"^^xsd:nonNegativeInteger ] .

d:talks a vd:Meeting, vd:Event, schema:Event ;
    schema:name "Talks"@en ; vd:status "planned" ; vd:follows d:visit ; schema:superEvent d:visit .

d:arms a vd:Allegation, schema:Claim ;
    vd:claimant d:neighbours ; vd:accused d:arcadia ; vd:standing "alleged" ; vd:hedge "according to" ;
    schema:text "Neighbours say that Arcadia sold rifles to Ruritania."@en ; schema:author d:neighbours ;
    vd:time "[..2031-05-04]"^^edtf:EDTF ; vd:latest "2031-05-04"^^xsd:date ; vd:alleges p:arms-sale .
p:arms-sale a vd:Proposition, vd:PositedTransfer ;
    vd:positedLabel "Arcadia sells rifles to Ruritania"@en ; vd:positedStatus "occurred" ;
    vd:positedTime "2030~"^^edtf:EDTF ; vd:positedEarliest "2030-01-01"^^xsd:date ;
    vd:positedGiver d:arcadia ; vd:positedRecipient d:ruritania ; vd:positedItem d:rifles ;
    vd:positedFollows d:talks ; vd:positedEvidence d:e2 .
d:rifles a vd:PositedItem ;
    vd:positedLabel "rifles"@en ; vd:positedKind "weapons" ; vd:positedQuantity d:dozens .
d:dozens a vd:PositedQuantity ; vd:positedWords "dozens" ; vd:positedAtLeast 24.0 ; vd:positedAbout 30.0 .
d:e2 a oa:SpecificResource ; oa:hasSource d:article ; vd:digest "0b1d2f3a4c5e6f70" ;
    oa:hasSelector [ a oa:TextPositionSelector ;
        oa:start "530"^^xsd:nonNegativeInteger ; oa:end "611"^^xsd:nonNegativeInteger ] .

d:denial a vd:Statement ; vd:kind "denied" ; vd:speaker d:arcadia ; schema:author d:arcadia ;
    schema:text "Arcadia says that it sold nothing."@en ; vd:respondsTo d:arms, d:hearsay ; vd:denies p:sale .
p:sale a vd:Proposition, vd:PositedTransfer ;
    vd:positedLabel "Arcadia sells"@en ; vd:positedStatus "occurred" ; vd:positedVersionOf p:arms-sale .

d:hearsay a vd:Proposition, vd:PositedAllegation ;
    vd:positedClaimant d:lind ; vd:positedStanding "alleged" ; vd:positedVia d:arms ;
    vd:positedGist "Neighbours say that Lind says it too."@en ; vd:positedAbout d:arcadia ;
    vd:positedAlleges p:gift .
p:gift a vd:Proposition, vd:PositedEvent ; vd:positedLabel "A gift"@en ; vd:positedStatus "planned" .
"""
)


def graph(*parts: str) -> Graph:
    """The graph of some Turtle, with the prefixes above."""
    return Graph().parse(data=PREFIXES + "\n".join(parts), format="turtle")
