"""Lines that are no text of the author's: page numbers, rules, navigation, tables, rows of metadata."""

from __future__ import annotations

from ..expressions import expression
from ..text import BlockKind

LONGEST = 120
"""Code points; lines of navigation are shorter."""

_TABLE = expression(r"\|.*\|$|[^\t]+\t+[^\t]+\t+[^\t]+")
_FIGURE = expression(r"[+\-]?\d[\d,]*(?:\.\d+)?%?$")
_PAGE_OF_ALL = r"第\s*\d{1,3}\s*页(?:[，,]?\s*[/共]\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}"
_PAGE_NUMBER = rf"(?:[-—–－―·.]{{0,2}}\s*\d{{1,3}}\s*[-—–－―·.]{{0,2}}|{_PAGE_OF_ALL})$"
_PAGE = expression(_PAGE_NUMBER)
_FURNITURE = expression(
    # Rules of tables and of pages, numbers of pages, comments.
    rf"\|?\s*:?-{{2,}}:?\s*(?:\|\s*:?-{{2,}}:?\s*)*\|?$|(?:[-*_=—－]\s*){{3,}}$|{_PAGE_NUMBER}|<!--.*-->$"
)
_NAVIGATION = expression(
    r"首页(?![^|｜>＞》\s　]{6})|您?(?:所在|当前|现在)的?位[置于]|当前页|今天是"
    r"|【(?:字体|打印|收藏|关闭)|字体(?:[：:【\s大]|$)|打印(?:[本此]页|[】\s]|$)|收藏(?:[本此]页|[】\s]|$)"
    r"|扫一扫|网站(?:地图|声明|标识)|版权所有|主办(?:单位)?[：:]|承办(?:单位)?[：:]|技术支持(?:[：:]|$)|附件下载"
    r"|相关(?:链接|附件|文档|稿件)(?:[：:】]|$)|上一[篇条]|下一[篇条]|分享到|(?:浏览|阅读|点击)(?:次数|量)|责任编辑"
    r"|关闭窗口|返回(?:顶部|首页)|无障碍(?:浏览|阅读|模式|版|$)|适老(?:化?版|模式|$)|长者(?:模式|版)|繁體"
    r"|友情链接|关于我们|联系我们|网站(?:首页|导航)|设为首页|加入收藏|手机版|信息来源[：:].*(?:浏览|阅读|字[体号])"
    r"|A\+ ?A|来源[：:].*字[体号]|主题?词?分享|政府网站(?:标识|找错|$)|[A-Za-z\u4e00-\u9fff]{1,2}ICP备"
)
"""Words that open a line of navigation. No such line holds a full stop; prose that begins with the same words does."""

_SITE = r"\S{2,25}(?:门户网站?|政府网站?|政府网|网站|信息网|政务网)"
_PAGE_TITLE = expression(rf".{{4,}}[_|｜\-－—]+\s?(?:{_SITE}|\S{{2,12}}人民政府)$|{_SITE}\s?[_|｜\-－—]\s?\S{{6,}}")
_PARTED = expression(r"[_|｜\-－—]")
"""What parts the title of a page from the name of its site."""
_METADATA = expression(
    r"(?:索引号|信息索引|发布机构|发布单位|发文机关|公开机构|公开主体|信息来源|来源|标题|名称|信息名称|发文字号|文号|发布日期|发布时间|成文日期|"
    r"生成日期|公开日期|主题分类|主题词|体裁分类|公开方式|有效性|关键词|作者)[：:|]"
)


REMARK = expression(r"<!--\s*reportlint\s*[:：](?P<said>.*?)-->|^reportlint\s*[:：](?P<bare>.*)$")
"""A word to this program inside a draft: a comment that ends a line or is one, or a line that opens with its name."""

LABEL = expression(r"(?:索引号|发文机关|发布机构|成文日期|标题|发文字号|发布日期|主题分类)[：:]$")
"""A row that was broken behind its label."""


def shape_of(text: str) -> BlockKind:
    """What a line without the blanks around it is by its shape alone."""
    first = text[:1]
    # No furniture begins with a Han character but 第 3 页, and no row of a table has neither | nor a tab.
    if not "\u4e00" <= first <= "\u9fff" or first == "第":
        if "reportlint" in text and REMARK.fullmatch(text):
            return BlockKind.MARGIN
        if _FURNITURE.match(text):
            return BlockKind.FURNITURE
    lined = (first == "|" or "\t" in text) and _TABLE.match(text)
    if _is_row(text) or (lined and "：|" not in text.replace(":", "：").replace(" ", "")):
        return BlockKind.TABLE
    return BlockKind.TEXT


def is_navigation(text: str) -> bool:
    """Whether a line is navigation or the title of a web page by its words, which a broken sentence may begin with."""
    if len(text) >= LONGEST:
        return False
    if "。" not in text and _NAVIGATION.match(text) is not None:
        return True
    return _PARTED.search(text) is not None and _PAGE_TITLE.match(text) is not None


def _is_row(text: str) -> bool:
    """Whether a line is the row of a table that lost its lines: three figures end it, or it is one with decimals."""
    last = text.rstrip()[-1:]
    if not last.isdecimal() and last != "%":
        return False
    words = text.rsplit(maxsplit=3)[-3:]
    if not all(map(_FIGURE.match, words)):
        return False
    return len(words) == 3 or (len(words) == 1 and ("." in text or "," in text))


def is_metadata(text: str) -> bool:
    """Whether a cleaned line is a row of the table of metadata over a government web page."""
    return _METADATA.match(text) is not None


def is_page_number(text: str) -> bool:
    """Whether a line without the blanks around it is nothing but the number of a page."""
    return _PAGE.match(text) is not None
