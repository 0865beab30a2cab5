"""The form as one HTML file: style, script and the names of what there is are in it, and it asks for nothing else."""

from generator.authoring import form
from generator.data.names import datasets
from generator.library import Library
from generator.outlets import bundle
from generator.outlets.policy import digest

RECORD = "form"  # keeps unfinished work apart from that of sites


def form_file(library: Library) -> str:
    """The text of the file."""
    style, core, script = bundle.alone("form", record=RECORD)
    names = form.as_json(dict(datasets(library))["names"]).replace("<", "\\u003c")  # a title may be called </script>
    code = f'{core}\ncasebook.data("names", {names});\n{script}'
    policy = (
        f"default-src 'none'; style-src {digest(style)}; script-src {digest(code)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    return form.alone(library, style=style, script=code, policy=policy)
