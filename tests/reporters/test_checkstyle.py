from __future__ import annotations

from lxml import etree
from machine_samples import PATH, extracted, nasty, text_of
from report_samples import clean, sample, unreadable


def test_every_draft_is_a_file_and_every_finding_an_error():
    assert text_of("checkstyle", [sample(), clean(), unreadable()]) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<checkstyle version="4.3">\n'
        '  <file name="xinxian.txt">\n'
        '    <error line="3" column="5" severity="warning" message="半角“,”应为“，”" source="reportlint.GW301" />\n'
        '    <error line="4" column="1" severity="error" message="缺少第一责任人职责的情况"'
        ' source="reportlint.FZ103" />\n'
        '    <error line="6" column="1" severity="info" message="署名" source="reportlint.GW105" />\n'
        "  </file>\n"
        '  <file name="净.txt" />\n'
        '  <file name="坏.txt">\n'
        '    <error line="1" severity="error" message="坏.txt：二进制文件" source="reportlint" />\n'
        "  </file>\n"
        "</checkstyle>\n"
    )


def test_marks_survive_and_what_xml_forbids_is_replaced():
    root = etree.fromstring(text_of("checkstyle", [nasty()]).encode())
    assert root[0].get("name") == PATH
    assert root[0][2].get("message") == '半角“,”：应为“，”  ::error::100% <&>"]]>��[31m'


def test_of_a_web_page_only_the_line_of_its_source_is_known():
    root = etree.fromstring(text_of("checkstyle", [extracted("html", source_line=7)]).encode())
    assert (root[0][0].get("line"), root[0][0].get("column")) == ("7", None)
