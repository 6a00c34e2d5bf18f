"""Timelines to take away, and several offices on one axis."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.test import Client

from tests.factories import OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def holders():
    for name, start, end, code in (
        ("Joseph Luns", "1971-10-01", "1984-06-25", "NL"),
        ("Lord Carrington", "1984-06-25", "1988-07-01", "GB"),
    ):
        TenureFactory(person=PersonFactory(name=name, nationalities=[code]), start=start, end=end)


def test_the_svg_is_whole_and_carries_its_style(holders):
    response = Client().get("/offices/nato-secretary-general/timeline.svg")
    assert response["Content-Type"] == "image/svg+xml"
    assert response["Content-Disposition"] == 'attachment; filename="nato-secretary-general.svg"'
    root = ET.fromstring(response.content)
    assert (root.tag, root.get("width")) == (f"{SVG}svg", "1200")
    style = root.find(f"{SVG}style").text
    assert ".nl .b,.nl .pre{fill:#a85514}" in style and "var(" not in style
    links = [link.get("href") for link in root.iter(f"{SVG}a")]
    assert "http://testserver/people/joseph-luns/#joseph-luns-nato-secretary-general-1971" in links


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_the_png_has_twice_the_pixels_of_the_svg(holders):
    svg = ET.fromstring(Client().get("/offices/nato-secretary-general/timeline.svg").content)
    response = Client().get("/offices/nato-secretary-general/timeline.png")
    assert response["Content-Type"] == "image/png"
    assert size_of(response.content) == (2400, 2 * int(svg.get("height")))


def test_the_words_of_the_png_are_drawn(holders):
    """A picture without a font would be the same whatever it is called."""
    before = Client().get("/offices/nato-secretary-general/timeline.png").content
    PersonFactory._meta.model.objects.filter(name="Joseph Luns").update(family_name="", name="Joseph Other")
    assert Client().get("/offices/nato-secretary-general/timeline.png").content != before


def test_a_shared_link_has_a_picture_of_its_office(holders):
    page = Client().get("/de/offices/nato-secretary-general/").content.decode()
    address = "/de/offices/nato-secretary-general/card.png"
    assert f'<meta property="og:image" content="http://testserver{address}">' in page
    picture = Client().get(address)
    assert picture["Content-Type"] == "image/png"
    assert size_of(picture.content) == (1200, 630)


def test_the_picture_of_a_link_names_the_holder_of_today(holders):
    before = Client().get("/offices/nato-secretary-general/card.png").content
    TenureFactory(person=PersonFactory(name="Mark Rutte"), start="2024-10-01", end="..",
                  last_confirmed=date(2026, 6, 10))  # fmt: skip
    assert Client().get("/offices/nato-secretary-general/card.png").content != before


def test_the_file_shows_the_years_asked_for(holders):
    zoomed = Client().get("/offices/nato-secretary-general/timeline.svg?from=1985&to=1987").content.decode()
    assert "Carrington" in zoomed and "Luns" not in zoomed


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/offices/nobody/timeline.svg", 404),
        ("/offices/nato-secretary-general/timeline.png?from=1900&to=1901", 404),
        ("/offices/nato-secretary-general/timeline.png?from=1971-02-30", 400),
    ],
)
def test_nothing_to_draw_is_a_helpful_page(holders, address, status):
    assert Client().get(address).status_code == status


@pytest.fixture
def two_offices(holders):
    chair = OfficeFactory(title="Chair")
    for number in range(3):
        TenureFactory(
            person=PersonFactory(name=f"Anna Holder{number}"), office=chair, slug=f"t{number}",
            start=f"{1990 + number}-01-01", end=f"{1991 + number}-01-01",
        )  # fmt: skip


def lanes(address):
    page = Client().get(address).content.decode()
    begin = page.index('<svg class="tl lanes"')
    return page[begin : page.index("</svg>\n", begin)], page


def test_offices_stand_side_by_side_the_first_one_on_top(two_offices):
    drawing, page = lanes("/offices/")
    assert drawing.index("Secretary General of NATO") < drawing.index("Chair of NATO")
    table = page[page.index("Holders by office") :]
    assert "Joseph Luns</a>" in table and "Anna Holder2</a>" in table


def test_lanes_zoom_together(two_offices):
    drawing, _ = lanes("/offices/?from=1991&to=1991")
    assert "Anna Holder1" in drawing and "Joseph Luns" not in drawing and "Anna Holder0" not in drawing


def test_narrow_screens_get_the_same_spells_as_columns(two_offices):
    drawing, page = lanes("/offices/")
    upright = page[page.index('<svg class="tl columns"') : page.index("Holders by office")]
    found = [re.findall(r'href="(/people/[^"]+)"', drawn) for drawn in (drawing, upright)]
    assert len(found[0]) == 5
    assert found[0] == found[1]


def test_lanes_cost_the_same_however_many_holders(two_offices, django_assert_max_num_queries):
    for number in range(80):
        TenureFactory(
            person=PersonFactory(name=f"Bert Holder{number}"), office=OfficeFactory(title=f"Post {number % 9}"),
            slug=f"b{number}", start=f"{1800 + number}-01-01", end=f"{1801 + number}-01-01",
        )  # fmt: skip
    with django_assert_max_num_queries(5):
        assert Client().get("/offices/").status_code == 200


def test_a_day_last_confirmed_bounds_what_a_lane_says_of_a_holder_today(two_offices):
    TenureFactory(
        person=PersonFactory(name="Mark Rutte"),
        start="2024-10-01",
        end="..",
        last_confirmed=date(2026, 6, 10),
    )
    assert "Mark Rutte. 1 Oct 2024 – in office, last confirmed 10 Jun 2026" in lanes("/offices/")[0]
