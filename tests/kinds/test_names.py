"""Names of official bodies: places, trade, and whether two are of one body."""

from __future__ import annotations

import pytest

from reportlint.kinds.names import Name, akin, apart


@pytest.mark.parametrize(
    ("name", "places", "trade"),
    [
        ("禾川县林业局", {2: "禾川县"}, "林业"),
        ("江州市禾川区司法局", {1: "江州市", 2: "禾川区"}, "司法"),
        ("新乡市水利局", {1: "新乡市"}, "水利"),
        ("禾川县市场监督管理局", {2: "禾川县"}, "市场"),
        ("禾川县乡村振兴局", {2: "禾川县"}, "乡村振兴"),
        ("中共临江区城关街道工作委员会", {2: "临江区", 3: "城关街道"}, ""),
        ("临江区人民政府城关街道办事处", {2: "临江区", 3: "城关街道"}, ""),
        ("中共禾川县委禾川县人民政府", {2: "禾川县"}, ""),
        ("县林业局", {}, "县林业"),
        ("", {}, ""),
    ],
)
def test_a_name_is_taken_apart(name: str, places: dict[int, str], trade: str) -> None:
    assert apart(name) == Name(places, trade)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("临江区城关街道", "中共临江区城关街道工作委员会"),
        ("临江区人民政府城关街道办事处", "中共临江区城关街道工作委员会"),
        ("禾川县人民政府", "中共禾川县委"),
        ("中共禾川县委禾川县人民政府", "中共禾川县委员会"),
        ("禾川县委依法治县办", "中共禾川县委全面依法治县委员会办公室"),
        ("禾川县文化广电旅游局", "禾川县文化旅游广电体育局"),
        ("禾川县卫生健康委员会", "禾川县卫生和计划生育委员会"),
        ("禾川县发展和改革委员会", "禾川县发改局"),
        ("新乡市水利局", "新乡市水务局"),
        ("江州市司法局", "中共江州市司法局党组"),
        ("禾川县林业局", "县林业局"),
        ("江州市禾川区司法局", "禾川区司法局"),
        ("云溪镇人民政府", "中共云溪镇委员会云溪镇人民政府"),
        ("柘山经济技术开发区管理委员会", "柘山经开区管委会"),
    ],
)
def test_names_of_one_body(one: str, other: str) -> None:
    assert akin(one, other)
    assert akin(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("禾川县林业局", "临桥县林业局"),
        ("禾川县林业局", "禾川县水利局"),
        ("禾川县民政局", "禾川县财政局"),
        ("禾川县市场监督管理局", "禾川县安全生产监督管理局"),
        ("柘山经济技术开发区管理委员会", "沧源经济技术开发区管理委员会"),
        ("云溪镇人民政府", "柳溪镇人民政府"),
        ("禾川县城关镇人民政府", "临桥县城关镇人民政府"),
        ("禾川县人民政府", "禾川县司法局"),
        ("禾川县云溪镇人民政府", "禾川县人民政府"),
    ],
)
def test_names_of_two_bodies(one: str, other: str) -> None:
    assert not akin(one, other)
    assert not akin(other, one)
