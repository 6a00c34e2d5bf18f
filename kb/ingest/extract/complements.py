"""What stands behind a title: "of NATO", "de la fédération internationale", "du Quai d'Orsay"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from kb.ingest.extract import chunks as c
from kb.ingest.extract.chunks import Chunk, Line, OfficePhrase
from kb.ingest.extract.german_phrases import nouns_end
from kb.ingest.extract.lexicon import Body, Lexicon, Office, Title, lexicon
from kb.ingest.extract.office_names import CHAIRS
from kb.ingest.extract.organizations import LEGAL_FORMS, organization_reader
from kb.ingest.extract.places import PlaceReader, of_member, of_town
from kb.ingest.extract.seats import seat_reader, titles_of

# What the name of an organization in small letters is made of.
_COMMON = frozenset((c.WORD, c.CAPITAL, c.NATION, c.BODY, c.MODIFIER))
_PORTFOLIO = _COMMON | {c.WEAK}  # "au Marché intérieur"
_LONGEST_COMMON = 9  # chunks
_PRESIDING = CHAIRS | {"Secretary General"}
_HEADED = ("Minister ", "Head ")  # what those are whom a ministry, or a chancellery, has at its head


@dataclass(slots=True)
class Scan:
    """What is gathered around one title."""

    phrase: OfficePhrase
    first: int
    last: int
    blocked: bool = False
    minister: bool = False  # "the head of the defence ministry": an office, where the ministry alone is none


_LONGEST_KIND = 5  # words that say what kind of firm it is: "the German sportswear maker Adidas"


class ComplementReader:
    """Reads the body, place or country behind a title, in one language."""

    def __init__(self, language: str) -> None:
        self.lex: Lexicon = lexicon(language)
        self.links, self.articles = self.lex.office["links"], self.lex.office["articles"]
        self.organizations = organization_reader(language)
        self.seats = seat_reader(language)
        self.places = PlaceReader(language)
        self.conjunctions = self.lex.words["conjunctions"]
        self.spans = {word for name in ("numbers", "about", "at_least") for word in self.lex.time[name]}
        self.months = {name.lower() for names in self.lex.time["months"] for name in names.split("|")}
        self.common_bodies = tuple(self.lex.bodies["common"])
        self.generic_places = self.lex.words["generic_places"]
        self.forces = self.lex.office["forces"]

    def and_another(self, line: Line, i: int) -> int:
        """The chunk after "et de l'Assemblée": a second body of the same office, which is left out."""
        chunks = line.chunks
        if i + 1 >= len(chunks) or chunks[i].kind != c.AND or chunks[i + 1].lower not in self.links:
            return i
        j = i + 2
        while j < len(chunks) and chunks[j].lower in self.articles:
            j += 1
        ends = (
            j < len(chunks)
            and chunks[j].kind == c.BODY
            and (j + 1 == len(chunks) or chunks[j + 1].kind in ",N(.")
        )
        return j + 1 if ends else i

    def linked(self, line: Line, scan: Scan, i: int) -> int:
        """The chunk after "of the X" if X is a body we know; 0 otherwise, and blocked if X is another."""
        chunks, phrase = line.chunks, scan.phrase
        if of_town(phrase.titles) or of_member(phrase.titles):
            return self._in_place(line, scan, i)
        j = i + 1
        nation = None
        while j < len(chunks) and j - i < 4 and (
            chunks[j].lower in self.articles or chunks[j].kind in (c.NATION, c.MODIFIER)
        ):  # fmt: skip
            if chunks[j].kind == c.NATION:
                nation = chunks[j].data["nationality"]
            j += 1
        if j >= len(chunks):
            return 0
        if self._apposed(chunks, j):
            j += 1  # "der Gewerkschaft Verdi"
        j = self._kind_of_firm(chunks, j)
        target = chunks[j]
        if target.kind == c.POSSESSIVE and j + 1 < len(chunks) and chunks[j + 1].lower in self.generic_places:
            phrase.own = True  # "ministre des Affaires étrangères de son pays"
            return j + 2
        if self._is_no_body(chunks, i, j):
            return 0
        field = _PORTFOLIO if chunks[i].lower in self.lex.office["field_links"] else _PORTFOLIO - {c.BODY}
        if any(title.office.portfolio for title in phrase.titles) and target.kind in field:
            return self._portfolio(chunks, j)
        if nation and (past := self._national(line, scan, j)):
            return past
        if past := self._of_forces(line, scan, j, nation):
            return past
        if (after := self._named(line, scan, i, j)) is not None:
            whose = nation if scan.minister else None  # "Chef der bayerischen Staatskanzlei"
            phrase.body = phrase.body or whose
            return after
        word = target.text.split(" ")[0].lower()
        if word in self.generic_places:
            following = chunks[j + 1] if j + 1 < len(chunks) else target
            if following.kind == c.BODY and target.lower == word:  # "des Landes Niedersachsen"
                embody(phrase, following)
                return j + 2
            phrase.body = phrase.body or nation
            return j + 1 if target.lower in self.lex.events["countries_led"] else 0
        return self._unlinked(line, scan, i, j, nation)

    def _named(self, line: Line, scan: Scan, i: int, j: int) -> int | None:
        """The chunk after a body that its name or the marks around it tell; None where there is none."""
        if past := self._in_quotes(line, scan, j):
            return past
        after = self._target(line, scan, j)
        return (self._governed(line, scan, i, j) or None) if after is None else after

    def _in_quotes(self, line: Line, scan: Scan, j: int) -> int:
        """The chunk after "der „Aktion Wald“", "der Gewerkschaft „Bahn und Bus“": a body's name set apart."""
        chunks = line.chunks
        j += j + 1 < len(chunks) and chunks[j].text[0].isupper() and chunks[j + 1].kind == '"'
        ends = range(j + 2, min(len(chunks), j + _LONGEST_COMMON))
        end = next((k for k in ends if chunks[k].kind == '"'), 0) if chunks[j].kind == '"' else 0
        if not end or not chunks[j + 1].text[0].isupper():
            return 0
        named = chunks[j + 1] if end == j + 2 and chunks[j + 1].kind == c.BODY else None
        if named is not None and not named.data["body"].code:
            embody(scan.phrase, named)
            return end + 1
        if not any(
            title.office.title in _PRESIDING and not title.office.head for title in scan.phrase.titles
        ):
            return 0
        scan.phrase.body = Body(line.text(j + 1, end))
        return end + 1

    def _governed(self, line: Line, scan: Scan, i: int, j: int) -> int:
        """The chunk after German "(Gouverneur) von Tabasco", "des Bundesstaates Tabasco": no place that we know."""
        chunks = line.chunks
        governor = any(title.office.title == "Governor" for title in scan.phrase.titles)
        if not self.lex.grammar["noun_capitals"] or not governor or chunks[j].kind not in (c.WEAK, c.CAPITAL):
            return 0
        found = self.organizations.after(line, j, known=True)
        articled = chunks[i].lower not in self.lex.events["of"]
        if found is None or (articled and line.tokens[chunks[j].first].text == found[0].name.split()[0]):
            return 0
        scan.phrase.body = found[0]
        return found[1]

    def _is_no_body(self, chunks: list[Chunk], i: int, j: int) -> bool:
        """ "Chef d'alliance", "president for March"."""
        target = chunks[j]
        kind = target.kind == c.GENERIC and self.lex.grammar["articled"] and target.text[0].islower()
        month = target.lower in self.months and chunks[i].lower in self.lex.events["stands_for"]
        return (kind and j == i + 1) or month

    def _in_place(self, line: Line, scan: Scan, i: int) -> int:
        """The chunk after "of New Orleans", "from Vermont": a town has its mayor, a country its senators."""
        found = self.places.behind(line, i)
        if found is None:
            return 0
        place, after = found
        if of_town(scan.phrase.titles) or place.code or place.region:
            scan.phrase.body = self.places.called(place.name) if of_town(scan.phrase.titles) else place
        return after

    def _national(self, line: Line, scan: Scan, j: int) -> int:
        """The chunk after "(of the) Georgian Bar Association": the people whose it is belongs to its name.

        But the Labour Party of a country is called so, and what is in a list has its name.
        """
        chunks = line.chunks
        apart = chunks[j - 1].kind != c.NATION or chunks[j].kind not in (c.WEAK, c.CAPITAL, c.NAME)
        if apart or not self.lex.grammar["attributive_bodies"]:
            return 0
        found = self.organizations.after(line, j - 1)
        words = found[0].name.split() if found is not None else []
        if not self.organizations.has_institution(words) or words[-1] in self.lex.bodies["parties_called"]:
            return 0
        return self._named_after(line, scan, j - 1)

    def _portfolio(self, chunks: list[Chunk], j: int) -> int:
        """The chunk after "(au) Marché intérieur", "(à l')Action pour le climat"; what a sentence goes on with is none.

        Where adjectives follow their nouns, a small word without a preposition is one or the verb.
        """
        endings, k = tuple(self.lex.grammar["portfolio_adjectives"]), j
        links = self.links | self.lex.bodies["links"]
        while k < len(chunks) and (
            chunks[k].kind in _PORTFOLIO or (endings and self._joins_field(chunks[k : k + 2], endings))
        ):
            small = chunks[k].kind == c.WORD and k > j and chunks[k - 1].kind != c.AND
            linked = k > j and not links.isdisjoint((chunks[k - 1].lower, chunks[k].lower))
            if endings and small and not linked and not chunks[k].lower.endswith(endings):
                break
            k += 1
        while endings and k > j + 1 and chunks[k - 1].lower in links:
            k -= 1
        return k

    def _joins_field(self, pair: list[Chunk], endings: tuple[str, ...]) -> bool:
        """ "(Économiques) et monétaires", "(à l'Énergie) et au Logement"."""
        if len(pair) < 2 or pair[0].kind != c.AND:
            return False
        return pair[1].lower in self.links or (
            pair[1].kind == c.WORD and pair[1].text.islower() and pair[1].lower.endswith(endings)
        )

    def _of_forces(self, line: Line, scan: Scan, j: int, nation: Body | None) -> int:
        """The chunk after "(of the) Polish armed forces", "(of) Ukraine's army": the country's; 0 for no such words."""
        chunks, phrase = line.chunks, scan.phrase
        if (
            chunks[j].kind == c.BODY
            and j + 2 < len(chunks)
            and chunks[j + 1].text in self.lex.grammar["owner_marks"]
        ):
            nation, j = chunks[j].data["body"], j + 2
        words = [chunk.lower for chunk in chunks[j : j + 3]]
        size = next((n for n in (2, 1) if " ".join(words[:n]) in self.forces), 0)
        states = any(title.office.of == "state" for title in phrase.titles)
        heads = self.lex.grammar["noun_capitals"] and all(
            t.office.head == "organization" for t in phrase.titles
        )
        if not size or not (states or heads):
            return 0
        after = j + size
        if self.lex.grammar["adjectives_follow"] and after < len(chunks) and chunks[after].kind == c.NATION:
            nation, after = chunks[after].data["nationality"], after + 1
        if nation is None:  # "(of) the armed forces of the Czech Republic"
            k = after
            while k < len(chunks) and k < after + 3 and chunks[k].lower in self.links | self.articles:
                k += 1
            if k > after and k < len(chunks) and chunks[k].kind == c.BODY:
                nation, after = chunks[k].data["body"], k + 1
        if nation is None or not nation.code:
            return 0
        phrase.body = phrase.body or nation
        if not states:  # "Chef der norwegischen Streitkräfte"
            phrase.titles = [Title(Office("Chief of Defence", "state"), plural=False)]
        return after

    def _unlinked(self, line: Line, scan: Scan, i: int, j: int, nation: Body | None) -> int:
        """What "of the X" means where X is no body that we know: nothing for the title, or that it is another's."""
        chunks, phrase, target = line.chunks, scan.phrase, line.chunks[j]
        lasts = (
            chunks[i].lower in self.lex.events["stands_for"] and target.lower in self.spans
        )  # "for six days"
        if target.kind in c.TIMES or lasts:
            return 0
        states = all(title.office.of == "state" and title.office.title for title in phrase.titles)
        if states and (of := _nation_of(chunks[j : j + 2])) is not None:
            phrase.body = phrase.body or of  # "ministre de la Justice du président russe"
            return 0
        if target.kind == c.NAME and states and (not phrase.body or self.lex.grammar["noun_capitals"]):
            return 0  # "ministre de la Justice de Dilma Rousseff"
        state_secretary = any(title.office.title == "Secretary of State" for title in phrase.titles)
        field = chunks[i].lower in self.lex.office["loose_links"] and target.kind in (c.WEAK, c.CAPITAL)
        if states and field and not state_secretary and self.lex.grammar["noun_capitals"]:
            return nouns_end(
                chunks, j, self.lex.bodies["links"]
            )  # "Vizeaußenminister für internationale Beziehungen"
        if chunks[i].lower in self.lex.office["loose_links"] and target.kind not in (c.WEAK, c.CAPITAL):
            scan.blocked |= state_secretary  # "… for transport" is no foreign minister
            return 0
        if nation and target.kind not in (c.WEAK, c.CAPITAL, c.NAME, c.WORD):
            return 0
        if (
            chunks[i].lower in self.lex.office["plain_links"]
            and target.kind in (c.WORD, c.OFFICE, c.TITLE)
            and not nation
        ):
            return 0
        if common := self._common(line, scan, j):
            return common
        scan.blocked = True
        return 0

    def _apposed(self, chunks: list[Chunk], j: int) -> bool:
        """ "(Of) the union Verdi": what kind of body it is, and which."""
        following = chunks[j + 1] if j + 1 < len(chunks) else None
        named = following is not None and following.kind == c.BODY and not following.data["body"].code
        return named and chunks[j].lower in self.lex.office["kinds_of_bodies"]

    def _kind_of_firm(self, chunks: list[Chunk], j: int) -> int:
        """The chunk after "du groupe", "of the French drone maker" where the firm's own name follows; else ``j``."""
        k = j
        while k < len(chunks) and k - j < _LONGEST_KIND and (chunks[k].kind == c.NATION or (
            chunks[k].kind == c.WORD and chunks[k].text.islower() and chunks[k].lower not in self.links
        )):  # fmt: skip
            k += 1
        kinds = self.lex.bodies["kinds"]
        if kinds and j < k < len(chunks) and chunks[k - 1].lower in kinds:
            own = chunks[k].kind == c.BODY and not chunks[k].data["body"].code
            return k if own or chunks[k].kind in (c.WEAK, c.CAPITAL, c.NAME) else j
        named = j + 1 < len(chunks) and chunks[j + 1].kind in (c.WEAK, c.CAPITAL, c.NAME)
        return j + (named and chunks[j].lower in self.lex.bodies["alone"])

    def _target(self, line: Line, scan: Scan, j: int) -> int | None:
        """The chunk after a seat or a body that begins with chunk ``j``; None where it is neither."""
        if any(title.office.head for title in scan.phrase.titles) and (seat := self._seated(line, j)):
            scan.phrase.titles, scan.phrase.seat = titles_of(seat[0]), True
            return seat[1]
        if line.chunks[j].kind in (c.BODY, c.GENERIC):
            return self._known(line, scan, j)
        if line.chunks[j].kind == c.MINISTRY and self.lex.grammar["noun_capitals"]:
            return self._ministry(line, scan, j)
        if any(title.office.head == "firm" for title in scan.phrase.titles):
            return self._firm(line, scan, j) or None
        return self._named_after(line, scan, j) or None

    def _ministry(self, line: Line, scan: Scan, j: int) -> int | None:
        """ "Chef des Verteidigungsressorts": its minister; of the chancellery, its head only."""
        ministers: list[Title] = line.chunks[j].data.meanings
        heads = all(title.office.head == "organization" for title in scan.phrase.titles)
        if not heads or not all(title.office.title.startswith(_HEADED) for title in ministers):
            return None
        scan.phrase.titles, scan.minister = ministers, True
        return j + 1

    def _common(self, line: Line, scan: Scan, j: int) -> int:
        """The chunk after "la fédération internationale d'athlétisme", up to a mark or a person; 0 for none."""
        chunks, at = line.chunks, line.chunks[j].start - line.sentence.start
        noun = self._noun(chunks, j)
        if self._is_association(chunks[noun]) or self._is_institution(line, noun):
            return self._described(line, scan, noun)
        known = line.sentence.text[at:].lower().startswith((*self.common_bodies, *self.lex.bodies["alone"]))
        if not known and not self._opens_name(line, j):
            return 0
        k = j
        while (
            k < len(chunks)
            and k - j < _LONGEST_COMMON
            and (
                chunks[k].kind in _COMMON
                or (k + 1 < len(chunks) and chunks[k].kind == c.AND and chunks[k + 1].lower in self.links)
            )
        ):
            k += 1
        ends = k == len(chunks) or chunks[k].kind in ",.;:()N"
        ends &= chunks[k - 1].lower not in self.lex.words["prepositions"]  # "de soutien à X"
        alone = chunks[j].lower in self.lex.bodies["alone"]  # "le président du groupe, X"
        if not ends or (k - j < 2 and not alone) or not of_organizations(scan.phrase.titles):
            return 0
        offset = line.sentence.start
        name = line.sentence.text[chunks[j].start - offset : chunks[k - 1].end - offset]
        scan.phrase.body = Body(name if name[0].isupper() and k - j > 1 else "")  # or it only describes
        return k

    def _noun(self, chunks: list[Chunk], j: int) -> int:
        """The chunk of the noun in German "(des) Auswärtigen Ausschusses", "(der) Industrie- und Handelskammer"."""
        if [chunk.kind for chunk in chunks[j + 1 : j + 3]] == ["-", c.AND] and len(chunks) > j + 3:
            return j + 3
        word = chunks[j].text
        of_town = word[0].isupper() and word.endswith(tuple(self.lex.words["town_endings"]))  # "Berliner"
        described = word in self.lex.bodies["adjectives"] or (
            of_town and j + 1 < len(chunks) and self._is_association(chunks[j + 1])
        )
        return j + (j + 1 < len(chunks) and described)

    def _opens_name(self, line: Line, j: int) -> bool:
        """ "Conférence catholique suisse de …", "Haute Autorité pour …": capitals, and the rest is written small."""
        tokens, k = line.tokens, line.chunks[j].first
        opens = False
        while k < len(tokens) and tokens[k].capital:
            opens |= tokens[k].text in self.lex.bodies["opening"]
            k += 1
        return opens and k < len(tokens) and tokens[k].word

    def _is_association(self, chunk: Chunk) -> bool:
        """German "Bauhauptverbands": what ends like one, and is not a branch of a party."""
        word, bodies = chunk.text.split()[0].lower(), self.lex.bodies
        branch = word.startswith(tuple(bodies["branches"])) and word.endswith(tuple(bodies["branching"]))
        return word.endswith(tuple(bodies["endings"])) and not branch

    def _is_institution(self, line: Line, j: int) -> bool:
        """German "(des Deutschen) Instituts für Wirtschaftsforschung": what it is, and what for."""
        chunks = line.chunks
        if not self.lex.grammar["noun_capitals"] or j + 2 >= len(chunks):
            return False
        told = chunks[j].text in self.lex.bodies["institutions"] and chunks[j + 1].lower in self.links
        return told and chunks[j].text not in self.lex.bodies["unnamed"]

    def _described(self, line: Line, scan: Scan, j: int) -> int:
        """The chunk after "des Hauptverbandes der Deutschen Schuhindustrie"; its name is not told as it is spelt."""
        if not of_organizations(scan.phrase.titles):
            return 0
        scan.phrase.body = Body("")
        return nouns_end(line.chunks, j, self.links | self.lex.bodies["links"])

    def _known(self, line: Line, scan: Scan, j: int) -> int:
        """ "of NATO"; but "of NATO Parliamentary Assembly" and "of Russia's Gazprom" are other bodies."""
        chunks = line.chunks
        after = j + 1
        if after < len(chunks) and chunks[after].text in self.lex.grammar["owner_marks"]:
            if named := self._named_after(line, scan, after + 1):
                return named
            scan.blocked = True
            return 0
        if after < len(chunks) and self._longer(line, chunks[j].last):
            found = self.organizations.after(line, j, known=True)
            if found is None or not self.organizations.has_institution(found[0].name.split()[1:]):
                scan.blocked = True
                return 0
            scan.phrase.body = found[0]
            return found[1]
        if self._is_only_begun(chunks, j):
            scan.blocked = True
            return 0
        if (inner := self._subdivision(chunks, after)) is not None:
            embody(scan.phrase, inner)
            return chunks.index(inner) + 1
        embody(scan.phrase, chunks[j])
        return after + (after < len(chunks) and chunks[after].text in LEGAL_FORMS)

    def _is_only_begun(self, chunks: list[Chunk], j: int) -> bool:
        """ "(Du) Conseil national de la transition": what is known so far is the beginning of another name."""
        if (
            not self.lex.grammar["adjectives_follow"]
            or chunks[j].kind != c.BODY
            or chunks[j].data["body"].code
        ):
            return False
        if chunks[j].text.split()[0] not in self.lex.bodies["institutions"]:
            return False
        following = [chunk.lower for chunk in chunks[j + 1 : j + 3]]
        if following and chunks[j + 1].data == "acting" and following[0].startswith("de la "):
            return True
        n = 1 if following[:1] in (["du"], ["des"]) else 2
        articled = n == 1 or (len(following) == 2 and following[0] == "de" and following[1] in self.articles)
        noun = chunks[j + 1 + n] if j + 1 + n < len(chunks) else None
        return articled and noun is not None and noun.kind == c.WORD and noun.text.islower()

    def _subdivision(self, chunks: list[Chunk], i: int) -> Chunk | None:
        """ "(Of the) United States commonwealth of Puerto Rico": the part, not the whole."""
        inside = chunks[i : i + 3]
        kinds = self.lex.words["subdivisions"]
        if len(inside) < 3 or inside[0].lower not in kinds or inside[1].lower not in self.links:
            return None
        return inside[2] if inside[2].kind == c.BODY else None

    def _seated(self, line: Line, j: int) -> tuple[list[Office], int] | None:
        """The offices of "the head of Bercy", and the chunk after the place."""
        found = self.seats.named(line.tokens, line.chunks[j].first)
        if found is None:
            return None
        offices, end = found
        following = range(j + 1, len(line.chunks))
        after = next((k for k in following if line.chunks[k].first == end), len(line.chunks))
        return (offices, after) if line.chunks[after - 1].last == end else None

    def _longer(self, line: Line, end: int) -> bool:
        """Does the name go on after ``end`` with the words of an institution?"""
        following: list[str] = []
        tokens = line.tokens[end : end + 6]
        for token, after in pairwise(tokens):
            if token.lower in self.conjunctions and after.lower in self.links:  # "du Sénat et de l'Assemblée"
                break
            if token.lower in self.organizations.links:
                continue
            if not token.capital or token.text in self.organizations.given or token.text in LEGAL_FORMS:
                break
            following.append(token.text)
        return self.organizations.has_institution(following)

    def _firm(self, line: Line, scan: Scan, j: int) -> int:
        """The chunk after "(patron) de Kalio", "du groupe Kalio": firms have no article, towns and parties no boss."""
        chunks, text = line.chunks, line.chunks[j].text
        named = chunks[j].kind in (c.WEAK, c.CAPITAL, c.NAME) and not isinstance(chunks[j].data, Body)
        linked = (
            chunks[j - 1].lower in self.lex.bodies["alone"] or chunks[j - 1].lower in self.lex.events["of"]
        )
        if not named or not linked or chunks[j - 1].lower == "du" or text in self.lex.not_names:
            return 0
        if chunks[j].kind == c.NAME and line.tokens[chunks[j].first].text in self.organizations.given:
            return 0
        found = self.organizations.after(line, j)
        if found is None or self.organizations.has_institution(found[0].name.split()):
            return 0
        scan.phrase.body = found[0]
        return found[1]

    def _whole(self, line: Line, i: int) -> int:
        """The chunk after "(the Franco-German) chamber of commerce and industry"; 0 where more hangs on it."""
        chunks, end = line.chunks, i + 1
        if end + 1 < len(chunks) and chunks[end].lower in self.links and chunks[end + 1].kind == c.WORD:
            end += 2
            if end + 1 < len(chunks) and chunks[end].kind == c.AND and chunks[end + 1].kind == c.WORD:
                end += 2
        ends = end == len(chunks) or chunks[end].kind in (*",.;:)-!?", c.AND, c.NAME, *c.EVENTS, *c.TIMES)
        return end if ends else 0

    def _named_after(self, line: Line, scan: Scan, j: int) -> int:
        """The chunk after an organization in no list that begins with chunk ``j``; 0 where none does."""
        if j >= len(line.chunks) or not of_organizations(scan.phrase.titles):
            return 0
        if not line.tokens[line.chunks[j].first].capital:
            return 0
        found = self.organizations.after(line, j)
        behind = found[1] if found is not None else j + 1
        following = line.chunks[behind].lower if behind < len(line.chunks) else ""
        if following in self.lex.bodies["wholes"] and (end := self._whole(line, behind)):
            scan.phrase.body = Body(line.text(j, end))
            return end
        if found is None:
            return 0
        if following in self.lex.bodies["parts"]:  # "the Franco-German chamber", "Siemens works council"
            scan.blocked = True
            return 0
        scan.phrase.body = _of_party(found[0], self.lex)
        return found[1]


def _of_party(body: Body, lex: Lexicon) -> Body:
    """ "CDU Deutschlands": the party; it is of no other country."""
    party, _, rest = body.name.partition(" ")
    country = lex.grammar["noun_capitals"] and party in lex.bodies["parties"] and rest in lex.genitives
    return Body(party) if country else body


def embody(phrase: OfficePhrase, chunk: Chunk) -> None:
    if chunk.kind == c.GENERIC:
        phrase.generic = phrase.generic or chunk.data
    elif phrase.body is None or (phrase.body.code and not chunk.data["body"].code):
        phrase.body = chunk.data["body"]


def _nation_of(chunks: list[Chunk]) -> Body | None:
    """Whose a title is: "président russe"; None where the first is no title."""
    if not chunks or chunks[0].kind != c.TITLE:
        return None
    nation: Body | None = chunks[0].data.nation
    if nation is None and chunks[-1].kind == c.NATION:
        nation = chunks[-1].data["nationality"]
    return nation


def of_organizations(titles: list[Title]) -> bool:
    """Can the title be one of an organization that no list has?"""
    return any(
        not title.office.organization and not title.office.head and title.office.of != "state"
        for title in titles
    )
