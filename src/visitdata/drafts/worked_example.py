"""The worked example of the instructions: a report that was made up, and its draft."""

from __future__ import annotations

ARTICLE = "article"
TEXT = (
    "STRELSAU, 6 May 2031. Ana Lind, the Foreign Minister of Arcadia, arrived in Strelsau on Monday for talks"
    " with the government of Ruritania. The two states want to sign a trade agreement on Friday.\n"
    "Neighbouring states accuse Arcadia of selling rifles to Ruritania. “Everybody has seen the crates,” a"
    " diplomat said. Arcadia rejected the accusation. “We have sold grain, and nothing else,” Lind said.\n"
    "At least 40 people protested in front of the palace. Nobody was hurt.\n"
)
DRAFT = """\
{"id": "https://data.example.org/dossiers/talks",
 "title": "Talks in Strelsau, and an accusation against Arcadia",
 "language": "en",
 "articles": [
  {"id": "article", "kind": "news", "dateline": "Strelsau", "published": "2031-05-06", "language": "en"}],
 "actors": [
  {"type": "State", "id": "arcadia", "name": "Arcadia"},
  {"type": "State", "id": "ruritania", "name": "Ruritania"},
  {"type": "Person", "id": "lind", "name": "Ana Lind",
   "ties": [{"title": "Foreign Minister", "of": "Arcadia"}]},
  {"type": "Group", "id": "neighbours", "name": "neighbouring states"},
  {"type": "Person", "id": "diplomat", "name": "a diplomat", "anonymous": true},
  {"type": "Group", "id": "protesters", "name": "protesters", "size": "at least 40"}],
 "places": [{"id": "strelsau", "name": "Strelsau", "kind": "city"}],
 "events": [
  {"type": "Visit", "id": "visit", "label": "Lind visits Strelsau", "status": "occurred",
   "time": "2031-05-05", "time_text": "on Monday", "places": ["Strelsau"],
   "roles": [{"role": "visitors", "actor": "Ana Lind"}, {"role": "hosts", "actor": "Ruritania"}],
   "purpose": ["talks"],
   "evidence": ["Ana Lind, the Foreign Minister of Arcadia, arrived in Strelsau on Monday"]},
  {"type": "Meeting", "id": "talks", "kind": "talks",
   "label": "Lind and the government of Ruritania hold talks", "status": "planned",
   "roles": [{"role": "participants", "actor": "Ana Lind"}, {"role": "participants", "actor": "Ruritania"}],
   "evidence": ["for talks with the government of Ruritania"]},
  {"type": "Agreement", "id": "trade", "label": "Arcadia and Ruritania sign a trade agreement",
   "status": "planned", "time": "2031-05-09", "time_text": "on Friday",
   "roles": [{"role": "parties", "actor": "Arcadia"}, {"role": "parties", "actor": "Ruritania"}],
   "evidence": ["The two states want to sign a trade agreement on Friday"]},
  {"type": "Protest", "id": "protest", "label": "People protest in front of the palace", "status": "occurred",
   "places": ["Strelsau"], "roles": [{"role": "protesters", "actor": "protesters"}],
   "counts": [{"label": "people hurt", "kind": "people", "quantity": "0"}],
   "evidence": ["At least 40 people protested in front of the palace", "Nobody was hurt"]}],
 "statements": [
  {"id": "crates-seen", "kind": "stated", "voice": "named", "speakers": ["a diplomat"],
   "gist": "A diplomat said that everybody had seen the crates.", "about": ["Arcadia"],
   "quotes": ["Everybody has seen the crates"],
   "evidence": ["“Everybody has seen the crates,” a diplomat said"]},
  {"id": "denial", "kind": "denied", "voice": "named", "speakers": ["Arcadia"], "responds_to": ["arms"],
   "gist": "Arcadia denied that it had sold rifles.", "evidence": ["Arcadia rejected the accusation"]},
  {"id": "only-grain", "kind": "stated", "voice": "named", "speakers": ["Ana Lind"], "responds_to": ["arms"],
   "gist": "Lind said that Arcadia had sold grain, and nothing else.",
   "quotes": ["We have sold grain, and nothing else"],
   "evidence": ["“We have sold grain, and nothing else,” Lind said"]}],
 "allegations": [
  {"id": "arms", "claimants": ["neighbouring states"], "accused": ["Arcadia"], "standing": "alleged",
   "gist": "Neighbouring states accuse Arcadia of selling rifles to Ruritania.", "hedges": ["accuse"],
   "evidence": ["Neighbouring states accuse Arcadia of selling rifles to Ruritania"]}],
 "propositions": [
  {"type": "PositedTransfer", "id": "sale", "said_in": "arms", "said_as": "alleges",
   "label": "Arcadia sells rifles to Ruritania", "status": "occurred",
   "roles": [{"role": "givers", "actor": "Arcadia"}, {"role": "recipients", "actor": "Ruritania"}],
   "items": [{"label": "rifles", "kind": "weapons"}]},
  {"type": "PositedTransfer", "id": "grain", "said_in": "only-grain", "said_as": "posits",
   "label": "Arcadia sells grain", "status": "occurred", "roles": [{"role": "givers", "actor": "Arcadia"}],
   "items": [{"label": "grain", "kind": "goods"}]}]}
"""
