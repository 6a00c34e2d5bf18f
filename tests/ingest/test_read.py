"""Files, pages and addresses to Documents, and what each bad input is answered."""

import socket
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kb.ingest import fetch
from kb.ingest.read import inputs, read
from kb.ingest.records import BadInput, Tier
from kb.ingest.tables import parse

TODAY = date(2026, 11, 24)
ARTICLE = """---
title: "Rutte: der Neue"
publisher: Zeitung
language: de
published: 2024-10-01
url: https://example.org/rutte
tier: official
family: agency
licence: CC BY
---

Der  Text,\twie er ist.\x20
"""


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def refusal(path, **given):
    with pytest.raises(BadInput) as refused:
        read(path, today=TODAY, **given)
    return [(p.line, p.message) for p in refused.value.problems]


# Plain text


def test_front_matter_is_taken_off_and_the_text_kept_to_the_letter(tmp_path):
    document = read(put(tmp_path, "a.md", ARTICLE), today=TODAY)
    assert document.text == "\nDer  Text,\twie er ist.\x20\n"
    assert (document.title, document.publisher, document.language, document.published) == (
        "Rutte: der Neue",
        "Zeitung",
        "de",
        date(2024, 10, 1),
    )
    assert (document.url, document.tier, document.family) == (
        "https://example.org/rutte",
        Tier.OFFICIAL,
        "agency",
    )
    assert (document.kind, document.warnings) == ("prose", ())


def test_text_without_front_matter_is_all_text_and_its_language_is_left_open(tmp_path):
    document = read(put(tmp_path, "a.txt", "Rutte took office.\n"), today=TODAY, published=date(2024, 10, 1))
    assert (document.text, document.language, document.tier) == ("Rutte took office.\n", None, Tier.PRESS)


def test_what_the_caller_says_outranks_the_front_matter(tmp_path):
    path = put(tmp_path, "a.md", ARTICLE)
    document = read(
        path,
        today=TODAY,
        published="2024-10-02",
        language="en",
        title="T",
        publisher="P",
        url="https://u.org",
        tier="press",
    )
    assert (document.published, document.language, document.title) == (date(2024, 10, 2), "en", "T")
    assert (document.publisher, document.url, document.tier) == ("P", "https://u.org", Tier.PRESS)


def test_byte_order_mark_and_crlf_are_normalized_and_nothing_else(tmp_path):
    path = put(
        tmp_path, "a.txt", b"\xef\xbb\xbf---\r\nlanguage: de\r\n---\r\nEins\r\n zwei\xc2\xa0drei\x0b\r\n"
    )
    document = read(path, today=TODAY)
    assert (document.text, document.language) == ("Eins\n zwei\xa0drei\x0b\n", "de")


def test_three_dashes_further_down_are_text(tmp_path):
    text = "Eins\n---\nlanguage: de\n---\nzwei\n"
    assert read(put(tmp_path, "a.txt", text), today=TODAY).text == text


def test_a_missing_day_is_a_warning_not_an_error(tmp_path):
    (warning,) = read(put(tmp_path, "a.txt", "Am Dienstag."), today=TODAY).warnings
    assert warning.startswith("No publication date")


def test_a_regional_language_code_is_its_language(tmp_path):
    assert read(put(tmp_path, "a.txt", "Text"), today=TODAY, language="de-AT").language == "de"


def test_a_table_knows_its_kind_and_keeps_its_text(tmp_path):
    text = "person,office,organization,start,end\nJoseph Luns,SG,NATO,1971,1984\n"
    document = read(put(tmp_path, "a.csv", text.replace("\n", "\r\n")), today=TODAY, tier="reference")
    assert (document.kind, document.text, document.tier, document.warnings) == (
        "tenures",
        text,
        Tier.REFERENCE,
        (),
    )


# Bad input


