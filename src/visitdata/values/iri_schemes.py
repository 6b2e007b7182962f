"""The schemes of IRIs that are registered, and what an IRI with another one was likely meant to be.

Names are those of the registry "Uniform Resource Identifier (URI) Schemes" (RFC 7595), permanent, provisional
and historical ones alike.
"""

from __future__ import annotations

import re
from functools import cache

_REGISTERED = """
aaa aaas about acap acct acd acr adiumxtra adt afp afs aim amss android appdata apt ar ark at attachment
aw barion bb beshare bitcoin bitcoincash blob bolo cabal calculator callto cap cast casts chrome chrome-
extension cid coap coaps com-eventbrite-attendee content content-type crid cstr cvs dab dat data dav dhttp
diaspora dict did dis dlna-playcontainer dlna-playsingle dns dntp doi dpp drm drop dtmi dtn dvb dvx dweb
ed2k eid elsi embedded ens ethereum example facetime fax fdc feed feedready fido file filesystem finger
first-run-pen-experience fish fm ftp fuchsia-pkg geo gg git gitoid gizmoproject go gopher graph grd gtalk
h323 ham hcap hcp http https hxxp hxxps hydrazone hyper iax icap icon im imap info iotdisco ipfs ipn ipp
ipps irc irc6 ircs iris iris.beep iris.lwz iris.xpc iris.xpcs isostore jabber jar jms keyparc lastfm lbry
ldap ldaps leaptofrogans lid lorawan lpa lpp lsid lvlt machineprovisioningprogressreporter magnet
mailserver mailto maps market matrix message mid mms modem mongodb mongodb+srv moz ms-access ms-drive-to
ms-enrollment ms-excel ms-getoffice ms-help ms-infopath ms-media-stream-id ms-powerpoint ms-project ms-
publisher ms-search-repair ms-secondary-screen-controller ms-secondary-screen-setup ms-settings ms-
settings-airplanemode ms-settings-bluetooth ms-settings-camera ms-settings-cellular ms-settings-
cloudstorage ms-settings-connectabledevices ms-settings-displays-topology ms-settings-emailandaccounts ms-
settings-language ms-settings-location ms-settings-lock ms-settings-nfctransactions ms-settings-
notifications ms-settings-power ms-settings-privacy ms-settings-proximity ms-settings-screenrotation ms-
settings-wifi ms-settings-workplace ms-spd ms-transit-to ms-visio ms-walk-to ms-word msnim msrp msrps mss
mt mtqp mumble mupdate mvn mvrp mvrps mwmp news nfs ni nih nntp nostr notes num ocf oid onenote
opaquelocktoken openid openpgp4fpr otpauth p1 pack palm paparazzi payment payto pkcs11 platform pop pres
prospero proxy psyc pttp pwid qb query quic-transport redis reload res resource rmi rsync rtmfp rtmp rtsp
rtsps rtspu sarif secondlife secret-token service session sftp sgn shc shelter shttp sieve simpleledger
simplex sip sips skype smb smp sms smtp snews snmp soap.beep soap.beeps soldat spiffe spotify ssb ssh
starknet steam stun stuns submit svn swh swid swidpath tag taler teamspeak teapot teapots tel teliaeid
telnet tftp things thismessage thzp tip tn3270 tool turn turns tv udp unreal upn upt urn ut2004 uuid-in-
package v-event vemmi ventrilo ves videotex view-source vnc vscode vscode-insiders vsls w3 wais wasm wasm-
js wcr web+ap web3 webcal wifi wpid ws wss wtai wyciwyg xcon xcon-userid xfire xftp xmlrpc.beep
xmlrpc.beeps xmpp xrcp xri ymsgr z39.50 z39.50r z39.50s
"""

# Prefixes by which IRIs are often shortened (CURIEs): what they stand for, and what may follow them.
_SHORTENED = {
    "dbpedia": ("http://dbpedia.org/resource/", ".+"),
    "dbr": ("http://dbpedia.org/resource/", ".+"),
    "foaf": ("http://xmlns.com/foaf/0.1/", ".+"),
    "geonames": ("https://sws.geonames.org/", "[0-9]+/?"),
    "gnd": ("https://d-nb.info/gnd/", "[0-9X-]+"),
    "isni": ("https://isni.org/isni/", "[0-9]{15}[0-9X]"),
    "orcid": ("https://orcid.org/", "([0-9]{4}-){3}[0-9]{3}[0-9X]"),
    "ror": ("https://ror.org/", "0[0-9a-z]{8}"),
    "viaf": ("http://viaf.org/viaf/", "[0-9]+"),
    "wd": ("http://www.wikidata.org/entity/", "[QPL][0-9]+"),
    "wikidata": ("http://www.wikidata.org/entity/", "[QPL][0-9]+"),
    "wdt": ("http://www.wikidata.org/prop/direct/", "P[0-9]+"),
}
_WEB_SCHEMES = ("http", "https")
_DAMAGED = {"hxxp": "http", "hxxps": "https", "ttp": "http", "ttps": "https"}
_WEB = re.compile("(?i:(https?)):/*([^/?#].*)", re.DOTALL)
_HOST = re.compile(r"(?s)[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+:[0-9]+(?:[/?#].*)?")


@cache
def _registered() -> frozenset[str]:
    return frozenset(_REGISTERED.split())


def is_registered(scheme: str) -> bool:
    """Whether a scheme, in any case, is registered."""
    return scheme.lower() in _registered()


def unlikely_iri(iri: str) -> str | None:
    """What makes an absolute IRI one that was likely not meant, as the end of a sentence; None for others.

    That is a scheme that is not registered (`wd:Q7747`) or that was damaged (`hxxps://example.org`), or
    one of the web without a host (`https:/example.org`).
    """
    scheme, _, rest = iri.partition(":")
    if scheme.lower() in _WEB_SCHEMES:
        return None if _has_host(rest) else f"names no host: {scheme}: is followed by two slashes and a host"
    if scheme.lower() in _DAMAGED:
        return f'has the scheme "{scheme}", which is a defanged or damaged form of http'
    return None if is_registered(scheme) else f'has the scheme "{scheme}", which is not registered'


def _has_host(rest: str) -> bool:
    return rest.startswith("//") and rest[2:3] not in {"", "/", "?", "#", ":"}


def likely_iri(iri: str) -> str | None:
    """The IRI that was meant by an unlikely one, where it can only be that one."""
    scheme, _, rest = iri.partition(":")
    web = _WEB.fullmatch(iri)
    if web is not None:
        return f"{web[1].lower()}://{web[2]}"
    if scheme.lower() in _DAMAGED and _has_host(rest):
        return f"{_DAMAGED[scheme.lower()]}:{rest}"
    space, pattern = _SHORTENED.get(scheme.lower(), ("", ""))
    if space and re.fullmatch(pattern, rest):
        return space + rest
    return f"https://{iri}" if _HOST.fullmatch(iri) else None
