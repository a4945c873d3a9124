"""Drafts as clerks write them, and where each of the four required items stands in them."""

from __future__ import annotations

import pytest

from reportlint.engine import check
from reportlint.findings import Answer, Verdict
from reportlint.packs.load import load
from reportlint.text import Document

PACK = load("fazhi")
HEAD = """\
云溪县水务局2024年度法治政府建设情况报告

2024年，县水务局深入学习贯彻习近平法治思想，扎实推进依法行政，各项工作取得新成效。现将有关情况报告如下：
"""
DONE = """\
（一）强化学习。组织法治培训6次，学习行政处罚法。
（二）规范执法。开展水行政执法检查48次，立案12件，办结11件。
（三）抓好普法。结合世界水日开展宣传9场。
"""
PROBLEMS = """\
一是执法力量薄弱。持证人员只有9人，主要原因是编制多年没有增加。二是普法形式单一，针对性不强，原因是经费不足。
"""
DUTY = """\
局党组书记、局长主持召开党组会5次研究法治工作，听取法治建设情况汇报2次，出庭应诉1次，对3件重点案件作出批示。
"""
PLAN = """\
（一）加强执法培训，全年组织培训4次。
（二）完善制度机制，修订执法规程2项。
（三）创新普法形式，开展以案释法8场。
"""
TAIL = """
云溪县水务局
2025年1月16日
"""