@pytest.mark.parametrize(
    ("name", "content", "line", "message"),
    [
        ("a.txt", b"", None, "Empty file."),
        ("a.txt", b" \n\t\n", None, "Empty file."),
        ("a.txt", b"\xef\xbb\xbf", None, "Empty file."),
        ("a.csv", b"", None, "Empty file."),
        ("a.md", "---\nlanguage: de\n---\n\n", 4, "No text after the front matter."),
        ("a.txt", "eins\nzwei\nfünf".encode("latin-1"), 3, "Not UTF-8 (byte 0xFC). Save it as UTF-8"),
        ("a.txt", "Text".encode("utf-16"), 1, "Not UTF-8 but UTF-16."),
        ("a.txt", b"eins\n\x00\x01", 2, "Binary data"),
        ("a.csv", b"\x00", 1, "Binary data"),
        ("a.pdf", b"%PDF", None, "Unknown kind of file '.pdf'. Use one of .txt"),
        ("a", b"Text", None, "Unknown kind of file ''."),
        (
            "a.txt",
            "---\nlanguage: xx\n---\nText",
            2,
            "Unknown language 'xx'. Use a two-letter code such as de, en or fr.",
        ),
        (
            "a.txt",
            "---\ntitle: T\npublished: 2030-01-01\n---\nText",
            3,
            "Published 2030-01-01, which is in the future",
        ),
        ("a.txt", "---\npublished: gestern\n---\nText", 2, "Not a date: 'gestern'."),
        ("a.txt", "---\npublished: 2024-10\n---\nText", 2, "Not a whole day: '2024-10'."),
        ("a.txt", "---\npublished: 2024-13-01\n---\nText", 1, "Not a date in the front matter"),
        ("a.txt", "---\ntier: gospel\n---\nText", 2, "Unknown tier 'gospel'."),
        ("a.txt", "---\ntitle: a: b\n---\nText", 2, "Front matter is not YAML."),
        ("a.csv", "colour,size\n1,2\n", 1, "Unknown header: 'colour,size'."),
        ("a.csv", "person,office,organization,start\n", 1, "Missing column 'end' in a table of tenures."),
        ("a.html", "<html><body></body></html>", None, "No main text found on this page."),
    ],
)
def test_a_bad_file_is_refused_with_its_line_and_a_remedy(tmp_path, name, content, line, message):
    ((found_line, found),) = refusal(put(tmp_path, name, content))
    assert (found_line, found.startswith(message)) == (line, True), found


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refusal(str(tmp_path / "none.txt")) == [(None, "No such file. Check the path.")]
    assert refusal(str(tmp_path))[0][1].startswith("This is a folder.")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"language": "xx"}, "Unknown language 'xx'."),
        ({"published": date(2026, 11, 25)}, "Published 2026-11-25, which is in the future"),
        ({"published": "soon"}, "Not a date: 'soon'."),
        ({"tier": "gospel"}, "Unknown tier 'gospel'."),
    ],
)
def test_bad_arguments_are_refused(tmp_path, given, message):
    ((line, found),) = refusal(put(tmp_path, "a.txt", "Text"), **given)
    assert (line, found.startswith(message)) == (None, True), found


def test_today_is_not_in_the_future(tmp_path):
    assert read(put(tmp_path, "a.txt", "Text"), today=TODAY, published=TODAY).published == TODAY


def test_all_that_is_wrong_with_the_front_matter_is_told_at_once(tmp_path):
    path = put(tmp_path, "a.txt", "---\nlanguage: xx\npublished: soon\n---\nText")
    assert [line for line, _ in refusal(path)] == [2, 3]


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    name=st.sampled_from(["a.txt", "a.md", "a.html", "a.csv"]),
    start=st.sampled_from(
        [b"", b"---\n", b"id,tier\n", b"person,office,organization,start,end\n", b"<html>"]
    ),
    rest=st.binary(max_size=200) | st.text('",;\n-: a1.[]~?<>|', max_size=100).map(str.encode),
)
@example(name="a.csv", start=b"person,office,organization,start,end\n", rest=b"A,B,C,0000,9999~")
@example(name="a.md", start=b"---\n", rest=b"a: !!python/object:x\n---\nText")
def test_whatever_the_bytes_they_are_read_or_refused(tmp_path, name, start, rest):
    path, problems = put(tmp_path, name, start + rest), ()
    try:
        document = read(path, today=TODAY)
        if document.kind != "prose":
            for said in parse(document, today=TODAY).said:
                assert document.text[said.start : said.end] == said.quote
    except BadInput as refused:
        problems = refused.problems
    assert all(problem.message for problem in problems)


