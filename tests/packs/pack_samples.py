"""A small pack of one's own, right in every respect, for tests that spoil it."""

PACK = """\
pack: ours
title: {zh: 我县补充, en: Ours}
version: 1
sources: {law: {name: 某法, level: L1}}
rules:
  - id: YX001
    kind: swap
    title: {zh: 口语, en: Colloquial}
    severity: warning
    basis: {source: law}
    message: {zh: '改“{found}”', en: 'mend “{found}”'}
    why: {zh: 因, en: because}
    swap: {好几个: 多个}
    examples:
      bad: [办结⟦好几个⟧项目。]
      good: [办结多个项目。]
  - id: YX002
    kind: pattern
    title: {zh: 甲, en: A}
    severity: warning
    basis: {source: law}
    message: {zh: '改“{found}”', en: 'mend “{found}”'}
    why: {zh: 因, en: because}
    pattern: 大概
    unless: 不是
    examples:
      bad: [⟦大概⟧有十件。]
      good: [不是大概，是确实。]
"""
