from __future__ import annotations

from io import StringIO

from report_samples import clean, sample, unreadable

from reportlint.errors import Message
from reportlint.records import replace
from reportlint.reporters import REPORTERS
from reportlint.reporters.look import Look
from reportlint.results import Failure, Results


def said(results: Results, lang: str = "zh") -> str:
    out = StringIO()
    REPORTERS["concise"](results, out, Look(lang))
    return out.getvalue()


def test_every_finding_is_one_line_with_its_place():
    assert said([sample()]) == (
        "xinxian.txt:3:5: 警告 GW301 半角“,”应为“，”\n"
        "xinxian.txt:4:1: 错误 FZ103 缺少第一责任人职责的情况\n"
        "xinxian.txt:6:1: 提示 GW105 署名\n"
    )


def test_english_is_spoken_on_request():
    assert said([sample()], "en").splitlines()[0] == "xinxian.txt:3:5: warning GW301 “,” should be “，”"


def test_a_clean_draft_says_nothing():
    assert said([clean()]) == ""


def test_what_could_not_be_checked_is_a_line_too():
    failed = replace(clean(), failures=(Failure("GW301", Message("超时", "timed out")),))
    assert said([unreadable(), failed]) == "坏.txt：二进制文件\n净.txt: 无法检查 GW301：超时\n"
    assert said([unreadable(), failed], "en") == "坏.txt: binary file\n净.txt: could not check GW301: timed out\n"


def test_a_message_with_line_breaks_stays_on_one_line():
    checked = sample()
    broken = replace(checked.findings[2], message=Message("两\n行", "two\nlines"))
    assert said([replace(checked, findings=(broken,))]) == "xinxian.txt:6:1: 提示 GW105 两 行\n"
