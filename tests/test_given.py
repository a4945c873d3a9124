from __future__ import annotations

import pytest

from reportlint.errors import UsageError
from reportlint.given import parse_facts


@pytest.mark.parametrize(
    ("pair", "fact"),
    [
        ("year=2024", {"report_year": 2024}),
        ("year＝２０２４年度", {"report_year": 2024}),
        ("year = 1980", {"report_year": 1980}),
        ("type=通知", {"report_type": "通知"}),
        ("issuer=新县=科工局", {"issuer": "新县=科工局"}),
        ("body=department", {"body": "department"}),
        ("body=乡镇", {"body": "township"}),
        ("profile=公开版", {"profile": "publication"}),
        ("profile=submission", {"profile": "submission"}),
        ("date=2025-02-01", {"date": "2025-02-01"}),
        ("date=2025年2月1日", {"date": "2025-02-01"}),
    ],
)
def test_facts_are_read_as_results_name_them(pair, fact):
    assert parse_facts([pair]) == fact


def test_the_last_of_two_values_counts():
    assert parse_facts(["year=2023", "year=2024"]) == {"report_year": 2024}


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ("year", "“year” should be “name=value”, for example year=2024"),
        ("yera=2024", "no such fact “yera”, did you mean “year”?"),
        ("xyz=1", "no such fact “xyz”; known: year, type, issuer, body, date, profile"),
        ("year=1979", "“year” cannot be “1979”; it must be: a year from 1980 to 2100"),
        ("year=²", "“year” cannot be “²”; it must be: a year from 1980 to 2100"),
        ("issuer=", "“issuer” cannot be “”; it must be: the full name of the body"),
        ("date=2025-02-30", "“date” cannot be “2025-02-30”; it must be: a date such as 2025-02-01"),
        ("profile=x", "“profile” cannot be “x”; it must be: submission, publication"),
    ],
)
def test_what_is_not_allowed_is_told_with_what_is(pair, said):
    with pytest.raises(UsageError) as caught:
        parse_facts([pair])
    assert caught.value.lines("en") == (said,)
