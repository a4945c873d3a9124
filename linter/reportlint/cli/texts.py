"""The help of the command line, in both languages. One line is at most 72 cells, or is wrapped."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import Message
from .files import KINDS

TEXTS: Mapping[str, Message] = {
    "group": Message(
        "检查公文草稿：少了什么内容、哪一行有毛病、依据是哪一条。\n"
        "“reportlint 报告.txt”就是“reportlint check 报告.txt”。",
        "Checks drafts of Chinese official reports: what is missing, which lines are wrong, on what legal basis.\n"
        "“reportlint draft.txt” is short for “reportlint check draft.txt”.",
    ),
    "exits": Message(
        "退出码：0 没有问题，1 有问题，2 没能查完。\n"
        "每个长选项都可以用环境变量给出，如 REPORTLINT_FORMAT、REPORTLINT_LANG。",
        "Exit codes: 0 nothing found, 1 findings, 2 the job could not be done.\n"
        "Long options can be variables: REPORTLINT_FORMAT, REPORTLINT_LANG …",
    ),
    "check": Message(
        f"检查草稿。文件夹会逐层查看其中的 {KINDS.zh} 文件；“-”表示标准输入。",
        f"Check drafts. Folders are searched for {KINDS.en} files; “-” is the standard input.",
    ),
    "explain": Message(
        "说明一条规则：查什么、为什么、依据和正反例。", "Explain a rule: what, why, on what basis, with examples."
    ),
    "rules": Message("列出规则。", "List the rules."),
    "packs": Message("规则包工具：列出、检查、测试、模式、目录。", "Tools for packs: list, check, test, schema, docs."),
    "packs list": Message("列出自带的和配置里的规则包。", "List the packs that are shipped or configured."),
    "packs check": Message(
        "检查规则包：一次说出全部错误（退出码 2）和可疑之处（退出码 1）。",
        "Check packs: tell every fault (exit code 2) and everything suspicious (exit code 1).",
    ),
    "packs test": Message(
        "运行规则包的正反例和整篇草稿；不写规则包就测试全部。",
        "Run the examples and whole drafts of packs; of all packs when none is named.",
    ),
    "packs schema": Message("输出规则包的 JSON Schema，供编辑器使用。", "Print the JSON Schema of packs, for editors."),
    "packs docs": Message("生成中英文规则目录。", "Write the catalogue of rules in Chinese and English."),
    "packs names": Message("规则包…", "PACKS..."),
    "docs output": Message("目录写到这个文件夹，默认 docs/rules。", "The folder to write to; docs/rules unless told."),
    "completion": Message(
        '输出让命令行自动补全的脚本，如 eval "$(reportlint completion bash)"。',
        'Completion for a shell: eval "$(reportlint completion bash)".',
    ),
    "lsp": Message(
        "语言服务器：由编辑器启动，边写边查（见 docs/editors.zh-CN.md）。",
        "The language server that editors start (see docs/editors.md).",
    ),
    "stdio": Message(
        "使用标准输入输出；只有这一种方式，写不写都一样。", "Use the standard streams; there is no other way."
    ),
    "new": Message(
        "输出一份空白稿：要素、标题、必备部分齐全，内容待补充。",
        "Print an empty draft with all its parts, to be filled in.",
    ),
    "new pack": Message(
        "用这份规则（名称或 YAML 文件）的空白稿。", "Use the empty draft of this pack (name or YAML file)."
    ),
    "year": Message("报告年度，默认上一年。", "The report year; last year unless told."),
    "unit": Message("单位全称。", "The full name of the body."),
    "profile": Message("submission（报送版，默认）或 publication（公开版）。", "submission (default) or publication."),
    "new output": Message(
        "写入新文件；已有的文件不会被覆盖。", "Write to a new file; one that exists is not overwritten."
    ),
    "trace": Message(
        "说明一条规则的每一项是哪个规则包、哪一行写的。", "Tell which pack and line set each key of a rule."
    ),
    "paths": Message("草稿…", "DRAFTS..."),
    "id": Message("规则编号", "RULE"),
    "options": Message("[选项]", "[OPTIONS]"),
    "command": Message("[命令]", "[COMMAND]"),
    "format": Message(
        "输出格式，可重复。给人看：full（默认）、concise、checklist、html、csv、xlsx、docx（带批注的副本）；给程序：json、jsonl、sarif、github、gitlab、junit、rdjson、checkstyle。",
        "Format, repeatable. For people: full (default), concise, checklist, html, csv, xlsx, docx"
        " (a copy with comments); for programs: json, jsonl, sarif, github, gitlab, junit, rdjson, checkstyle.",
    ),
    "output": Message("写入文件，与 --format 依次配对；可重复。", "Write to a file; pairs with --format; repeatable."),
    "select": Message("只用这些规则：逗号分隔，可只写开头，如 GW3。", "Run only these rules (or their beginnings)."),
    "ignore": Message("不用这些规则，写法同 --select。", "Leave these rules out; written as for --select."),
    "fail-on": Message(
        "从此级起算失败：error（默认）、warning、info、never。", "Exit 1 from error (default), warning, info or never."
    ),
    "strict": Message("待人工确认的必备内容也算缺失（或相反）。", "Count unclear required items as unmet (or do not)."),
    "pack": Message("用这份规则（名称或 YAML 文件），不自动识别。", "Use this pack (name or YAML file)."),
    "set": Message(
        "告知事实：year=2024、issuer=全称、body=department、date=2025-02-01、profile=报送版；可重复。",
        "State a fact, repeatable: year=2024, issuer=NAME, body=department, date=2025-02-01, profile=submission.",
    ),
    "all": Message("全部列出，不折叠重复的问题。", "List every finding, fold none."),
    "config command": Message(
        "说明什么配置在起作用，每一项来自哪个文件的哪一行。",
        "Tell what configuration holds, each value with file and line.",
    ),
    "config format": Message("输出格式：text（默认）或 json。", "Output format: text (default) or json."),
    "config schema": Message(
        "输出 .reportlint.yaml 的 JSON Schema，供编辑器使用。",
        "Print the JSON Schema of .reportlint.yaml, for editors.",
    ),
    "config": Message("用这份配置，不找 .reportlint.yaml。", "Use this configuration, look for no other."),
    "no-config": Message("不用任何配置文件。", "Use no configuration file."),
    "stdin-filename": Message("标准输入的内容算作这个文件名。", "The file name of the standard input."),
    "revisions": Message(
        "Word 修订：accepted（默认）或 original（修订前）。", "Tracked changes: accepted (default) or original."
    ),
    "previous": Message("上年的报告，用来核对跨年的数字。", "Last year's report, to compare figures with."),
    "fix": Message(
        "修正有把握的地方，写回稿子；Word 稿另存 *.fixed.docx。",
        "Fix what is certain; of Word in *.fixed.docx.",
    ),
    "unsafe-fixes": Message(
        "连同要人确认的修正；单独用时只计数。", "Also what a person must confirm; alone, count it."
    ),
    "jobs": Message("最多用几个进程（默认按处理器数）。", "So many processes at most (default: all processors)."),
    "no-cache": Message("不用也不写缓存。", "Use and write no cache."),
    "check profile": Message("说出最费时的十条规则。", "Tell the ten rules that take longest."),
    "diff": Message("只显示会怎样修正，不写文件。", "Show what would be fixed, write nothing."),
    "baseline": Message("不再报这份基线里已有的问题。", "Leave out the findings that this baseline holds."),
    "write-baseline": Message("把现有的问题全部记为基线，不报。", "Keep all present findings as the baseline."),
    "statistics": Message(
        "只输出统计：每条规则几处、几份，各项结论几份。", "Print tables: findings by rule, verdicts by item."
    ),
    "quiet": Message("只说问题和没能查完的。", "Only findings and what could not be checked."),
    "exit-zero": Message("有问题时退出码也为 0（没能查完仍为 2）。", "Exit 0 in spite of findings (2 stays 2)."),
    "watch": Message("稿子、规则或配置一改就重新检查。", "Check again after each change."),
    "lang": Message("语言：zh（默认）或 en。", "Language: zh (default) or en."),
    "help": Message("显示本说明。", "Show this help."),
    "version": Message("显示版本号。", "Show the version."),
    "Options": Message("选项", "Options"),
    "Commands": Message("命令", "Commands"),
    "Usage": Message("用法：", "Usage: "),
}
