"""What is only there if somebody asked for it."""

from importlib.util import find_spec

EXTRA = "authoring"


def missing(*modules: str) -> str:
    """How to install what a command needs, in one sentence; empty if it is there."""
    if all(find_spec(module) for module in modules):
        return ""
    return f'这个命令要另装几个程序包：pip install "casebook[{EXTRA}]"'
