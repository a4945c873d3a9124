from __future__ import annotations

import json

from machine_samples import everything, text_of, value_of
from report_samples import unreadable


def test_every_draft_is_a_line_and_the_sums_are_the_last():
    whole = value_of("json", everything())
    text = text_of("jsonl", everything())
    assert text.endswith("}\n")
    *drafts, last = [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    assert drafts == whole.pop("documents")
    assert last == whole


def test_a_line_is_compact_and_its_chinese_readable():
    first, last = text_of("jsonl", [unreadable()]).splitlines()
    assert first == (
        '{"path":"坏.txt","sha256":null,"format":null,"encoding":null,"pack":null,"listed":false,"facts":{},'
        '"verdicts":[],"findings":[],"checked":{"rules":0,"skipped":[],"equations":0},"notices":[],'
        '"errors":[{"rule":"","message":"坏.txt：二进制文件"}],"waived":[],"baseline":0}'
    )
    assert last == (
        '{"schema":"reportlint/1","tool":{"name":"reportlint","version":"0.1.0"},"packs":[],'
        '"summary":{"documents":1,"error":0,"warning":0,"info":0,"unmet":0,"unclear":0,"failed":1,"waived":0,"baseline":0}}'
    )
