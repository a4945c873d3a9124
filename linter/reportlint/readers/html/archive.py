"""The page in a web archive (MHTML, RFC 2557): one mail with a page and its pictures, as Word and browsers save it."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.errors import MessageError

from ...errors import InputError, Message


def main_page(path: str, data: bytes) -> tuple[bytes, str]:
    """The bytes of the first HTML part and the charset that it came with; raises InputError where there is none."""
    try:
        for part in message_from_bytes(data, policy=policy.compat32).walk():
            if part.get_content_type() == "text/html":
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes):
                    return payload, str(part.get_param("charset") or "")
    except (MessageError, RecursionError, ValueError, LookupError):
        pass
    raise InputError(
        Message(
            f"{path}：单个文件网页（.mht）里找不到网页；请在浏览器里打开，把正文复制到 .docx 或 .txt 文件",
            f"{path}: there is no page in this web archive; copy the text from a browser to a .docx file",
        )
    )