DRAFTS: dict[str, tuple[str, str]] = {
    "four parts under headings of their own": (
        "4h 8h 10h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、存在的不足和原因
{PROBLEMS}三、党政主要负责人履行推进法治建设第一责任人职责情况
{DUTY}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "problems and plan in one section": (
        "4h 10h 8h 10h",
        """\
{HEAD}一、主要工作开展情况
{DONE}二、主要负责人履职情况
{DUTY}三、存在问题及下一步打算
{PROBLEMS}下一步，我局将加强执法培训，完善制度机制，抓好普法宣传。
{TAIL}
""",
    ),
    "no plan at all": (
        "4h 10h 8h -",
        """\
{HEAD}一、主要工作开展情况
{DONE}二、主要负责人履职情况
{DUTY}三、存在的问题
{PROBLEMS}{TAIL}
""",
    ),
    "duty told in a paragraph of the measures": (
        "4h 9h 8p 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）压实责任。{DUTY}二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "duty told in a 一是-clause": (
        "4h 6h 5p 8h",
        """\
{HEAD}一、主要举措和成效
一是加强领导。局主要负责人切实履行第一责任人职责，主持召开党组会4次专题研究，带头讲授法治课1次；二是规范执法，开展检查48次，立案12件。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "duty only mentioned": (
        "4h 9h -8 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）压实责任。严格落实党政主要负责人履行推进法治建设第一责任人职责。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "duty only promised for next year": (
        "4h 8h -11 10h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、存在的不足和原因
{PROBLEMS}三、2025年工作打算
（一）压实责任。局主要负责人严格履行第一责任人职责，定期听取汇报，主持召开党组会研究法治工作，带头学法。
（二）加强执法培训，全年组织培训4次。
（二）完善制度机制，修订执法规程2项。
（三）创新普法形式，开展以案释法8场。
{TAIL}
""",
    ),
    "a leading group is no duty done": (
        "4h 9h - 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）健全机构。成立以局长为组长、分管副局长为副组长的法治政府建设领导小组，办公室设在法规股。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "what a leading group did is for a person to read": (
        "4h 9h ?8 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）健全机构。调整领导小组，由局党组书记、局长任组长，召开领导小组会议3次，听取各股室汇报2次。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "problems already solved are no shortcomings": (
        "4h - 9h 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）抓实整改。针对省督察反馈的执法不规范、案卷质量不高等问题，制定措施12条，全部整改到位。
二、主要负责人履职情况
{DUTY}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "problems told in the opening of the plan": (
        "4h 11p 8h 10h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、主要负责人履职情况
{DUTY}三、2025年工作打算
一年来，我局法治建设虽取得一定成效，但仍存在执法力量薄弱、普法针对性不强等问题，主要是由于编制不足、经费有限。下一步，重点做好以下工作：
{PLAN}{TAIL}
""",
    ),
    "headings that name themes": (
        "4p 10h - 13p",
        """\
{HEAD}一、坚持党建引领，把牢法治方向
组织法治培训6次，会前学法12次。
二、坚持依法履职，规范执法行为
开展执法检查48次，立案12件，修订制度3项。
三、坚持以人为本，抓实普法宣传
开展宣传9场，发放资料3000份。
四、坚持问题导向，正视短板弱项
{PROBLEMS}五、坚持久久为功，再谱法治新篇
2025年，我局将加强执法培训，完善制度机制，抓好普法宣传。
{TAIL}
""",
    ),
    "no headings at all": (
        "4p 6p 5p 7p",
        """\
{HEAD}2024年，我局组织法治培训6次，开展执法检查48次，立案12件，办结11件，开展普法宣传9场，办理行政复议2件。
局党组书记、局长认真履行第一责任人职责，主持召开党组会5次，听取汇报2次，出庭应诉1次。
同时，我们也清醒看到，工作中还存在一些不足，执法力量薄弱，普法针对性不强，主要原因是编制和经费不足。
2025年，我局将重点加强执法培训，完善制度机制，抓好普法宣传，强化执法监督。
{TAIL}
""",
    ),
    "no headings and no plan": (
        "4p 6p 5p -",
        """\
{HEAD}2024年，我局组织法治培训6次，开展执法检查48次，立案12件，办结11件，开展普法宣传9场，办理行政复议2件。
局党组书记、局长认真履行第一责任人职责，主持召开党组会5次，听取汇报2次，出庭应诉1次。
同时，我们也清醒看到，工作中还存在一些不足，执法力量薄弱，普法针对性不强，主要原因是编制和经费不足。
{TAIL}
""",
    ),
    "headings counted 1. 2. 3.": (
        "4h 6h 8h 10h",
        """\
{HEAD}1.工作开展情况
组织法治培训6次，开展执法检查48次，立案12件。
2.存在的问题
{PROBLEMS}3.第一责任人履职情况
{DUTY}4.下步工作计划
加强执法培训，完善制度机制，抓好普法宣传。
{TAIL}
""",
    ),
    "two parts, one on each year": (
        "4h 9h 11h 13h",
        """\
{HEAD}第一部分　2024年工作总结
一、强化学习
组织法治培训6次。
二、规范执法
开展执法检查48次，立案12件。
三、存在的主要问题
{PROBLEMS}四、主要负责人履行职责情况
{DUTY}第二部分　2025年工作计划
一、加强执法培训
组织培训4次。
二、完善制度机制
修订规程2项。
{TAIL}
""",
    ),
    "明年工作思路 is a plan": (
        "4h 8h 10h 12h",
        """\
{HEAD}一、主要成效
{DONE}二、问题与不足
{PROBLEMS}三、履行第一责任人职责情况
{DUTY}四、明年工作思路
{PLAN}{TAIL}
""",
    ),
    "a promise behind each problem is to be read by a person": (
        "4h 10h 8h ?12",
        """\
{HEAD}一、主要成效
{DONE}二、履行第一责任人职责情况
{DUTY}三、存在问题和改进措施
（一）执法力量薄弱。原因是编制不足。下一步将争取编制，加强培训。
（二）普法形式单一。原因是经费不足。今后将完善机制，丰富宣传形式。
{TAIL}
""",
    ),
    "重点任务 of the next year are a plan": (
        "4h 10h 8h 12h",
        """\
{HEAD}一、2024年主要举措和成效
{DONE}二、主要负责同志履职尽责情况
{DUTY}三、工作中的短板和不足
{PROBLEMS}四、2025年法治政府建设重点任务
{PLAN}{TAIL}
""",
    ),
    "工作措施 of the next step are no measures taken": (
        "4h 8h 11p 12h",
        """\
{HEAD}一、主要做法
{DONE}二、存在的困难和问题
{PROBLEMS}三、履职情况
{DUTY}四、下一步工作措施
{PLAN}{TAIL}
""",
    ),
    "a report that only looks ahead": (
        "-3 4h - 6h",
        """\
{HEAD}一、存在的问题
{PROBLEMS}二、2025年工作举措
{PLAN}{TAIL}
""",
    ),
    "问题导向 is no shortcoming": (
        "4h - 9h 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}坚持问题导向，着力解决执法不规范、不文明等突出问题，群众满意度明显提升。
二、履行第一责任人职责情况
{DUTY}三、下一步打算
{PLAN}{TAIL}
""",
    ),
    "what an inspection found elsewhere is no shortcoming of one's own": (
        "4h - 9h 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}开展执法案卷评查，发现存在文书不规范、说理不充分等问题23个，均已督促整改。
二、履行第一责任人职责情况
{DUTY}三、下一步打算
{PLAN}{TAIL}
""",
    ),
    "a township's report": (
        "4h 9h 8p 11h",
        """\
云溪县枫林镇人民政府2024年度法治政府建设工作报告

一年来，枫林镇认真落实法治建设各项任务，现将2024年度工作情况报告如下：
一、工作开展情况
（一）强化学习。组织法治培训6次，学习行政处罚法。
（二）规范执法。开展综合行政执法检查48次，立案12件，办结11件。
（三）抓好普法。结合世界水日开展宣传9场。
镇党委书记、镇长认真履行推进法治建设第一责任人职责，主持召开党委会研究法治建设3次，听取司法所工作汇报2次，接访群众18批次。
二、存在问题
{PROBLEMS}三、下一步工作安排
{PLAN}
枫林镇人民政府
2025年1月16日
""",
    ),
    "a county's report in the words of the regulation": (
        "4h 8h 10h 12h",
        """\
云溪县人民政府关于2024年法治政府建设情况的报告

2024年，在县委坚强领导下，县政府扎实推进法治政府建设。现将有关情况报告如下：
一、2024年推进法治政府建设的主要举措和成效
{DONE}二、2024年推进法治政府建设存在的不足和原因
{PROBLEMS}三、县人民政府主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况
县长主持召开县政府常务会议8次研究法治政府建设工作，会前学法12次，审定规范性文件6件。
四、2025年推进法治政府建设的主要安排
{PLAN}{TAIL}
""",
    ),
    "heads of subordinate units are not the principal": (
        "4h 9h -8 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）压实责任。督促各股室主要负责人履行第一责任人职责，组织述法8人次，约谈2人。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "heads of enterprises are not the principal": (
        "4h 9h -8 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）强化监管。组织企业主要负责人参加培训3次，约谈企业主要负责人6人，督促落实安全生产第一责任人职责。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "a heading with nothing under it is there all the same": (
        "4h 8h 9h 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、存在的不足和原因
三、履行第一责任人职责情况
{DUTY}四、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "Markdown headings without numbers": (
        "3h 11h 15h 19h",
        """\
# 云溪县水务局2024年度法治政府建设情况报告

## 主要举措和成效

（一）强化学习。组织法治培训6次，学习行政处罚法。

（二）规范执法。开展水行政执法检查48次，立案12件，办结11件。

（三）抓好普法。结合世界水日开展宣传9场。

## 存在的不足

{PROBLEMS}
## 第一责任人履职情况

{DUTY}
## 2025年计划

（一）加强执法培训，全年组织培训4次。

（二）完善制度机制，修订执法规程2项。

（三）创新普法形式，开展以案释法8场。
""",
    ),
    "one act and a mention are to be read by a person": (
        "4h 9h ?8 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）局主要负责人认真履行第一责任人职责，主持召开党组会研究法治工作。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "a half sentence on next year is no plan": (
        "4h 10h 8h -12",
        """\
{HEAD}一、主要举措和成效
{DONE}二、履行第一责任人职责情况
{DUTY}三、存在的不足和原因
{PROBLEMS}下一步，我局将继续努力。
{TAIL}
""",
    ),
    "headings of two characters": (
        "4h 8h 11p 12h",
        """\
{HEAD}一、成效
{DONE}二、不足
{PROBLEMS}三、履职
局长主持召开党组会5次研究法治工作，听取汇报2次，出庭应诉1次。
四、打算
{PLAN}{TAIL}
""",
    ),
    "努力方向 is a plan": (
        "4h 10h 8h 12h",
        """\
{HEAD}一、工作成效
{DONE}二、第一责任人履职
{DUTY}三、存在差距
{PROBLEMS}四、今后努力方向
{PLAN}{TAIL}
""",
    ),
    "a title in 《》 is no plan": (
        "4h 11h 9h -",
        """\
{HEAD}一、主要举措和成效
{DONE}编制《云溪县水务局2024—2025年法治建设计划》。
二、履行第一责任人职责情况
{DUTY}三、存在的不足和原因
{PROBLEMS}{TAIL}
""",
    ),
    "a plan for the year itself is no plan for the next": (
        "4p 8h 10h -",
        """\
{HEAD}一、加强组织领导，制定年度工作计划
召开党组会3次，印发工作要点，分解任务26项，组织培训6次。
二、推进依法行政，落实执法责任
开展执法检查48次，立案12件，修订制度3项。
三、存在不足
{PROBLEMS}四、履行第一责任人职责情况
{DUTY}{TAIL}
""",
    ),
    "a plan told in a paragraph behind the problems": (
        "4h 10h 8h 12p",
        """\
{HEAD}一、主要举措和成效
{DONE}二、履行第一责任人职责情况
{DUTY}三、存在不足
{PROBLEMS}针对以上问题，2025年我局将着力加强执法培训，健全制度机制，丰富普法形式。
{TAIL}
""",
    ),
    "duty under a heading of the second level": (
        "4h 10h 8h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）主要负责人履行第一责任人职责情况
{DUTY}二、存在问题
{PROBLEMS}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "headings that run into their paragraphs": (
        "4h 5h 6h 7h",
        """\
{HEAD}一、主要举措和成效。2024年，我局组织法治培训6次，开展执法检查48次，立案12件。
二、存在的问题。{PROBLEMS}三、主要负责人履职情况。{DUTY}四、下一步打算。加强执法培训，完善制度机制，抓好普法宣传。
{TAIL}
""",
    ),
    "a merged section with headings of its own": (
        "4h 10h 8h 10h",
        """\
{HEAD}一、2024年工作开展情况
{DONE}二、主要负责人履职情况
{DUTY}三、存在问题及2025年工作打算
（一）存在问题
{PROBLEMS}（二）2025年工作打算
加强执法培训，完善制度机制，抓好普法宣传。
{TAIL}
""",
    ),
    "duty of a party secretary": (
        "4h 9h 8p 11h",
        """\
云溪县枫林镇人民政府2024年度法治政府建设工作报告

现将2024年度工作情况报告如下：
一、主要举措和成效
（一）强化学习。组织法治培训6次，学习行政处罚法。
（二）规范执法。开展综合行政执法检查48次，立案12件，办结11件。
（三）抓好普法。结合世界水日开展宣传9场。
（四）加强组织领导。镇党委书记切实履行推进法治建设第一责任人职责，召开专题会议2次，部署年度工作，带头学法4次。
二、存在不足
{PROBLEMS}三、下步安排
{PLAN}
枫林镇人民政府
2025年1月16日
""",
    ),
    "duty of 主要领导": (
        "4h 7h 5p 9h",
        """\
{HEAD}一、主要举措和成效
（一）领导重视。局主要领导高度重视法治建设，先后4次主持召开专题会议研究部署，2次带队开展执法检查，出庭应诉1次。
（二）规范执法。开展水行政执法检查48次，立案12件。
二、存在不足
{PROBLEMS}三、2025年计划
{PLAN}{TAIL}
""",
    ),
    "duty of the 一把手": (
        "4h 7h 5h 9h",
        """\
{HEAD}一、主要举措和成效
（一）“一把手”带头抓法治。“一把手”主持研究法治工作4次，批示督办重点案件3件。
（二）规范执法。开展水行政执法检查48次，立案12件。
二、存在不足
{PROBLEMS}三、2025年计划
{PLAN}{TAIL}
""",
    ),
    "empty talk under a heading is there all the same": (
        "4h 10h 8h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、第一责任人职责履行情况
局主要负责人高度重视，切实加强组织领导。
三、存在不足
{PROBLEMS}四、2025年计划
{PLAN}{TAIL}
""",
    ),
    "problems told behind the plan": (
        "4h 14p 8h 10h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、主要负责人履职情况
{DUTY}三、2025年工作安排
{PLAN}总的看，我局法治政府建设还存在一些短板：一是执法队伍专业力量不足；二是制度执行不够到位；三是普法宣传形式单一。
{TAIL}
""",
    ),
    "problems told at the end of the measures": (
        "4h 8p 9h 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}2024年，我局法治建设取得了一定成绩，但离上级要求还有一定差距，执法规范化水平不高，普法工作不够深入，主要是重视程度不够、人手不足。
二、主要负责人履职情况
{DUTY}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "solved problems beside remaining ones": (
        "4h 11h 9h 13h",
        """\
{HEAD}一、主要举措和成效
{DONE}针对2023年督察反馈的7个问题，已整改到位6个。
二、主要负责人履职情况
{DUTY}三、存在问题
{PROBLEMS}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "the plan before the problems": (
        "4h 14h 8h 10h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、主要负责人履职情况
{DUTY}三、2025年工作安排
{PLAN}四、存在问题和原因
{PROBLEMS}{TAIL}
""",
    ),
    "duty first": (
        "6h 10h 4h 12h",
        """\
{HEAD}一、党政主要负责人履行推进法治建设第一责任人职责情况
{DUTY}二、主要举措和成效
{DONE}三、存在问题和原因
{PROBLEMS}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a plan with last year's year": (
        "4h 10h 8h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、主要负责人履职情况
{DUTY}三、存在问题和原因
{PROBLEMS}四、2024年工作安排
{PLAN}{TAIL}
""",
    ),
    "整治突出问题 is a measure": (
        "4h - 7h 9h",
        """\
{HEAD}一、主要举措和成效
（一）规范执法。开展检查48次，立案12件。
（二）整治突出问题。整治侵占河道问题12个。
二、主要负责人履职情况
{DUTY}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a section on problems put right": (
        "4h - 10h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、突出问题整治情况
整治侵占河道问题12个，全部销号。
三、主要负责人履职情况
{DUTY}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "chapters": (
        "4h 8h 10h 12h",
        """\
{HEAD}第一章　主要举措和成效
{DONE}第二章　存在的不足和原因
{PROBLEMS}第三章　第一责任人履职
{DUTY}第四章　下一年度安排
{PLAN}{TAIL}
""",
    ),
    "headings without numbers": (
        "4h 8h 10h 12h",
        """\
{HEAD}主要举措和成效
{DONE}存在的不足和原因
{PROBLEMS}主要负责人履行第一责任人职责情况
{DUTY}2025年主要安排
{PLAN}{TAIL}
""",
    ),
    "half-width marks": (
        "4h 8h 10h 12h",
        """\
{HEAD}一,主要举措和成效
（一）强化学习.组织法治培训6次,学习行政处罚法.
（二）规范执法.开展水行政执法检查48次,立案12件,办结11件.
（三）抓好普法.结合世界水日开展宣传9场.
二,存在的不足和原因
{PROBLEMS}三,主要负责人履行第一责任人职责情况
{DUTY}四,2025年主要安排
{PLAN}{TAIL}
""",
    ),
    "按照2024年工作安排 is no plan": (
        "4h 6h 8h -",
        """\
{HEAD}一、主要举措和成效
按照2024年工作安排，我局将法治建设纳入重点任务，组织培训6次，开展检查48次，立案12件。
二、存在问题
{PROBLEMS}三、主要负责人履职情况
{DUTY}{TAIL}
""",
    ),
    "到2025年底 is no plan": (
        "4h 6h 8h -",
        """\
{HEAD}一、主要举措和成效
到2025年底，全面完成执法装备配备，目前已完成80%，组织培训6次，开展检查48次，普法9场。
二、存在问题
{PROBLEMS}三、主要负责人履职情况
{DUTY}{TAIL}
""",
    ),
    "a plan named in 《》 that was drawn up": (
        "4h 9h 11h -",
        """\
{HEAD}一、主要举措和成效
{DONE}制定《2025年普法工作计划》，明确重点普法任务12项，将宣传、培训、执法相结合。
二、存在问题
{PROBLEMS}三、主要负责人履职情况
{DUTY}{TAIL}
""",
    ),
    "duty of a 局长 by name": (
        "4h 9h 8p 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）加强领导。局长王某亲自部署法治工作，主持召开专题会议3次，听取汇报2次。
二、存在问题
{PROBLEMS}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a deputy is not the principal": (
        "4h 9h - 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）加强领导。分管副局长主持召开专题会议3次，听取汇报2次，带队督查4次。
二、存在问题
{PROBLEMS}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "the party group is not the principal": (
        "4h 9h - 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）加强领导。局党组召开会议3次研究法治工作，听取汇报2次。
二、存在问题
{PROBLEMS}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a development zone's report": (
        "4h 8h 10h 12h",
        """\
云溪经济开发区管理委员会2024年度法治政府建设情况报告

现将2024年度情况报告如下：
一、工作成效
（一）强化学习。组织法治培训6次，学习行政处罚法。
（二）规范执法。开展综合执法检查48次，立案12件，办结11件。
（三）抓好普法。结合世界水日开展宣传9场。
二、存在问题
{PROBLEMS}三、管委会主要负责人履行法治建设第一责任人职责情况
管委会主任主持召开主任办公会4次研究法治工作，听取汇报2次。
四、下一步工作
{PLAN}
云溪经济开发区管理委员会
2025年1月16日
""",
    ),
    "a whole sentence as a heading": (
        "4h 8h 11p 12p",
        """\
{HEAD}一、工作成效
{DONE}二、存在问题
{PROBLEMS}三、履职
{DUTY}四、下一步，我局将从以下方面推进
{PLAN}{TAIL}
""",
    ),
    "nothing of what is asked for": (
        "-3 - - -",
        """\
{HEAD}全局干部职工团结一心，圆满完成各项任务。
{TAIL}
""",
    ),
    "无 under a heading is there all the same": (
        "4h 8h 10h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、存在的不足和原因
无。
三、主要负责人履职情况
{DUTY}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "no problems found, says the draft": (
        "4h -8 9h 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}经自查，我局法治政府建设不存在突出问题和不足。
二、主要负责人履职情况
{DUTY}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "困难与挑战": (
        "4h 8h 10h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、困难与挑战
{PROBLEMS}三、主要负责人履职情况
{DUTY}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "意见建议 and 工作谋划": (
        "4h 8h 10h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、存在问题及意见建议
{PROBLEMS}三、主要负责人履职情况
{DUTY}四、工作谋划
2025年，我局将加强执法培训，完善制度机制。
{TAIL}
""",
    ),
    "a head of the leading group who acts": (
        "4h 9h 8p 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）健全机构。成立由书记任组长的领导小组，书记切实履行第一责任人职责，多次听取汇报、带头述法。
二、存在的不足和原因
{PROBLEMS}三、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "a duty only promised under a heading of its own": (
        "4h 10h -8 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、党政主要负责人履行推进法治建设第一责任人职责情况
局主要负责人将严格履行职责，定期听取汇报，带头学法。明年，还要主持召开党组会4次。
三、存在的不足和原因
{PROBLEMS}四、下一步工作打算
{PLAN}{TAIL}
""",
    ),
    "a plan that tells of the past year": (
        "4h 10h 8h -12",
        """\
{HEAD}一、主要举措和成效
{DONE}二、主要负责人履职情况
{DUTY}三、存在的不足和原因
{PROBLEMS}四、2025年工作安排
2024年，共组织法治培训6次，开展执法检查48次。一年来先后制定制度4项。
{TAIL}
""",
    ),
    "problems that inspection found and that remain": (
        "4h 8p 9h 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）自查自纠。自查发现还存在执法力量薄弱、矛盾化解能力不足等问题，主要是由于编制紧张。
二、主要负责人履职情况
{DUTY}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a hospital's report": (
        "4h 9h 8p 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}（四）加强领导。院长召开院长办公会4次研究法治工作，听取汇报2次，带头讲授法治课1次。
二、存在问题
{PROBLEMS}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "薄弱点 and 成因": (
        "4h 8h 10h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、工作中的薄弱点及成因
{PROBLEMS}三、主要负责人履职情况
{DUTY}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a heading on shortcomings with 化解 in it": (
        "4h 8h 10h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、存在的不足和矛盾化解难点
{PROBLEMS}三、主要负责人履职情况
{DUTY}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "issuer and date below the title": (
        "5h 9h 11h 13h",
        """\
云溪县水务局2024年度法治政府建设情况报告
云溪县水务局　2025年1月16日

2024年，县水务局扎实推进依法行政，各项工作取得新成效。现将有关情况报告如下：
一、主要举措和成效
{DONE}二、存在的不足和原因
{PROBLEMS}三、主要负责人履职情况
{DUTY}四、2025年工作安排
{PLAN}""",
    ),
    "职责 without the word 第一责任人": (
        "4h 10h 8h 12h",
        """\
{HEAD}一、主要举措和成效
{DONE}二、履行推进法治建设职责情况
{DUTY}三、不足之处
{PROBLEMS}四、下年度工作思路
{PLAN}{TAIL}
""",
    ),
    "a line that leads over to the first part": (
        "6h 10h 12h 14h",
        """\
云溪县水务局2024年度法治政府建设情况报告

2024年，县水务局深入学习贯彻习近平法治思想。
有关情况如下：

一、主要举措和成效
{DONE}二、存在的不足和原因
{PROBLEMS}三、党政主要负责人履行推进法治建设第一责任人职责情况
{DUTY}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a first part that plots its course": (
        "6h 10h 5p 12h",
        """\
{HEAD}一、把准方向，“一盘棋”谋划法治水务
{DUTY}二、主要工作
{DONE}三、存在不足
{PROBLEMS}四、2025年工作安排
{PLAN}{TAIL}
""",
    ),
    "a principal with deeds of other kinds": (
        "4h 9h 8p 11h",
        """\
{HEAD}一、主要举措和成效
{DONE}局长周砚舟是推进法治建设的第一责任人，这一年做了几件实事：牵头制定重大事项集体决策办法；每季度召开一次局长办公会研究法治工作；亲自坐镇调处采砂补偿纠纷。
二、存在不足
{PROBLEMS}三、2025年工作安排
{PLAN}{TAIL}
""",
    ),
}
"""By name: for measures, problems, duty and plan the line where each stands (`h` under a heading, `p` in a passage,
`?` for a person to read, `-` for none, with the line of the nearest mention), and the draft, with the parts above."""


def filled(draft: str) -> str:
    """A draft with the parts put in that it names; each part ends its own line."""
    parts = {"HEAD": HEAD, "DONE": DONE, "PROBLEMS": PROBLEMS, "DUTY": DUTY, "PLAN": PLAN, "TAIL": TAIL}
    for name, part in parts.items():
        draft = draft.replace(f"{{{name}}}", part)
    return draft


def short(verdict: Verdict, document: Document) -> str:
    """A verdict in the short form of DRAFTS."""
    if verdict.answer is Answer.UNMET:
        return "-" + "".join(str(document.line_of(near.span.start)) for near in verdict.near[:1])
    line = document.line_of(verdict.evidence[0].start)
    return f"?{line}" if verdict.answer is Answer.UNCLEAR else f"{line}{verdict.by[:1]}"


@pytest.mark.parametrize("name", DRAFTS)
def test_every_item_is_found_where_a_reader_finds_it(name: str) -> None:
    wanted, draft = DRAFTS[name]
    answer = check("a.txt", filled(draft).encode(), packs=[PACK], given={}, select=bool)
    assert answer.document is not None
    assert [verdict.rule for verdict in answer.verdicts] == ["FZ101", "FZ102", "FZ103", "FZ104"]
    assert " ".join(short(verdict, answer.document) for verdict in answer.verdicts) == wanted


@pytest.mark.parametrize("name", DRAFTS)
def test_an_item_that_is_missing_is_an_error_and_one_to_be_read_a_warning(name: str) -> None:
    answer = check("a.txt", filled(DRAFTS[name][1]).encode(), packs=[PACK], given={}, select=bool)
    grades = {Answer.UNMET: "ERROR", Answer.UNCLEAR: "WARNING"}
    told = {verdict.rule: grades[verdict.answer] for verdict in answer.verdicts if verdict.answer in grades}
    items = {verdict.rule for verdict in answer.verdicts}
    assert {found.rule: found.severity.name for found in answer.findings if found.rule in items} == told


@pytest.mark.parametrize(
    "heading", ["对照问题清单抓整改", "自查自纠问题见实效", "推动执法工作中的困难纾解到位", "坚持直面矛盾问题化解纠纷"]
)
def test_deeds_are_no_problems_by_their_headings(heading: str) -> None:
    solved = "对督察反馈的事项逐项分析原因，12件已全部办结。\n"
    draft = filled(f"{{HEAD}}一、主要举措和成效\n{{DONE}}二、履职情况\n{{DUTY}}三、{heading}\n{solved}{{TAIL}}")
    answer = check("a.txt", draft.encode(), packs=[PACK], given={}, select=bool)
    assert next(verdict.answer for verdict in answer.verdicts if verdict.rule == "FZ102") is Answer.UNMET


@pytest.mark.parametrize("heading", ["工作中的短板", "检视不足，剖析原因", "哪些没做好，往后怎么做"])
def test_problems_stand_under_other_words(heading: str) -> None:
    draft = filled(f"{{HEAD}}一、主要举措和成效\n{{DONE}}二、履职情况\n{{DUTY}}三、{heading}\n{{PROBLEMS}}{{TAIL}}")
    answer = check("a.txt", draft.encode(), packs=[PACK], given={}, select=bool)
    assert answer.document is not None
    [found] = [verdict for verdict in answer.verdicts if verdict.rule == "FZ102"]
    assert (found.answer, found.by, answer.document.line_of(found.evidence[0].start)) == (Answer.MET, "heading", 10)