# Pages

PAGE = """<!doctype html><html lang="de-AT"><head><meta charset="{charset}"><title>Rutte im Amt | Zeitung</title>
<meta property="og:title" content="Rutte im Amt"><link rel="canonical" href="https://example.org/rutte">
{head}</head><body><nav><a href="/">Start</a></nav><article><h1>Rutte im Amt</h1>
<p>Der frühere niederländische Ministerpräsident Mark Rutte hat am Dienstag sein Amt als Generalsekretär der NATO
angetreten. Er folgt auf den Norweger Jens Stoltenberg, der das Bündnis zehn Jahre lang geleitet hatte.</p>
<p>Bei der Übergabe im Brüsseler Hauptquartier versprach er weitere Unterstützung für die Ukraine.</p></article>
<footer>Impressum</footer></body></html>"""


def page(head="", charset="utf-8"):
    return PAGE.format(head=head, charset=charset)


def linked(day, more=""):
    return (
        '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"' + day + '",'
        '"dateModified":"2025-01-01"' + more + "}]}</script>"
    )


def test_a_page_gives_its_main_text_and_what_it_says_of_itself(tmp_path):
    publisher = ',"publisher":{"@type":"Organization","name":"Zeitung"}'
    head = '<meta property="article:published_time" content="2024-09-30">' + linked(
        "2024-10-01T09:30:00+02:00", publisher
    )
    document = read(put(tmp_path, "a.html", page(head)), today=TODAY)
    assert "am Dienstag sein Amt" in document.text
    assert "Impressum" not in document.text
    assert (document.title, document.publisher, document.language) == ("Rutte im Amt", "Zeitung", "de")
    assert (document.published, document.url) == (date(2024, 10, 1), "https://example.org/rutte")


def test_a_day_in_the_future_on_a_page_is_passed_over_for_the_next(tmp_path):
    head = '<meta property="article:published_time" content="2024-09-30">' + linked("2031-01-01")
    document = read(put(tmp_path, "a.html", page(head)), today=TODAY)
    assert document.published == date(2024, 9, 30)
    assert document.warnings == ("The page says that it was published 2031-01-01, in the future: ignored.",)


def test_a_page_without_a_stated_day_gets_none(tmp_path):
    document = read(put(tmp_path, "a.html", page("<script>var d='2024-10-01'</script>")), today=TODAY)
    assert document.published is None
    assert document.warnings[0].startswith("No publication date")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("windows-1252", "cp1252"), ("iso-8859-15", "iso-8859-15"), ("nonsense", "cp1252")],
)
def test_a_page_that_is_not_utf8_is_read_as_it_declares_else_as_cp1252(tmp_path, declared, encoding):
    path = put(tmp_path, "a.html", page(charset=declared).encode(encoding))
    assert "Der frühere niederländische" in read(path, today=TODAY).text


# Addresses


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        to = self.path.removeprefix("/redirect/")
        if to != self.path:
            left = int(to)
            self.send_response(302)
            self.send_header("Location", f"/redirect/{left - 1}" if left > 1 else "/page")
            self.end_headers()
            return
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        answers = {
            "/page": (200, "text/html; charset=utf-8", page(linked("2024-10-01")).encode()),
            "/text": (200, "text/plain", b"---\nlanguage: en\n---\nRutte took office.\n"),
            "/table.csv": (200, "text/csv", b"id,title\na,One\n"),
            "/picture": (200, "image/png", b"\x89PNG"),
            "/large": (200, "text/plain", b"x" * (fetch.MAX_BYTES + 1)),
        }
        status, kind, body = answers.get(self.path, (404, "text/html", b"no"))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_an_address_is_read_like_a_file_of_its_content_type(site):
    document = read(f"{site}/page", today=TODAY, allow_private=True)
    assert (document.published, document.path) == (date(2024, 10, 1), f"{site}/page")
    assert read(f"{site}/text", today=TODAY, allow_private=True).text == "Rutte took office.\n"
    assert read(f"{site}/table.csv", today=TODAY, allow_private=True).kind == "sources"


