"""Where packs are found."""

import pytest

from reportlint.errors import UsageError
from reportlint.packs import find


@pytest.fixture
def rules(tmp_path, monkeypatch):
    """A checkout with two packs, data beside them and a subfolder."""
    folder = tmp_path / "rules"
    (folder / "data").mkdir(parents=True)
    (folder / "gongwen.yaml").write_text("# comment\npack: gongwen\n", encoding="utf-8")
    (folder / "fazhi.yaml").write_text("pack : fazhi\n", encoding="utf-8")
    (folder / "terms.yaml").write_text("terms:\n  pack: 1\n", encoding="utf-8")
    (folder / "data" / "x.yaml").write_text("pack: x\n", encoding="utf-8")
    (folder / "README.md").write_text("pack: y\n", encoding="utf-8")
    package = tmp_path / "linter" / "reportlint"
    package.mkdir(parents=True)
    monkeypatch.setattr(find, "_PACKAGE", package)
    return folder


def test_a_checkout_has_its_packs_beside_the_source_root(rules):
    assert find.rules_folder() == rules
    assert find.shipped() == {"fazhi": rules / "fazhi.yaml", "gongwen": rules / "gongwen.yaml"}


def test_an_installed_package_has_its_packs_inside(rules):
    inside = find._PACKAGE / "rules"
    rules.rename(inside)
    assert list(find.shipped().values()) == [inside / "fazhi.yaml", inside / "gongwen.yaml"]


def test_without_a_rules_folder_nothing_is_shipped(rules):
    rules.rename(rules.parent / "elsewhere")
    assert find.rules_folder() is None
    assert find.shipped() == {}


def test_this_checkout_has_a_rules_folder():
    assert find.rules_folder() is not None


def test_a_name_stands_for_a_shipped_pack(rules):
    assert find.resolve("fazhi") == str(rules / "fazhi.yaml")


def test_a_path_stays_as_given(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my.yml").write_text("", encoding="utf-8")
    assert find.resolve("./my.yml") == "./my.yml"
    assert find.resolve(tmp_path / "my.yml") == str(tmp_path / "my.yml")


def test_a_path_may_be_relative_to_a_folder(tmp_path):
    (tmp_path / "my.yaml").write_text("", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    assert find.resolve("../my.yaml", folder=str(tmp_path / "sub")) == str(tmp_path / "my.yaml")


@pytest.mark.parametrize(
    ("given", "zh", "en"),
    [
        (
            "fazh",
            "没有名为 fazh 的规则包，是不是“fazhi”？可用：fazhi、gongwen",
            "no pack named fazh, did you mean “fazhi”? available: fazhi, gongwen",
        ),
        ("民政", "没有名为 民政 的规则包。可用：fazhi、gongwen", "no pack named 民政; available: fazhi, gongwen"),
        ("../rules/fazhi", "没有名为 ../rules/fazhi 的规则包。可用：fazhi、gongwen", None),
        ("none.yaml", "找不到规则包文件 none.yaml", "no pack file none.yaml"),
        ("", "没有名为  的规则包。可用：fazhi、gongwen", None),
    ],
)
def test_an_unknown_pack_is_a_usage_error(rules, given, zh, en):
    with pytest.raises(UsageError) as caught:
        find.resolve(given)
    assert caught.value.message.zh == zh
    assert en is None or caught.value.message.en == en


def test_without_packs_the_answer_says_so(rules):
    rules.rename(rules.parent / "elsewhere")
    with pytest.raises(UsageError) as caught:
        find.resolve("fazhi")
    assert caught.value.lines("zh") == ("没有名为 fazhi 的规则包。可用：无",)
