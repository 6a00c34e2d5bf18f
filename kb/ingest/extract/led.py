"""What someone leads, and which office that is: a body, a government, a country, a region."""

from __future__ import annotations

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk
from kb.ingest.extract.discourse import HEADS, OfficeName
from kb.ingest.extract.event import Event
from kb.ingest.extract.lexicon import Body
from kb.ingest.extract.office_names import CHAIRS, admits, codes
from kb.ingest.extract.people import Person
from kb.ingest.extract.reading import Reading

_CHIEF = "Chief Executive"
_BARE = 3  # words of "à la présidence"
_NATION = 4  # chunks of "gouvernement des Pays-Bas"
_AGENT = 6  # chunks between a verb and who does it


def government_led(reading: Reading, event: Event) -> OfficeName | None:
    """ "Leads the Dutch government": its prime minister, or whoever heads it there."""
    units = event.clause.units
    for i, unit in enumerate(units):
        if unit.lower not in reading.lex.led or not i:
            continue
        body = (
            units[i - 1].data["nationality"] if units[i - 1].kind == c.NATION else _seated(reading, units, i)
        )
        if body is None:
            continue
        if body.region or reading.clauses.preposition(event.clause, i - 1):
            return None
        titles = ("Prime Minister", "Chancellor", "President")
        return next(((title, body.name) for title in titles if admits(body.code, title)), None)
    return None


def _seated(reading: Reading, units: list[Chunk], i: int) -> Body | None:
    """ "Die Regierung in Sarajevo": the country whose capital follows."""
    place = units[i + 2].data if i + 2 < len(units) else None
    return place if isinstance(place, Body) and units[i + 1].lower in reading.lex.words["places"] else None


def object_led(reading: Reading, event: Event) -> tuple[OfficeName | None, Chunk | None]:
    """What leading it makes someone: a body, a government, or "the organization" that the article is about."""
    units, free = event.clause.units, reading.lex.grammar["free_order"]
    fronted = event.at if reading.lex.grammar["varies_names"] else 0  # what stands before the verb is not led
    if any(unit.kind == c.BLOCKED for unit in units[fronted:]):
        return None, None
    for i, unit in enumerate(units):
        if (i < event.at and not free) or reading.clauses.preposition(event.clause, i):
            continue
        if i and units[i - 1].lower in reading.lex.events["no_object"]:
            continue
        small = reading.lex.words["determiners"]
        adverbs = (
            c.MODIFIER if reading.lex.grammar["varies_names"] else ""
        )  # "qui dirigeait jusqu'ici Frontex"
        between = [
            u for u in units[event.at + 1 : i]
            if u.lower not in small | reading.lex.events["adverbs_of_leading"]
            and u.kind not in c.TIMES
            and u.kind != adverbs
        ]  # fmt: skip
        if between and not free:
            return None, None
        following = units[i + 1] if i + 1 < len(units) else None
        owns = following is not None and following.text in reading.lex.grammar["owner_marks"]
        if not owns and (country := _country_led(reading, event, unit)):
            return country, unit
        if unit.kind in (c.BODY, c.GENERIC):
            body = unit.data["body"] if unit.kind == c.BODY else unit.data
            if body.genitive or (unit.kind == c.GENERIC and body.name not in reading.discourse.bodies):
                continue
            office = _in_the_chair(reading, event, body) or _head_of(reading, body)
            name_follows = following is not None and (
                _is_only_begun(reading, units[i + 1 : i + 3])
                or following.kind in (c.WEAK, c.NAME)
                or _is_part(reading, following)
                or (not free and following.kind in (c.BODY, c.CAPITAL) and following.first == unit.last)
            )  # "a dirigé Renault Samsung Motors"
            return (office, unit) if office and not body.code and not name_follows else (None, None)
        pronouns = reading.lex.events["object_pronouns"] - reading.lex.words["determiners"]
        if not free and unit.lower in pronouns and event.subject is not None:
            office = reading.discourse.last_office(event.subject)
            return (office, unit) if office else (None, None)
        if title := reading.lex.led.get(unit.lower):
            nation = _nation(reading, units[i + 1 : i + 4])
            return ((title, nation.name), unit) if nation else (None, None)
        if unit.lower in reading.lex.events["firms_led"] and _CHIEF in reading.discourse.titles_held:
            return (_CHIEF, reading.discourse.body_with_head(_CHIEF)), unit
        if unit.lower in reading.lex.events["generic_bodies"]:
            topic = reading.discourse.topic
            if topic and _has_another(reading, event, topic):
                return None, None
            return (topic, unit) if topic and reading.lex.heads.get(topic[1]) == topic[0] else (None, None)
    return None, None


