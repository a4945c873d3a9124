"""Who set which key of a rule, and over whom."""

from reportlint.packs.origins import Origin, origins
from reportlint.packs.syntax import Place

from .test_load import BASE, child


def write(tmp_path, monkeypatch, **files):
    monkeypatch.chdir(tmp_path)
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return origins(f"{name}.yaml")


def test_every_key_knows_the_pack_and_line_that_set_it(tmp_path, monkeypatch):
    keys = write(tmp_path, monkeypatch, base=BASE)["FZ201"]
    assert keys["severity"] == Origin("base:11", Place("base.yaml", 11, 5))
    assert [keys[key].by for key in ("id", "message.zh", "swap.好几个", "examples.bad")] == [
        "base:8",
        "base:14",
        "base:17",
        "base:19",
    ]


def test_a_key_set_again_names_all_that_it_stands_over(tmp_path, monkeypatch):
    files = {"base": BASE, "city": child("{id: FZ201, severity: warning}").replace("pack: xin", "pack: city")}
    keys = write(tmp_path, monkeypatch, **files, xin=child("{id: FZ201, severity: info}", extends="./city.yaml"))
    assert keys["FZ201"]["severity"] == Origin("xin:6", Place("xin.yaml", 6, 17), ("city:6", "base:11"))
    assert keys["FZ201"]["kind"] == Origin("base:9", Place("base.yaml", 9, 5))


def test_what_a_new_basis_drops_is_not_there(tmp_path, monkeypatch):
    over = child("{id: FZ201, severity: warning, basis: {source: std}}")
    keys = write(tmp_path, monkeypatch, base=BASE, xin=over)["FZ201"]
    assert {key: origin.by for key, origin in keys.items() if key.startswith("basis")} == {"basis.source": "xin:6"}
