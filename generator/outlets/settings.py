"""The `mkdocs.yml` of a tree: what the project's own says of name, menu, look and Markdown, for an engine alone.

Only what holds wherever the pages stand goes along. The theme is called `material` in a tree: MkDocs knows it by this
name, and Zensical takes its own for it, in the `classic` variant, which our styles are made for.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from generator.build import Checked
from generator.disclosure.audience import STAFF, Audience
from generator.outlets import handwritten, policy
from generator.outlets.bundle import Assets
from generator.outlets.menu import menu
from generator.outlets.options import CasebookConfig

OVERRIDES = "overrides"
GO_ALONG = ("site_name", "site_url", "site_description", "site_author", "copyright", "validation")
FOR_RECORDS = ("attr_list", "md_in_html")
LOOK: Mapping[str, Any] = {
    "language": "zh",
    "font": False,
    "features": ["navigation.tabs", "navigation.sections", "navigation.top", "toc.follow"],
    "palette": [
        {
            "media": f"(prefers-color-scheme: {preferred})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": name},
        }
        for preferred, scheme, icon, name in (
            ("light", "default", "material/weather-night", "切换到深色"),
            ("dark", "slate", "material/weather-sunny", "切换到浅色"),
        )
    ],
}
"""What a project's own theme settings do not say."""
STANDARD = {"site_name": "诉鉴", "docs_dir": "content", "markdown_extensions": ["admonition"], "plugins": []}
"""A project that has no `mkdocs.yml`."""


def settings(root: Path, checked: Checked, shared: Assets) -> str:
    """The `mkdocs.yml` of the tree of a project. Raises `Refused` if MkDocs refuses the project's own."""
    own, config = _project(root / "mkdocs.yml")
    found = {
        **{name: own[name] for name in GO_ALONG if name in own},
        "use_directory_urls": False,
        "theme": _theme(own.get("theme")),
        "extra": {**(own.get("extra") or {}), "policy": policy.OF_TREES},
        "extra_css": [*(own.get("extra_css") or ()), shared.style],
        "extra_javascript": [*(own.get("extra_javascript") or ()), shared.script],
        "plugins": [{"search": {"enabled": False}}],  # ours is in the header
        "markdown_extensions": _extensions(config),
        "nav": menu(config.nav, checked.library, checked.withheld),
        "not_in_nav": "*",
    }
    return yaml.dump(found, allow_unicode=True, sort_keys=False, width=120)


class Named(NamedTuple):
    """The name of a site, its address (empty if it has none), and whether its pages are folders (`cases/one/`)."""

    name: str
    address: str
    in_folders: bool


def named(root: Path) -> Named:
    """What a project calls its site. Raises `Refused` if MkDocs refuses its settings."""
    _own, config = _project(root / "mkdocs.yml")
    return Named(config.site_name, config.site_url or "", config.use_directory_urls)


def audience_of(root: Path) -> Audience:
    """Whom the site of a project is made for by its own settings. Raises `ConfigurationError`, which is `Refused`,
    if they do not say it clearly.

    Nothing else that may be wrong with them is looked at.
    """
    file = root / "mkdocs.yml"
    if not file.is_file():
        return STAFF
    config = CasebookConfig()
    config.load_dict({"audience": _said(_read(file).get("plugins")).get("audience", STAFF)})
    errors, _warnings = config.validate()
    for _name, error in errors:
        raise ConfigurationError(f"{file} 的 audience：{error}")
    return cast(Audience, config.audience)


def _read(file: Path) -> Mapping[str, Any]:
    try:
        with file.open("rb") as written:
            read = yaml_load(written)
    except TypeError:  # MkDocs looks for a key in whatever it has read
        read = None
    if not isinstance(read, Mapping):
        raise ConfigurationError(f"{file} 里要一行一项地写“名字: 值”，第一行一般是 site_name。")
    return read


def _said(plugins: Any) -> Mapping[str, Any]:
    """What is said of our own plugin; plugins are a mapping, or a list of names and of mappings."""
    listed = plugins if isinstance(plugins, list) else [plugins]
    found = next((one["casebook"] for one in listed if isinstance(one, Mapping) and "casebook" in one), None)
    return found if isinstance(found, Mapping) else {}


def _project(file: Path) -> tuple[Mapping[str, Any], MkDocsConfig]:
    """What a project says itself, and what MkDocs makes of that."""
    if not file.exists():
        return STANDARD, load_config(BytesIO(yaml.dump(STANDARD).encode()), config_file_path=str(file))
    config = load_config(str(file))
    with file.open("rb") as written:
        return yaml_load(written), config


def _theme(own: str | Mapping[str, Any] | None) -> dict[str, Any]:
    said = own if isinstance(own, Mapping) else {}
    return {**LOOK, **said, "name": "material", "variant": "classic", "custom_dir": OVERRIDES}


def _extensions(config: MkDocsConfig) -> list[str | dict[str, Any]]:
    names = dict.fromkeys((*config.markdown_extensions, *FOR_RECORDS))
    options = {name: dict(config.mdx_configs.get(name) or {}) for name in names}
    handwritten.complete(options)
    return [{name: said} if said else name for name, said in options.items()]