def _head_of(reading: Reading, body: Body) -> OfficeName | None:
    """French "dirige la Catalogne" may tell of a team; who heads a region governs it."""
    return None if body.region and reading.lex.grammar["varies_names"] else reading.lex.headed(body.name)


def _is_only_begun(reading: Reading, behind: list[Chunk]) -> bool:
    """ "Préside le Conseil national des droits de l'homme": a longer name, of which we know the beginning."""
    goes_on = reading.lex.grammar["adjectives_follow"] and len(behind) == 2
    return bool(goes_on) and behind[0].lower in ("des", "du") and behind[1].kind == c.WORD


def _has_another(reading: Reading, event: Event, office: OfficeName) -> bool:
    """Has the article just given somebody else the office, and this one another?"""
    person = event.subject
    if person is None or office in person.held or not person.held or event.past:
        return False
    return any(other is not person for other in reading.discourse.holders.get(office, ()))


def leads_something(reading: Reading, event: Event) -> bool:
    """German "leitete das Museum": a noun shows what, and it is no body that has been spoken of."""
    units = event.clause.units
    for i in range(1, len(units)):
        noun = units[i].kind == c.WEAK and units[i].data.person is None
        if (
            noun
            and units[i - 1].lower in reading.lex.events["articles_of_led"]
            and not reading.clauses.preposition(event.clause, i - 1)
        ):
            return units[i].lower not in reading.lex.events["bodies_led"]
    return False


def _is_part(reading: Reading, following: Chunk) -> bool:
    """ "Led the NATO mission": the noun behind a body says what of it."""
    plain = following.kind in (c.WORD, c.CAPITAL) and not following.lower.endswith("ly")
    words = reading.lex.events["behind_led"]
    return bool(words) and plain and following.lower not in words


def led_by(reading: Reading, event: Event) -> tuple[Person, Chunk, OfficeName] | None:
    """ "NATO, which was led by X", "the bank, headed by X since 2019": X, and what heads of it are called."""
    units, agents = event.clause.units, reading.lex.words["agent"]
    behind = units[event.at + 1 : event.at + 2]
    if reading.lex.grammar["free_order"] or not event.past or not behind or behind[0].lower not in agents:
        return None
    mention = next((u for u in units[event.at + 2 : event.at + _AGENT] if u in event.people), None)
    if mention is None or mention.kind != c.NAME:
        return None
    body = _body_led(reading, event)
    office = reading.lex.headed(body.name) if body is not None and not body.code else None
    office = office or _government_before(reading, event)
    return (event.people[mention], mention, office) if office is not None else None


def _government_before(reading: Reading, event: Event) -> OfficeName | None:
    """French "le gouvernement norvégien, dirigé par X": its prime minister."""
    small = reading.lex.events["passive"] | reading.lex.words["auxiliaries"] | reading.lex.words["relatives"]
    before = [unit for unit in event.clause.units[: event.at] if unit.lower not in small]
    if not before and event.clause.after is not None:
        before = event.clause.after.units
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k].lower in reading.lex.led), -1)
    nation = _nation(reading, before[at + 1 :]) if at >= 0 and reading.lex.grammar["varies_names"] else None
    governed = at > 0 and before[at - 1].lower not in reading.lex.words["descriptive"]
    if nation is None or nation.region or governed or len(before) - at > _NATION:
        return None
    title = reading.lex.led[before[at].lower]
    return (title, nation.name) if title != "Prime Minister" or admits(nation.code, title) else None


