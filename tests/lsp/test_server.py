"""The language server as an editor has it: over its standard streams, with a real client."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from editor import SECONDS, Editor, able, until
from lsprotocol import types
from lsprotocol.types import DiagnosticSeverity, PositionEncodingKind

pytestmark = pytest.mark.asyncio(loop_scope="package")

FAULTY = (Path(__file__).parents[2] / "examples" / "faulty.txt").read_text("utf-8")
TITLE = "关于2024年度工作的报告\n\n"
EVERYWHERE = types.Range(types.Position(0, 0), types.Position(999, 0))


def only(found: dict[str, types.CodeAction], start: str) -> types.CodeAction:
    """The one action whose title begins so."""
    [action] = [each for title, each in found.items() if title.startswith(start)]
    return action


async def test_findings_are_diagnostics_with_all_that_belongs_to_them(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "报告.txt", FAULTY)
    found = editor.of(uri, "FZ202")
    assert found.message == "这里写的是 2023 年，与报告年度 2024 年不一致"
    assert (found.severity, found.source, found.code_description) == (DiagnosticSeverity.Error, "reportlint", None)
    assert (found.range.start, editor.words(uri, found.range)) == (types.Position(10, 72), "2023")
    [other] = found.related_information or []
    assert (other.message, other.location.uri) == ("这里是 2024 年", uri)
    assert editor.words(uri, other.location.range) == "2024"
    assert set(found.data) == {"fingerprint"}
    assert editor.of(uri, "GW302").severity is DiagnosticSeverity.Warning
    assert editor.of(uri, "FZ501").severity is DiagnosticSeverity.Information


async def test_what_is_absent_stands_where_it_belongs(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    found = editor.of(uri, "FZ103")
    assert found.message == "缺少党政主要负责人履行推进法治建设第一责任人职责的情况（应写在此前）"
    assert (found.range.start, editor.words(uri, found.range)) == (types.Position(34, 2), "四")


ASTRAL = "关于2024年度工作的报告\r\n\r\n一、𠮷田镇😀宣传××次。\r二、全年𠮷培训\f××次，\u2028开展××次。\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
async def test_positions_are_right_beyond_the_bmp_whatever_ends_a_line(
    editor: Editor, tmp_path: Path, newline: str
) -> None:
    text = newline.join([TITLE.rstrip(), "", "一、𠮷田镇😀宣传××次。", "二、𠮷田镇培训××次。", ""])
    uri = await editor.open(tmp_path / "a.txt", text)
    found = [each.range for each in editor.diagnostics(uri) if each.code == "GW501"]
    assert [editor.words(uri, each) for each in found] == ["××", "××"]
    assert found[0] == types.Range(types.Position(2, 10), types.Position(2, 12))
    assert found[1] == types.Range(types.Position(3, 8), types.Position(3, 10))


async def test_mixed_line_ends_and_marks_that_are_none_leave_positions_right(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", ASTRAL)
    found = [each.range for each in editor.diagnostics(uri) if each.code == "GW501"]
    assert [(each.start.line, editor.words(uri, each)) for each in found] == [(2, "××"), (3, "××"), (3, "××")]


@pytest.mark.parametrize(
    ("units", "start", "end"),
    [(PositionEncodingKind.Utf8, 26, 30), (PositionEncodingKind.Utf32, 8, 10)],
)
async def test_positions_are_in_the_units_that_the_client_likes_best(
    tmp_path: Path, units: PositionEncodingKind, start: int, end: int
) -> None:
    editor = await Editor.start(capabilities=able(encodings=[units, PositionEncodingKind.Utf16]))
    assert editor.units == units.value
    uri = await editor.open(tmp_path / "a.txt", TITLE + "一、𠮷田镇😀宣传××次。\n")
    found = editor.of(uri, "GW501").range
    assert (found.start.character, found.end.character) == (start, end)
    assert editor.words(uri, found) == "××"
    shown = await editor.hover(uri, 2, end - 1)
    assert shown is not None
    assert shown.range == found
    assert await editor.stop() == 0


async def test_a_byte_order_mark_and_half_a_character_move_nothing(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", "\ufeff一、宣传\ud800××次。\n")
    found = editor.of(uri, "GW501").range
    assert (found.start, found.end) == (types.Position(0, 6), types.Position(0, 8))


async def test_typing_is_checked_when_it_pauses_and_only_then(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", TITLE + "一、宣传××次。\n")
    before = len(editor.told[uri])
    for count in range(5):
        editor.type(uri, f"{TITLE}一、宣传{count}次。\n")
    await editor.saying(uri, lambda: editor.type(uri, f"{TITLE}一、宣传9次，发放xx份。\n"))
    assert len(editor.told[uri]) == before + 1
    assert editor.words(uri, editor.of(uri, "GW501").range) == "xx"


async def test_saving_is_checked_at_once(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", TITLE)
    editor.type(uri, TITLE + "一、宣传××次。\n")
    saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
    await editor.saying(uri, lambda: editor.client.text_document_did_save(saved))
    assert editor.words(uri, editor.of(uri, "GW501").range) == "××"


async def test_closing_takes_all_back(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    editor.type(uri, FAULTY + "\n")
    await editor.close(uri)
    assert editor.diagnostics(uri) == ()
    await asyncio.sleep(0.4)
    assert editor.diagnostics(uri) == ()
    assert await editor.hover(uri, 34, 3) is None


@pytest.mark.parametrize(
    ("name", "language", "checked"),
    [
        ("a.py", "python", False),
        ("a.html", "html", False),
        ("a.log", "plaintext", True),
        ("a.TXT", "text", True),
        ("a.md", "markdown", True),
    ],
)
async def test_only_plain_text_and_markdown_are_checked(
    editor: Editor, tmp_path: Path, name: str, language: str, checked: bool
) -> None:
    uri = await editor.open(tmp_path / name, FAULTY, language)
    assert ("GW501" in editor.codes(uri)) is checked
    assert bool(await editor.actions(uri, EVERYWHERE)) is checked


async def test_a_text_that_an_editor_only_shows_is_not_checked(editor: Editor) -> None:
    assert editor.codes(await editor.open("git:/a/报告.txt?%7B%7D", FAULTY)) == []


async def test_a_text_without_a_file_is_checked_and_can_be_waived_only_in_itself(editor: Editor) -> None:
    uri = await editor.open("untitled:Untitled-1", "# 报告\n\n一、宣传××次。\n", "markdown")
    found = await editor.actions(uri, editor.of(uri, "GW501").range)
    assert "豁免 GW501：在这段前写一行注释（补上理由才生效）" in found
    assert [title for title in found if "写入" in title] == []


async def test_a_hover_tells_rule_ground_and_reason(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    place = editor.of(uri, "GW109").range
    shown = await editor.hover(uri, place.start.line, place.start.character + 1)
    assert shown is not None
    assert shown.range == place
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind is types.MarkupKind.Markdown
    title, message, basis, why = shown.contents.value.split("\n\n")
    assert title == "**GW109 报告中夹带请示事项 · 警告**"
    assert message == "“恳请县人民政府拨付”是请示事项，不得夹带在报告中"
    assert basis.startswith("依据：《党政机关公文处理工作条例》")
    assert "：“" in basis
    assert why.startswith("理由：")


async def test_a_hover_quotes_the_draft_without_making_markdown_of_it(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", TITLE + "一、宣传___次。\n")
    place = editor.of(uri, "GW501").range
    shown = await editor.hover(uri, place.start.line, place.start.character)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert r"\_\_\_" in shown.contents.value


async def test_a_hover_over_the_heading_of_a_required_item_tells_the_verdict(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    shown = await editor.hover(uri, 12, 4)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.value == (
        "**✓ FZ101 主要举措和成效**\n\n第 13 行  一、主要举措和成效\n\n"
        "依据：《法治政府建设与责任落实督察工作规定》第四章　年度报告"
    )
    assert await editor.hover(uri, 0, 0) is None


async def test_a_hover_over_the_line_where_a_part_is_missing_tells_of_it(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    shown = await editor.hover(uri, 34, 8)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.value.startswith("**FZ103 第一责任人职责履行情况 · 错误**")
    assert "**✓ FZ104 下一年度主要安排**" in shown.contents.value


FIXABLE = "关于2024年度工作的报告\n\n　　一、𠮷田镇截止目前办结6件。\n　　二、增强法制观念。\n　　㈢截止目前检查9次。\n"


async def test_an_edit_is_offered_and_mends_the_text(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FIXABLE)
    first = next(each for each in editor.diagnostics(uri) if each.code == "GW701")
    found = await editor.actions(uri, first.range)
    action = only(found, "改为")
    assert (action.kind, action.diagnostics) == (types.CodeActionKind.QuickFix, (first,))
    await editor.apply(action)
    assert editor.texts[uri] == FIXABLE.replace("截止目前", "截至目前", 1)
    assert editor.codes(uri).count("GW701") == 1


async def test_an_edit_that_may_change_the_meaning_asks_to_be_looked_at(editor: Editor, tmp_path: Path) -> None:
    text = "禾川县林业局2024年度法治政府建设情况报告\n\n　　一、主要举措和成效\n　　增强法制观念。\n"
    uri = await editor.open(tmp_path / "a.txt", text)
    action = only(await editor.actions(uri, editor.of(uri, "FZ305").range), "改为")
    assert (action.title, action.is_preferred) == ("改为“法治”（请确认）", None)
    await editor.apply(action)
    assert editor.texts[uri] == text.replace("法制", "法治")
    assert "FZ305" not in editor.codes(uri)


async def test_all_safe_edits_are_made_at_once(editor: Editor, tmp_path: Path) -> None:
    text = FIXABLE.replace("6件。", "6件,另有2件。").replace("9次。", "9次;查办3件。")
    uri = await editor.open(tmp_path / "a.txt", text)
    assert {"GW301", "GW701"} <= set(editor.codes(uri))
    found = await editor.actions(uri, EVERYWHERE, only=["source.fixAll"])
    [(title, action)] = found.items()
    assert (title, action.kind) == ("改正全部可以放心改的问题（2 处）", "source.fixAll.reportlint")
    await editor.apply(action)
    # A word is a person's to change.
    assert editor.texts[uri] == text.replace("6件,", "6件，").replace("9次;", "9次；")
    assert await editor.actions(uri, EVERYWHERE, only=["source.fixAll"]) == {}


async def test_actions_are_only_of_the_kinds_asked_for(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FIXABLE)
    assert await editor.actions(uri, EVERYWHERE, only=["refactor"]) == {}
    kinds = {each.kind for each in (await editor.actions(uri, EVERYWHERE, only=["quickfix"])).values()}
    assert kinds == {types.CodeActionKind.QuickFix}


async def test_a_missing_part_is_put_in_and_is_then_only_empty(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    assert "FZ103" in editor.codes(uri)
    await editor.apply(only(await editor.actions(uri, editor.of(uri, "FZ103").range), "插入"))
    assert (
        "\n\n　　三、党政主要负责人履行推进法治建设第一责任人职责情况\n\n　　待补充\n\n　　四、2025年工作安排\n"
        in editor.texts[uri]
    )
    codes = editor.codes(uri)
    # The item is there now, so it is not missed any more; that nothing is said in it is an error of its own.
    assert ("FZ103" in codes, "GW201" in codes, "FZ115" in codes, "GW501" in codes) == (False, False, True, True)
    assert editor.words(uri, editor.of(uri, "FZ115").range).startswith("三、")


async def test_a_finding_is_waived_in_a_file_beside_the_draft(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "报告[1].txt"
    uri = await editor.open(path, FAULTY)
    await editor.apply(only(await editor.actions(uri, editor.of(uri, "GW302").range), "豁免 GW302：写入"))
    waivers = tmp_path / "reportlint-waivers.yaml"
    assert waivers.read_text("utf-8") == (
        'waivers:\n  - rule: GW302\n    draft: "报告[[]1].txt"\n    quote: "合《公平竞争审查《条例》规定"\n'.replace(
            "合《公平竞争审查《条例》规定", FAULTY.split("\n")[20][42:59]
        )
        + "    reason: \n    by: \n    until: \n"
    )
    await changed(editor, uri, waivers)
    # Nothing is waived before somebody says why: the file is broken until then, and that is said.
    assert "GW302" in editor.codes(uri)
    assert any("reportlint-waivers.yaml" in each.message for each in editor.diagnostics(uri) if each.code is None)
    await editor.apply(only(await editor.actions(uri, editor.of(uri, "FZ103").range), "豁免 FZ103：写入"))
    until_ = (date.today() + timedelta(days=9)).isoformat()
    text = waivers.read_text("utf-8")
    assert text.count("\n  - rule: ") == 2
    text = (
        text.replace("reason: ", "reason: 引文如此")
        .replace("by: ", "by: 法制科")
        .replace("until: ", f"until: {until_}")
    )
    waivers.write_text(text, "utf-8")
    await changed(editor, uri, waivers)
    assert {"GW302", "FZ103", None}.isdisjoint(editor.codes(uri))
    assert "GW501" in editor.codes(uri)


async def test_a_waiver_goes_into_the_file_that_holds_already_as_it_is_laid_out(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    waivers = tmp_path / "reportlint-waivers.yaml"
    before = f"waivers:\r\n- rule: GW301\r\n  reason: 原文\r\n  by: 法制科\r\n  until: {date.today()}"
    waivers.write_bytes(before.encode())
    uri = await editor.open(tmp_path / "drafts" / "a.txt", FAULTY)
    await editor.apply(only(await editor.actions(uri, editor.of(uri, "FZ103").range), "豁免 FZ103：写入"))
    assert waivers.read_bytes().decode() == (
        before + '\r\n- rule: FZ103\r\n  draft: "drafts/a.txt"\r\n  reason: \r\n  by: \r\n  until: \r\n'
    )
    assert not (tmp_path / "drafts" / "reportlint-waivers.yaml").exists()


async def test_a_file_of_waivers_that_is_open_is_edited_in_the_editor(editor: Editor, tmp_path: Path) -> None:
    waivers = tmp_path / "reportlint-waivers.yaml"
    waivers.write_text("waivers: []\n", "utf-8")
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    place = editor.of(uri, "FZ103").range
    assert [title for title in await editor.actions(uri, place) if "写入" in title] == []
    book = await editor.open(waivers, "", "yaml")
    await editor.apply(only(await editor.actions(uri, place), "豁免 FZ103：写入"))
    assert editor.texts[book].startswith('waivers:\n  - rule: FZ103\n    draft: "a.txt"\n    reason: ')


async def test_a_remark_waives_once_it_says_why(editor: Editor, tmp_path: Path) -> None:
    text = FAULTY.replace("\n", "\r\n")
    uri = await editor.open(tmp_path / "a.txt", text)
    await editor.apply(only(await editor.actions(uri, editor.of(uri, "GW501").range), "豁免 GW501：在这段前"))
    assert "\r\n<!-- reportlint: ignore[GW501]  -->\r\n　　（" in editor.texts[uri]
    assert {"GW501", "WV104"} <= set(editor.codes(uri))
    assert await editor.actions(uri, editor.of(uri, "WV104").range, only=["quickfix"]) == {}
    await editor.change(uri, editor.texts[uri].replace("GW501]  -->", "GW501] 数字待定 -->"))
    assert {"GW501", "WV104"}.isdisjoint(editor.codes(uri))


async def changed(editor: Editor, uri: str, *paths: Path) -> None:
    """Tell the server of files that have changed, and wait for what it says of a text."""
    events = [types.FileEvent(path.as_uri(), types.FileChangeType.Changed) for path in paths]
    params = types.DidChangeWatchedFilesParams(events)
    await editor.saying(uri, lambda: editor.client.workspace_did_change_watched_files(params))


async def test_a_changed_configuration_holds_at_once(editor: Editor, tmp_path: Path) -> None:
    assert [each.method for each in editor.client.registrations] == ["workspace/didChangeWatchedFiles"]
    (tmp_path / "drafts").mkdir()
    uri = await editor.open(tmp_path / "drafts" / "a.txt", FAULTY)
    config = tmp_path / ".reportlint.yaml"
    config.write_text("ignore: [GW]\nlang: en\nseverities: {FZ202: warning}\n", "utf-8")
    await changed(editor, uri, config)
    assert set(editor.codes(uri)) == {"FZ103", "FZ202", "FZ501"}
    found = editor.of(uri, "FZ202")
    assert (found.message, found.severity) == ("2023 here, but the report is on 2024", DiagnosticSeverity.Warning)
    config.write_text("exclude: [drafts]\n", "utf-8")
    await changed(editor, uri, config)
    assert editor.diagnostics(uri) == ()
    config.unlink()
    await changed(editor, uri, config)
    assert "GW501" in editor.codes(uri)


async def test_a_broken_configuration_is_shown_and_the_server_lives_on(editor: Editor, tmp_path: Path) -> None:
    config = tmp_path / ".reportlint.yaml"
    config.write_text("selct: [GW]\nignore: [QQ1]\n", "utf-8")
    shown = len(editor.messages)
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    [told] = editor.diagnostics(uri)
    assert (told.code, told.severity, told.range.start) == (None, DiagnosticSeverity.Error, types.Position(0, 0))
    assert told.message.endswith("selct”，是不是“select”？") or "selct" in told.message
    await until(lambda: len(editor.messages) > shown)
    assert "selct" in editor.messages[-1].message
    await editor.change(uri, FAULTY + "\n")
    assert len(editor.messages) == shown + 1
    config.write_text("ignore: [QQ1]\n", "utf-8")
    await changed(editor, uri, config)
    assert ".reportlint.yaml:1:10" in editor.diagnostics(uri)[0].message
    config.write_text("packs: [own.yaml]\n", "utf-8")
    (tmp_path / "own.yaml").write_text("pack: own\n", "utf-8")
    await changed(editor, uri, config)
    assert all("own.yaml" in each.message for each in editor.diagnostics(uri))
    assert len(editor.diagnostics(uri)) > 0
    config.unlink()
    await changed(editor, uri, config)
    assert "GW501" in editor.codes(uri)


async def test_a_text_that_cannot_be_checked_says_so(editor: Editor, tmp_path: Path) -> None:
    shown = len(editor.messages)
    uri = await editor.open(tmp_path / "a.txt", "关于工作的报告\0\n")
    [told] = editor.diagnostics(uri)
    assert "二进制" in told.message
    await until(lambda: len(editor.messages) > shown)
    empty = await editor.open(tmp_path / "b.txt", "\n")
    assert "没有可检查的内容" in editor.diagnostics(empty)[0].message
    # A new text is empty, and no reason to open a window.
    assert len(editor.messages) == shown + 1


async def test_what_only_the_general_rules_looked_at_is_said_as_a_hint(editor: Editor, tmp_path: Path) -> None:
    uri = await editor.open(tmp_path / "a.txt", TITLE)
    told = [each for each in editor.diagnostics(uri) if each.severity is DiagnosticSeverity.Hint]
    assert [each.message for each in told] == ["没有适用的检查清单，只按通用规则检查"]


async def test_a_page_in_a_text_is_told_of_by_the_line_and_not_edited(editor: Editor, tmp_path: Path) -> None:
    page = "<!DOCTYPE html>\n<html><body>\n<p>关于工作的报告</p>\n<p>一、截止目前宣传××次。</p>\n</body></html>\n"
    uri = await editor.open(tmp_path / "a.txt", page)
    found = editor.of(uri, "GW501")
    assert (found.range.start, found.range.end.character) == (types.Position(3, 0), len(page.split("\n")[3]))
    assert [title for title in await editor.actions(uri, found.range) if "写入" not in title] == []


async def test_nonsense_kills_nothing(editor: Editor, tmp_path: Path) -> None:
    for text in (
        "\f\u2028",
        "一、" * 50,
        "|a|\n|-|\n" * 5,
        "𠮷" * 99,
        "待补充\n" * 9,
        "<!-- reportlint: ignore -->\r\r\n",
    ):
        uri = await editor.open(tmp_path / "a.txt", text)
        assert await editor.hover(uri, 99, 99) is None
        await editor.actions(uri, EVERYWHERE)
    assert "GW501" in editor.codes(await editor.open(tmp_path / "b.txt", FAULTY))


async def test_a_client_that_can_do_nothing_is_served_all_the_same(tmp_path: Path) -> None:
    editor = await Editor.start(capabilities=types.ClientCapabilities(), options={"lang": "en"})
    path = tmp_path / "a.txt"
    uri = await editor.open(path, FAULTY)
    found = editor.of(uri, "FZ202")
    assert found.message == "2023 here, but the report is on 2024 (line 7: 2024 here)"
    assert found.related_information is None
    shown = await editor.hover(uri, 10, 73)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert shown.contents.kind is types.MarkupKind.PlainText
    assert shown.contents.value.startswith("FZ202 Years contradict · error\n\n2023 here")
    assert await editor.actions(uri, EVERYWHERE) == {}
    # It cannot watch files, so that saving is the occasion to look at them.
    (tmp_path / ".reportlint.yaml").write_text("ignore: [FZ]\n", "utf-8")
    saved = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
    await editor.saying(uri, lambda: editor.client.text_document_did_save(saved))
    assert "FZ202" not in editor.codes(uri)
    assert await editor.stop() == 0


async def test_a_client_that_knows_no_versions_and_makes_no_files_gets_what_it_can_take(tmp_path: Path) -> None:
    capabilities = able()
    assert capabilities.workspace is not None
    capabilities.workspace.workspace_edit = None
    editor = await Editor.start(capabilities=capabilities, args=["--stdio", "--lang", "en"])
    uri = await editor.open(tmp_path / "a.txt", FAULTY)
    found = await editor.actions(uri, editor.of(uri, "FZ103").range)
    assert "Waive FZ103 in reportlint-waivers.yaml" not in found
    action = only(found, "Insert the part “Principal responsible person's duties”")
    assert action.edit is not None
    assert (action.edit.document_changes, list(action.edit.changes or {})) == (None, [uri])
    await editor.apply(action)
    assert "FZ103" not in editor.codes(uri)
    assert await editor.stop() == 0


async def test_a_client_that_asks_for_diagnostics_is_sent_none_unasked(tmp_path: Path) -> None:
    capabilities = able()
    assert capabilities.text_document is not None
    assert capabilities.workspace is not None
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities()
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    options = {"lang": "xx", "unlisted": False, "colour": 1}
    editor = await Editor.start(capabilities=capabilities, options=options)
    await until(lambda: len(editor.messages) == 1)
    assert editor.messages[0].message == "reportlint: 不认识的初始化选项：colour: 1, lang: 'xx'"
    uris = [(tmp_path / name).as_uri() for name in ("a.txt", "b.txt")]
    for uri, text in zip(uris, (FAULTY, TITLE + "一、宣传××次。\n"), strict=True):
        item = types.TextDocumentItem(uri, "plaintext", 1, text)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    async def pulled(uri: str) -> list[str | int | None]:
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        report = await asyncio.wait_for(editor.client.text_document_diagnostic_async(params), SECONDS)
        assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
        return [each.code for each in report.items]

    assert "FZ202" in await pulled(uris[0])
    # No checklist is for this one, and such texts were to be left alone.
    assert await pulled(uris[1]) == [None]
    (tmp_path / ".reportlint.yaml").write_text("ignore: [FZ202]\n", "utf-8")
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
    await until(lambda: editor.client.diagnostic_refresh_count == 1)
    assert "FZ202" not in await pulled(uris[0])
    assert editor.told == {}
    assert await editor.stop() == 0


async def test_a_client_that_goes_without_a_word_ends_the_server() -> None:
    done = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-m", "reportlint", "lsp"], input=b"", capture_output=True, timeout=SECONDS
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


async def test_messages_that_make_no_sense_do_not_end_the_server() -> None:
    def framed(body: str) -> bytes:
        return f"Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()

    def message(method: str, params: object, **more: int) -> bytes:
        return framed(json.dumps({"jsonrpc": "2.0", "method": method, "params": params} | more))

    draft = {"uri": "file:///nowhere/a.txt"}
    place = {"textDocument": draft, "position": {"line": 1, "character": 1}}
    sent = [
        framed("{not JSON"),
        message("initialize", {"capabilities": {}, "processId": None, "rootUri": None}, id=1),
        message("textDocument/hover", place, id=2),
        message("textDocument/hover", {"textDocument": 7}, id=3),
        message("textDocument/didChange", {"textDocument": draft | {"version": 2}, "contentChanges": [{"text": "x"}]}),
        message("textDocument/didClose", {"textDocument": draft}),
        message("nonsense", {}, id=4),
        message("shutdown", None, id=5),
        message("exit", None),
    ]
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "reportlint", "lsp"],
        input=b"".join(sent),
        capture_output=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0
    for id_ in (2, 5):
        assert f'{{"id": {id_}, "jsonrpc": "2.0", "result": null}}'.encode() in done.stdout


async def test_without_the_library_one_line_says_what_to_install() -> None:
    code = "import sys; sys.modules['lsprotocol'] = None; from reportlint.cli import main; main(['lsp'])"
    done = await asyncio.to_thread(
        subprocess.run, [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=SECONDS
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == 'reportlint: lsp 需要先安装 pygls：pip install "reportlint[lsp]"\n'
