"""An empty draft passes the rules on structure and is flagged for its placeholders and its empty sections."""

import pytest

from reportlint.engine import check
from reportlint.errors import UsageError
from reportlint.findings import Answer, Severity
from reportlint.packs import load
from reportlint.packs.model import Profile
from reportlint.skeletons import skeleton

UNITS = ["", "砚溪县市场监督管理局", "砚溪县人民政府", "青石镇人民政府"]


@pytest.fixture(params=["fazhi", "fazhi-henan"])
def pack(request):
    return load(request.param)


def checked(pack, profile, unit):
    text = skeleton(pack, profile=profile, year=2024, unit=unit)
    given = {"profile": profile.value}
    return check("new.txt", text.encode(), packs=[pack], given=given, select=lambda rule: True, forced=True)


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("unit", UNITS)
def test_every_required_item_has_its_section(pack, profile, unit):
    answer = checked(pack, profile, unit)
    assert answer.failures == ()
    assert {verdict.answer for verdict in answer.verdicts} == {Answer.MET}
    assert [verdict.rule for verdict in answer.verdicts] == ["FZ101", "FZ102", "FZ103", "FZ104"]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("unit", UNITS)
def test_its_structure_has_no_fault(pack, profile, unit):
    findings = checked(pack, profile, unit).findings
    structure = [finding for finding in findings if finding.rule.startswith(("GW1", "GW2", "FZ2", "HN"))]
    # A date that is not filled in is a malformed date, besides.
    assert {finding.rule for finding in structure if finding.severity > Severity.INFO} <= {"GW107"}
    assert Severity.ERROR not in {finding.severity for finding in structure}


@pytest.mark.parametrize("profile", Profile)
def test_its_placeholders_and_empty_sections_are_flagged(pack, profile):
    answer = checked(pack, profile, UNITS[1])
    lines = skeleton(pack, profile=profile, year=2024, unit=UNITS[1]).splitlines()
    headings = [number for number, line in enumerate(lines, 1) if line.strip()[:2] in {"一、", "二、", "三、", "四、"}]
    assert [answer.document.place(each.span).line for each in answer.findings if each.rule == "FZ115"] == headings
    placeholders = {answer.document.place(each.span).line for each in answer.findings if each.rule == "GW501"}
    assert placeholders >= {number + 2 for number in headings} | {len(lines)}


def test_year_and_unit_are_filled_in(pack):
    text = skeleton(pack, profile=Profile.SUBMISSION, year=2024, unit="砚溪县水利局")
    assert text.count("砚溪县水利局") == 4
    assert "现将2024年度法治政府建设情况报告如下：" in text
    assert "四、2025年度主要安排" in text
    assert "{" not in text


def test_an_overlay_changes_the_title_alone():
    fazhi, henan = (
        skeleton(load(name), profile=Profile.PUBLICATION, year=2024, unit="砚溪县水利局").splitlines()
        for name in ("fazhi", "fazhi-henan")
    )
    assert fazhi[0] == "砚溪县水利局关于2024年度法治政府建设情况的报告"
    assert henan[0] == "砚溪县水利局2024年法治政府建设年度报告"
    assert fazhi[1:] == henan[1:]


def test_a_published_draft_has_no_header_and_names_no_recipient(pack):
    text = skeleton(pack, profile=Profile.PUBLICATION, year=2024)
    assert "签发人" not in text
    assert "文件" not in text
    assert "××县人民政府：" not in text


def test_a_pack_without_a_skeleton_says_so():
    with pytest.raises(UsageError) as caught:
        skeleton(load("gongwen"), profile=Profile.SUBMISSION, year=2024)
    assert caught.value.message.en == "pack gongwen has no skeleton of a draft"