def _body_led(reading: Reading, event: Event) -> Body | None:
    """What stands before the verb, in its clause or at the end of the one that it hangs on."""
    units, clause = event.clause.units[: event.at], event.clause
    small = (
        reading.lex.words["relative_subjects"]
        | reading.lex.events["passive"]
        | reading.lex.words["auxiliaries"]
        | (reading.lex.words["subject_relatives"] or reading.lex.words["relative_openers"])
    )
    while units and (units[-1].lower in small or units[-1].kind == c.MODIFIER):
        units = units[:-1]
    if not units and clause.after is not None:
        clause = clause.after
        units = clause.units
    if not units or units[-1].kind not in (c.BODY, c.GENERIC):
        return None
    if reading.clauses.preposition(clause, len(units) - 1):
        return None
    body: Body = units[-1].data if units[-1].kind == c.GENERIC else units[-1].data["body"]
    return body


def presidency(reading: Reading, event: Event) -> tuple[OfficeName, Chunk] | None:
    """French "accède à la présidence du Pérou", "occupe la présidence de la République": what the verb is about."""
    units, words = event.clause.units, reading.lex.words
    if not reading.lex.grammar["varies_names"]:
        return None
    small = words["determiners"] | words["of"] | words["places"]
    at = event.at + 1
    while at < len(units) and (units[at].lower in small or units[at].kind in c.TIMES):
        at += 1
    unit = units[at] if at < len(units) else None
    if unit is None or unit.kind == c.BLOCKED:
        return _acceded_to(reading, event, unit) if unit is not None else None
    behind = [u for u in units[at + 1 : at + 6] if u.lower not in words["determiners"]]
    led = unit.lower in reading.lex.events["presidencies"] and behind and behind[0].lower in words["of"]
    if not led or len(behind) < 2:
        return None
    if behind[1].kind == c.BODY:
        body: Body = behind[1].data["body"]
        return (("President", body.name), unit) if body.code and admits(body.code, "President") else None
    if behind[1].lower not in reading.lex.events["countries_led"]:
        return None
    nation = _nation(reading, behind[2:])
    return ("President", nation.name if nation is not None else _country_of(event)), unit


def _acceded_to(reading: Reading, event: Event, unit: Chunk) -> tuple[OfficeName, Chunk] | None:
    """ "À la présidence", as one phrase: of the country or the republic that it names, or that is known to be theirs."""
    if any(title.office.head != "presidency" for title in unit.data.titles):
        return None
    body: Body | None = unit.data.body
    if body is not None:
        return (("President", body.name), unit) if body.code and admits(body.code, "President") else None
    country = _country_of(event)
    named = unit.lower.split()[-1] in reading.lex.events["countries_led"]
    return (("President", country), unit) if named or (country and len(unit.lower.split()) == _BARE) else None


def led_before(reading: Reading, event: Event) -> tuple[OfficeName, Chunk] | None:
    """ "La Croix-Rouge, qu'elle a dirigée", "l'Assemblée, que préside X": the body or ministry before the relative."""
    units = event.clause.units
    edge = max((k for k in event.clause.breaks if k < event.at), default=0)
    if not edge and event.at > 1 and units[event.at - 1].lower in reading.lex.clause["restriction"]:
        edge = event.at - 1  # "l'Assemblée que préside X"
    before = units[:edge] or (event.clause.after.units if event.clause.after is not None else [])
    if not before or units[edge].lower not in reading.lex.clause["restriction"]:
        return None
    last = before[-1]
    if last.kind == c.OFFICE and last.data.title.startswith("Minister "):
        return reading.office(last, event.line), last
    if last.kind not in (c.BODY, c.GENERIC) or not reading.lex.grammar["varies_names"]:
        return None
    body: Body = last.data if last.kind == c.GENERIC else last.data["body"]
    office = reading.lex.headed(body.name) if not body.code and not body.region else None
    return (office, last) if office is not None else None


def _nation(reading: Reading, after: list[Chunk]) -> Body | None:
    """Whose government: "le gouvernement norvégien", "le gouvernement des Pays-Bas"."""
    if after and after[0].kind == c.NATION:
        body: Body | None = after[0].data.get("nationality")
        return body
    small = reading.lex.words["of"] | reading.lex.words["determiners"]
    named = next((unit for unit in after if unit.lower not in small), None)
    of_country = bool(after) and after[0].lower in small and named is not None and named.kind == c.BODY
    body = named.data["body"] if of_country and named is not None else None
    return body if body is not None and body.code else None


def _in_the_chair(reading: Reading, event: Event, body: Body) -> OfficeName | None:
    """ "Has chaired the OSCE": its chair, where that is another than its head."""
    chairs = event.trigger.lower in reading.lex.events["in_the_chair"]
    return reading.lex.titles.get(body.name, {}).get("Chair") if chairs else None


