"""Where learners' records may be sent, as `mkdocs.yml` says it: a store of learning records (LRS) of theirs."""

import re
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig

from generator.authoring import identifiers
from generator.data import DATA, script
from generator.disclosure.audience import for_audience
from generator.library import Library
from generator.xapi.activities import Activities

HERE = r"http://(?:localhost|127\.0\.0\.1|\[::1\])"
ENDPOINT = re.compile(
    rf"(?:https://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|{HERE})(?::[0-9]{{1,5}})?(?:/[A-Za-z0-9._~/-]*)?"
)
LOGIN = re.compile(r"[^:\x00-\x20\x7f]+:[^\x00-\x1f\x7f]+")
NEEDED = {"endpoint": "学习记录库的地址", "holder": "由谁保管，学员同意以前看到的名称"}
FIELDS = {**NEEDED, "public_login": "口令，写在网页里，谁都看得见"}
EXAMPLE = "例如 lrs: {endpoint: https://lrs.example.org/xAPI/, holder: 培训部}"
NOT_SAFE = "不是安全的地址：要以 https:// 开头（本机可以写 http://localhost），只写主机、端口和路径，不带口令、? 和 #"


class Lrs(NamedTuple):
    """`endpoint` ends with a slash; `authorization` is a header that every reader of the site can see, or empty."""

    endpoint: str
    holder: str
    authorization: str = ""


class Store(base.BaseConfigOption[Lrs | None]):
    """The option; None if nothing is said, and then nothing is sent."""

    def run_validation(self, value: object) -> Lrs | None:
        """Raises `ValidationError` for what is not clear, or not safe."""
        if value is None or isinstance(value, Lrs):  # MkDocs validates a configuration more than once
            return value
        if not isinstance(value, Mapping):
            raise base.ValidationError(f"要写成一组字段，{EXAMPLE}。")
        if wrong := [str(name) for name in value if name not in FIELDS]:
            known = "；".join(f"{name}：{meaning}" for name, meaning in FIELDS.items())
            raise base.ValidationError(f"没有 {'、'.join(wrong)} 这样的字段，只有：{known}。")
        return _lrs({name: _text(name, one) for name, one in value.items()})


def pages_know(store: Lrs, activities: Activities) -> Mapping[str, str]:
    """What is written into the script of all pages."""
    return {**store._asdict(), "data": activities.file}


def activities_of(library: Library, config: MkDocsConfig) -> Activities:
    """Those that a site may speak of: the same as `casebook xapi` has. Raises `identifiers.BrokenMapError`."""
    known = identifiers.read(Path(config.config_file_path).parent)
    return Activities(for_audience(library, "public").listed, known, config.site_name, config.site_url or "")


def scripts_of(activities: Activities) -> Mapping[str, str]:
    """The datasets, by path in the site."""
    return {f"{DATA}{name}.js": script(name, value) for name, value in activities.files.items()}


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise base.ValidationError(f"{name} 要写一行文字（{FIELDS[name]}）。")
    return value.strip()


def _lrs(said: Mapping[str, str]) -> Lrs:
    if missing := [f"{name}（{meaning}）" for name, meaning in NEEDED.items() if name not in said]:
        raise base.ValidationError(f"还要写 {'、'.join(missing)}。{EXAMPLE}。")
    endpoint, login = said["endpoint"], said.get("public_login", "")
    if not ENDPOINT.fullmatch(endpoint):
        raise base.ValidationError(f"“{endpoint}”{NOT_SAFE}。")
    if login and not LOGIN.fullmatch(login):
        raise base.ValidationError(
            "public_login 要写成“用户:密码”。它写在网页里，谁都看得见，只能用只许写入语句的帐号。"
        )
    authorization = f"Basic {b64encode(login.encode()).decode()}" if login else ""
    return Lrs(f"{endpoint.rstrip('/')}/", said["holder"], authorization)
