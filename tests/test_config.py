from __future__ import annotations

from pathlib import Path

import pytest

from reportlint import config
from reportlint.config import Config, FailOn, Found
from reportlint.errors import InputError, YamlError


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def problems(tmp_path: Path, text: str, lang: str = "zh") -> list[str]:
    """The faults of a configuration, without the path."""
    path = write(tmp_path / "c.yaml", text)
    with pytest.raises(YamlError) as caught:
        config.load(path)
    return [line.removeprefix(f"{path.as_posix()}:") for line in caught.value.lines(lang)]


def test_every_key_is_read(tmp_path):
    path = write(
        tmp_path / "c.yaml",
        "packs: [fazhi, own/x.yaml]\nselect: [GW3]\nignore: GW301\nfail-on: warning\nlang: en\n"
        "set: {year: 2024}\nexclude: ['old/*']\n",
    )
    found = config.load(path)
    assert found.config == Config(
        packs=("fazhi", "own/x.yaml"),
        select=("GW3",),
        ignore=("GW301",),
        fail_on=FailOn.WARNING,
        lang="en",
        set={"year": "2024"},
        exclude=("old/*",),
    )
    assert found.facts == {"report_year": 2024}
    assert found.packs == ("fazhi", str(tmp_path / "own/x.yaml"))


def test_the_nearest_configuration_counts_alone(tmp_path):
    write(tmp_path / ".reportlint.yaml", "lang: en\nignore: GW3\n")
    write(tmp_path / "a/.reportlint.yaml", "ignore: GW4\n")
    (tmp_path / "a/b").mkdir()
    found = config.find(tmp_path / "a/b")
    assert (found.config, found.folder) == (Config(ignore=("GW4",)), tmp_path / "a")


def test_the_search_ends_at_the_root_of_the_repository(tmp_path):
    write(tmp_path / ".reportlint.yaml", "lang: en\n")
    (tmp_path / "repo/.git").mkdir(parents=True)
    (tmp_path / "repo/sub").mkdir()
    assert config.find(tmp_path / "repo/sub") == config.NOTHING
    write(tmp_path / "repo/.reportlint.yaml", "lang: zh\n")
    assert config.find(tmp_path / "repo/sub").config.lang == "zh"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("lnag: en\n", "1:1: 没有“lnag”这一项，是不是“lang”？", "1:1: unknown key “lnag”, did you mean “lang”?"),
        ("lang: fr\n", "1:7: “lang”应是 zh、en 之一", "1:7: “lang” must be one of zh, en"),
        (
            "set:\n  yaer: 2024\n",
            "2:3: 没有“yaer”这项事实，是不是“year”？",
            "2:3: no such fact “yaer”, did you mean “year”?",
        ),
        (
            "set:\n  body: office\n",
            "2:3: “body”不能是“office”；应为：province、city、county、department、township、devzone、"
            "省级、市级、县级、部门、乡镇、开发区",
            "2:3: “body” cannot be “office”; it must be: province, city, county, department, township, devzone",
        ),
    ],
)
def test_faults_are_told_with_line_and_column(tmp_path, text, zh, en):
    assert problems(tmp_path, text) == [zh]
    assert problems(tmp_path, text, "en") == [en]


def test_all_faults_are_told_in_file_order(tmp_path):
    text = "set:\n  year: x\nlang: fr\nset2: 1\n"
    assert [line.split(" ")[0] for line in problems(tmp_path, text)] == ["2:3:", "3:7:", "4:1:"]


def test_a_configuration_that_is_no_text_or_not_there_is_an_error(tmp_path):
    (tmp_path / "c.yaml").write_bytes(b"lang: \xff\xfe")
    with pytest.raises(YamlError):
        config.load(tmp_path / "c.yaml")
    with pytest.raises(InputError, match="no such file or folder"):
        config.load(tmp_path / "none.yaml")


@pytest.mark.parametrize(
    ("pattern", "path", "excluded"),
    [
        ("old", "old", True),
        ("old/", "old", True),
        ("old/*", "old/a.txt", True),
        ("old/**", "old/x/a.txt", True),
        ("*.bak.txt", "x/a.bak.txt", True),
        ("x/*.txt", "x/a.txt", True),
        ("x/*.txt", "a.txt", False),
        ("old", "older", False),
    ],
)
def test_excluded_paths_are_relative_to_the_configuration(tmp_path, pattern, path, excluded):
    found = Found(Config(exclude=(pattern,)), tmp_path)
    assert found.excludes(tmp_path / path) is excluded