def _country_led(reading: Reading, event: Event, unit: Chunk) -> OfficeName | None:
    """ "Il avait dirigé le pays": the first office of a country that is known to be theirs."""
    code = unit.data["body"].code if unit.kind == c.BODY else ""
    presides = event.trigger.lower in reading.lex.events["presiding"] and event.subject is not None
    if presides and (
        admits(code, "President") if code else unit.lower in reading.lex.events["countries_led"]
    ):
        return "President", unit.data["body"].name if code else _country_of(event)
    if event.subject is None or not (code or unit.lower in reading.lex.events["countries_led"]):
        return None
    heads = [office for office in event.subject.held if office[0] in HEADS]
    held = [office for office in heads if office[1] in codes()] or [o for o in heads if not o[1]]
    fitting = [office for office in held if not code or codes().get(office[1]) == code]
    return fitting[0] if len(fitting) == 1 else None


def _country_of(event: Event) -> str:
    """Whose president someone has been said to be, if of one country only."""
    held = event.subject.held if event.subject is not None else ()
    countries = {body for title, body in held if title == "President" and body in codes()}
    return countries.pop() if len(countries) == 1 else ""


def _sole_head(code: str) -> str:
    """Who governs a country where nobody else can be meant: in a monarchy its prime minister, or the chancellor."""
    if admits(code, "Chancellor"):
        return "Chancellor"
    if not admits(code, "Prime Minister"):
        return "President"
    return "Prime Minister" if not admits(code, "President") else ""


def at_the_head(reading: Reading, event: Event) -> OfficeName | None:
    """ "Stood at the head of NATO": the head of the one body named."""
    units = event.clause.units
    if reading.lex.events["leadership"].isdisjoint(event.clause.words):
        return None
    chaired = not reading.lex.events["presidencies"].isdisjoint(event.clause.words)
    names = {u.data["body"].name for u in units if u.kind == c.BODY and not u.data["body"].code}
    names |= {u.data.name for u in units if u.kind == c.GENERIC}
    if reading.lex.grammar["free_order"] and _is_of_another(reading, units):
        return None
    office = reading.lex.headed(next(iter(names))) if len(names) == 1 else None
    return None if chaired and office is not None and office[0] not in CHAIRS else office


def _is_of_another(reading: Reading, units: list[Chunk]) -> bool:
    """ "An der Spitze einer Delegation der Nato": of the delegation."""
    at = next((i for i, u in enumerate(units) if u.lower in reading.lex.events["leadership"]), len(units))
    nouns = (u.kind for u in units[at + 1 :] if u.kind in (c.WEAK, c.CAPITAL, c.BODY, c.GENERIC))
    return next(nouns, c.BODY) in (c.WEAK, c.CAPITAL)


def governed(reading: Reading, event: Event) -> OfficeName | None:
    """ "Regiert Sachsen seit 2017": the head of the one region named."""
    if event.trigger.lower not in reading.lex.events["governing"]:
        return None
    regions = {u.data["body"].name for u in event.clause.units if u.kind == c.BODY and u.data["body"].region}
    capitals = [u.data for u in event.clause.units if u.kind == c.CAPITAL and isinstance(u.data, Body)]
    regions |= {body.name for body in capitals if body.region}
    name = next(iter(regions)) if len(regions) == 1 else ""
    if name:
        return reading.lex.heads[name], name
    countries = {u.data["body"].name for u in event.clause.units if u.kind == c.BODY and u.data["body"].code}
    if reading.lex.grammar["free_order"]:  # "in Den Haag regiert X"
        countries |= {body.name for body in capitals if body.code}
    held = [office for office in event.subject.held if office[1] in countries] if event.subject else []
    if held or len(countries) != 1 or not reading.lex.grammar["free_order"]:
        return held[0] if len(held) == 1 else None
    name = next(iter(countries))
    bare = (
        [title for title, body in event.subject.held if title in HEADS and not body] if event.subject else []
    )
    if len(bare) == 1 and admits(codes()[name], bare[0]):  # "Präsident X … X regiert Georgien seit 2004"
        return bare[0], name
    head = _sole_head(codes()[name]) if not reading.is_of_sport else ""
    return (head, name) if head else None