def test_an_address_keeps_the_url_it_was_read_from(site):
    assert read(f"{site}/text", today=TODAY, allow_private=True).url == f"{site}/text"


def test_five_redirects_are_followed_and_six_are_not(site):
    assert read(f"{site}/redirect/5", today=TODAY, allow_private=True).published == date(2024, 10, 1)
    assert refusal(f"{site}/redirect/6", allow_private=True)[0][1].startswith("More than 5 redirects.")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "The server answered 404."),
        ("/picture", "'image/png' is not read."),
        ("/large", "Larger than 5 MB."),
        ("/elsewhere", "Redirects to 'file:///etc/passwd', which is not http or https."),
    ],
)
def test_what_is_no_article_is_refused(site, path, message):
    assert refusal(site + path, allow_private=True)[0][1].startswith(message)


def test_an_address_that_takes_too_long_is_given_up(site, monkeypatch):
    monkeypatch.setattr(fetch, "MAX_SECONDS", -1.0)
    assert "Took longer" in refusal(f"{site}/text", allow_private=True)[0][1]


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1]/", "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0/", "http://2130706433/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_private_addresses_are_not_read_unless_allowed(address):
    ((_, message),) = refusal(address)
    assert "private, loopback or link-local" in message


def test_the_address_that_was_checked_is_the_one_connected_to(site, monkeypatch):
    port = int(site.rpartition(":")[2])
    asked = []

    def resolve(host, *args, **kwargs):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(fetch.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(fetch, "_is_public", lambda ip: True)
    assert read(f"http://news.example:{port}/text", today=TODAY).language == "en"
    assert asked[0] == "news.example"
    assert set(asked[1:]) <= {"127.0.0.1"}


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    checks = iter([True])
    monkeypatch.setattr(fetch, "_is_public", lambda ip: next(checks, False))
    assert "private, loopback" in refusal(f"{site}/redirect/1")[0][1]


@pytest.mark.parametrize("address", ["ftp://example.org/a.txt", "file:///etc/passwd"])
def test_other_schemes_are_refused(address):
    assert refusal(address)[0][1].startswith("Only http:// and https:// addresses are read.")


@pytest.mark.parametrize(
    "address", ["http://", "http://[bad", "https://user:secret@example.org/", "http://a:99999/"]
)
def test_what_is_no_address_is_refused(address):
    assert refusal(address)[0][1].startswith("Not an address.")


# Folders


def test_folders_give_tables_first_in_reading_order_then_prose(tmp_path):
    for name, content in {
        "b/z.txt": "Text", "a.md": "Text", "page.html": "<p>Text", "README.md": "not read", ".hidden.txt": "not read",
        ".git/x.txt": "not read", "gold.json": "{}", "1-tenures.csv": "person,office,organization,start,end\n",
        "2-people.csv": "person\n", "3-offices.csv": "office,organization\n", "b/4-sources.csv": "id\n",
    }.items():  # fmt: skip
        put(tmp_path, name, content)
    found = [path.removeprefix(f"{tmp_path}/") for path in inputs([tmp_path])]
    assert found == [
        "b/4-sources.csv", "3-offices.csv", "2-people.csv", "1-tenures.csv", "a.md", "b/z.txt", "page.html"
    ]  # fmt: skip


def test_a_named_path_is_kept_whatever_it_is_and_once(tmp_path):
    readme = put(tmp_path, "README.md", "read when named")
    assert inputs([readme, readme, "none.pdf", "https://example.org/a"]) == sorted(
        [readme, "none.pdf", "https://example.org/a"]
    )
