"""What `mkdocs.yml` may say of our plugin."""

import re

from mkdocs.config import base
from mkdocs.config import config_options as options

from generator.disclosure.audience import AUDIENCES, STAFF
from generator.outlets.lrs import Store

MAIL = re.compile(r"[^@\s,;?&]+@[^@\s,;?&]+")


class MailAddress(options.Type[str]):
    """An address that mail can be sent to."""

    def run_validation(self, value: object) -> str:
        """Raises `ValidationError` for anything else."""
        if (text := super().run_validation(value)) and not MAIL.fullmatch(text):
            raise base.ValidationError(f"“{text}”不是邮箱地址，写成 name@example.org 的样子。")
        return text


class WebAddress(options.Type[str]):
    """The address of a page that takes a suggestion."""

    def run_validation(self, value: object) -> str:
        """Raises `ValidationError` for anything else."""
        if (text := super().run_validation(value)) and not re.match("https?://", text):
            raise base.ValidationError(
                f"“{text}”不是网址，要从 https:// 或 http:// 写起；{{title}} 和 {{text}} 会换成标题和正文。"
            )
        return text


class ForWhom(options.Type[str]):
    """An audience."""

    def run_validation(self, value: object) -> str:
        """Raises `ValidationError` for anything else."""
        if (name := super().run_validation(value)) not in AUDIENCES:
            choices = "；".join(f"{one}：{meaning}" for one, meaning in AUDIENCES.items())
            raise base.ValidationError(f"“{name}”不是给谁看的网站，只能写：{choices}。")
        return name


class CasebookConfig(base.Config):
    """`audience`: whom the site is made for, where nobody says so on the command line.

    `edit_root`: where an author's file can be edited in a browser; its path in the project is appended.

    `lrs`: where learners' records may be sent, if they agree.
    `record`: the name of the learner's record, different for each of several sites on one host.
    `suggestions_mail`, `suggestions_address`: where readers' suggestions go.
    """

    audience = ForWhom(str, default=STAFF)
    edit_root = options.Type(str, default="")
    lrs = Store()
    record = options.Type(str, default="casebook")
    suggestions_mail = MailAddress(str, default="")
    suggestions_address = WebAddress(str, default="")
